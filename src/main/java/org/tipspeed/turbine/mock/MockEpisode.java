package org.tipspeed.turbine.mock;

import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.quantity.Limit;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.drive.PitchDrive;
import org.tipspeed.turbine.drive.TorqueDrive;
import org.tipspeed.wind.WindField;

/**
 * One episode of the mock turbine. Per internal step the drives move first, then the wind is taken
 * once, at the middle of the step, then the classical Runge-Kutta method moves the structure.
 *
 * <p>A step of 0.05 s resolves the stiffest mode of the NREL 5 MW, shaft torsion at 2.2 Hz, with
 * nine steps per period. Where something is stiffer, as a shaft without a gear, the structure takes
 * more than one step to one of drives and wind. Commons Math's single step allocates a little under
 * a kilobyte, and collecting that takes less than a hundredth of the time (TurbineBenchmark).
 */
final class MockEpisode {

  /**
   * Longest step times the fastest rate. The method is stable up to 2.6 at any damping; up to here
   * a swing that dies out does so at about its own speed.
   */
  private static final double REACH = 1.5;

  private static final int MOST_STEPS_OF_STRUCTURE = 100;

  /** Relative error of a time that is the sum of many intervals; whoever counts them has it too. */
  private static final double ROUNDING = 1e-6;

  private final MockParameters parameters;
  private final boolean hasDynamicInflow;
  private final DynamicInflow inflow;
  private final WindField wind;
  private final double stepS;
  private final int stepsPerInterval;
  private final int stepsOfStructure;

  private final ClassicalRungeKuttaIntegrator integrator;
  private final BladedRotor rotor;
  private final TowerBending tower;
  private final PitchDrive[] pitch = new PitchDrive[BladedRotor.BLADES];
  private final TorqueDrive torque;
  private final Motion motion;
  private final Sensors sensors;
  private final double[] uvw = new double[3];

  private double[] state;
  private long steps;
  private double yawRad;

  MockEpisode(
      MockParameters parameters,
      LoadGrid grid,
      MockSettings settings,
      EpisodeStart start,
      WindField wind) {
    this.parameters = parameters;
    this.wind = wind;
    double intervalS = start.controlIntervalS();
    stepsPerInterval = Math.max(1, (int) Math.ceil(intervalS / settings.timeStepS() - 1e-9));
    stepS = intervalS / stepsPerInterval;
    stepsOfStructure = (int) stepsOfStructure(parameters, stepS);
    integrator = new ClassicalRungeKuttaIntegrator(1);
    rotor = new BladedRotor(parameters, grid, settings.airDensityKgPerM3());
    hasDynamicInflow = settings.dynamicInflow();
    inflow = new DynamicInflow(grid, parameters.site().rotorRadiusM(), stepS);
    tower = new TowerBending(parameters.tower());
    torque = new TorqueDrive(parameters.torqueActuator(), stepS);
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      pitch[i] = new PitchDrive(parameters.pitchActuator(), stepS);
    }
    motion = new Motion(parameters, rotor, tower, pitch, torque, stepS);
    sensors = new Sensors(parameters, rotor, pitch, torque, motion);
    settle(start.initial());
  }

  private static double stepsOfStructure(MockParameters parameters, double stepS) {
    return Math.max(1, Math.ceil(parameters.fastestRatePerS() * stepS / REACH));
  }

  /**
   * @throws SettingsException if the turbine is too stiff for the time step
   */
  static void requireSteps(MockParameters parameters, MockSettings settings) {
    if (stepsOfStructure(parameters, settings.timeStepS()) > MOST_STEPS_OF_STRUCTURE) {
      double fastest = parameters.fastestRatePerS();
      double shaft = parameters.driveTrain().rateWith(parameters.leastRotorInertiaKgM2());
      throw new SettingsException(
          ("%s: %s of %.4g rad/s is too fast for turbine.mock.time_step_s %s;"
                  + " it should be at most %.2g, or the turbine less stiff")
              .formatted(
                  settings.parameterFile(),
                  shaft < fastest ? "a tower or flap frequency" : "the shaft's frequency",
                  fastest,
                  settings.timeStepS(),
                  MOST_STEPS_OF_STRUCTURE * REACH / fastest));
    }
  }

  private void settle(OperatingPoint initial) {
    torque.settle(initial.generatorTorqueNm());
    for (PitchDrive drive : pitch) {
      drive.settle(initial.pitchRad());
    }
    takeWind(0, 0);
    inflow.settle(rotor.axialMps(), tipSpeedMps(initial.rotorSpeedRadPerS()), initial.pitchRad());
    state = motion.equilibrium(initial.rotorSpeedRadPerS());
  }

  double windEndS() {
    return wind.durationS();
  }

  double timeS() {
    return steps * stepS;
  }

  /**
   * Holds a command for one control interval.
   *
   * @throws TurbineException if the wind is over or the state is no number any more
   */
  void advance(TurbineCommand command) {
    double endS = (steps + stepsPerInterval) * stepS;
    if (endS > wind.durationS() + ROUNDING * (1 + endS)) {
      throw new TurbineException(
          TurbineException.Kind.REFUSED,
          "the wind ends at %s s, before the interval that ends at %s s"
              .formatted(wind.durationS(), endS));
    }
    for (int i = 0; i < stepsPerInterval; i++) {
      step(command);
    }
  }

  private void step(TurbineCommand command) {
    torque.advance(command.generatorTorqueNm());
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      pitch[i].advance(command.pitchRad().get(i));
    }
    yaw(command.yawRateRadPerS());
    double middleS = timeS() + stepS / 2;
    takeWind(middleS, state[Motion.AZIMUTH] + state[Motion.ROTOR_SPEED] * stepS / 2);
    if (hasDynamicInflow) {
      moveWake();
    }
    moveStructure();
    state[Motion.AZIMUTH] %= 2 * Math.PI;
    steps++;
    requireFinite();
  }

  private void moveWake() {
    double pitchSumRad = 0;
    for (PitchDrive drive : pitch) {
      pitchSumRad += drive.pitchRad();
    }
    inflow.advance(
        rotor.axialMps() - state[Motion.FORE_AFT_RATE],
        tipSpeedMps(state[Motion.ROTOR_SPEED]),
        pitchSumRad / BladedRotor.BLADES);
    rotor.lagBy(inflow.lagMps());
  }

  private double tipSpeedMps(double rotorSpeedRadPerS) {
    return rotorSpeedRadPerS * parameters.site().rotorRadiusM();
  }

  private void moveStructure() {
    double count = stepsOfStructure;
    for (int i = 0; i < stepsOfStructure; i++) {
      state = integrator.singleStep(motion, i / count, state, (i + 1) / count);
    }
  }

  private void yaw(double rateRadPerS) {
    double limit = parameters.yawDrive().maxRateRadPerS();
    yawRad += Limit.clip(rateRadPerS, limit) * stepS;
  }

  private void takeWind(double timeS, double azimuthRad) {
    rotor.sampleWind(wind, timeS, azimuthRad, yawRad);
    motion.aim();
    tower.blow(hubWindMps(timeS));
  }

  private double hubWindMps(double timeS) {
    double coveredS = Math.min(timeS, wind.durationS());
    wind.velocityAt(coveredS, 0, 0, parameters.site().hubHeightM(), uvw);
    return uvw[0];
  }

  /** The next step is computed with it; whether what it reports can be true is asked elsewhere. */
  private void requireFinite() {
    for (double value : state) {
      if (!Double.isFinite(value)) {
        throw new TurbineException(
            TurbineException.Kind.NON_FINITE, "the state is not finite at %s s".formatted(timeS()));
      }
    }
  }

  /** What the turbine reports now. */
  TurbineReading reading() {
    return sensors.read(timeS(), hubWindMps(timeS()), state);
  }
}
