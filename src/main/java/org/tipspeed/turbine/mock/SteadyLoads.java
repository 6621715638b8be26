package org.tipspeed.turbine.mock;

import java.util.List;
import java.util.Optional;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.turbine.TurbineDesign;
import org.tipspeed.turbine.TurbineDesign.RatedLoads;
import org.tipspeed.turbine.TurbineDesign.Sensitivity;

/** Loads of the rotor in uniform wind, straight from the table, and how they change. */
final class SteadyLoads {

  /** Usual air: a controller is not designed anew for every day's. */
  private static final double AIR_DENSITY = LoadCurves.TABLE_AIR_DENSITY;

  /** Half the differences that slopes are taken over: a node of the table lies within each. */
  private static final double PITCH_RAD = Math.toRadians(1);

  private static final double SPEED_SHARE = 0.02;
  private static final double WIND_MPS = 0.25;

  private static final double LOWEST_TIP_SPEED_RATIO = 3;
  private static final double HIGHEST_TIP_SPEED_RATIO = 20;
  private static final double TIP_SPEED_RATIO_STEP = 0.05;

  /** Where blades have one, the moment of gravity is part of what a root carries. */
  private final MockParameters parameters;

  private final LoadGrid grid;
  private final double radiusM;
  private final double thrustScale;
  private final double[] loads = new double[RotorLoads.QUANTITIES];

  SteadyLoads(MockParameters parameters, LoadGrid grid) {
    this.parameters = parameters;
    this.grid = grid;
    radiusM = parameters.site().rotorRadiusM();
    thrustScale = AIR_DENSITY / 2 * Math.PI * radiusM * radiusM;
  }

  /** What a controller of a turbine is designed with. */
  static TurbineDesign design(TurbineDescription plate, MockParameters parameters, LoadGrid grid) {
    SteadyLoads rotor = new SteadyLoads(parameters, grid);
    List<SteadyState> states = plate.steadyStates();
    return new TurbineDesign(
        parameters.baseline().settings(),
        rotor.optimalGainNmS2(states),
        states.stream().filter(state -> state.windMps() > WIND_MPS).map(rotor::at).toList(),
        rotor.ratedLoads(plate),
        Optional.of(parameters.tower().foreAftFrequencyRadPerS()));
  }

  double torqueNm(double windMps, double speedRadPerS, double pitchRad) {
    grid.at(windMps, speedRadPerS * radiusM, pitchRad, loads);
    return thrustScale * radiusM * loads[RotorLoads.TORQUE];
  }

  double thrustN(double windMps, double speedRadPerS, double pitchRad) {
    grid.at(windMps, speedRadPerS * radiusM, pitchRad, loads);
    return thrustScale * loads[RotorLoads.THRUST];
  }

  /** Of one blade, out of the rotor plane, its weight included. */
  double rootMomentNm(double windMps, double speedRadPerS, double pitchRad) {
    grid.at(windMps, speedRadPerS * radiusM, pitchRad, loads);
    return thrustScale * radiusM * loads[RotorLoads.ROOT_MOMENT]
        + parameters.blades().gravityRootMomentNm();
  }

  /** What of the wind's power and pressure the rotor takes as power and thrust. */
  double powerCoefficient(double windMps, double speedRadPerS, double pitchRad) {
    return torqueNm(windMps, speedRadPerS, pitchRad)
        * speedRadPerS
        / (thrustScale * Math.pow(windMps, 3));
  }

  double thrustCoefficient(double windMps, double speedRadPerS, double pitchRad) {
    return thrustN(windMps, speedRadPerS, pitchRad) / (thrustScale * windMps * windMps);
  }

  private Sensitivity at(SteadyState state) {
    double wind = state.windMps();
    double speed = state.point().rotorSpeedRadPerS();
    double pitch = state.point().pitchRad();
    double faster = SPEED_SHARE * speed;
    return new Sensitivity(
        wind,
        pitch,
        (torqueNm(wind, speed, pitch + PITCH_RAD) - torqueNm(wind, speed, pitch - PITCH_RAD))
            / (2 * PITCH_RAD),
        faster == 0
            ? 0
            : (torqueNm(wind, speed + faster, pitch) - torqueNm(wind, speed - faster, pitch))
                / (2 * faster),
        (torqueNm(wind + WIND_MPS, speed, pitch) - torqueNm(wind - WIND_MPS, speed, pitch))
            / (2 * WIND_MPS),
        (thrustN(wind, speed, pitch + PITCH_RAD) - thrustN(wind, speed, pitch - PITCH_RAD))
            / (2 * PITCH_RAD));
  }

  /**
   * At the finest pitch of the schedule; nothing if the rotor takes nothing from the wind there.
   */
  private Optional<Double> optimalGainNmS2(List<SteadyState> states) {
    double pitch = states.stream().mapToDouble(state -> state.point().pitchRad()).min().orElse(0);
    double gear = parameters.driveTrain().gearRatio();
    double best = 0;
    double gain = 0;
    for (double ratio = LOWEST_TIP_SPEED_RATIO;
        ratio <= HIGHEST_TIP_SPEED_RATIO;
        ratio += TIP_SPEED_RATIO_STEP) {
      double torque = torqueNm(1, ratio / radiusM, pitch);
      if (torque * ratio > best) {
        best = torque * ratio;
        gain = torque / Math.pow(ratio / radiusM, 2) / Math.pow(gear, 3);
      }
    }
    return Optional.of(gain).filter(found -> found > 0);
  }

  private Optional<RatedLoads> ratedLoads(TurbineDescription plate) {
    double wind = plate.ratedWindMps();
    if (Double.isNaN(wind)) {
      return Optional.empty();
    }
    OperatingPoint point = plate.steadyStateAt(wind);
    double thrust = thrustN(wind, point.rotorSpeedRadPerS(), point.pitchRad());
    double root = rootMomentNm(wind, point.rotorSpeedRadPerS(), point.pitchRad());
    return thrust > 0 && root > 0
        ? Optional.of(
            new RatedLoads(
                thrust,
                root,
                thrust * parameters.tower().baseMomentLeverM(),
                thrust / parameters.tower().stiffnessNPerM()))
        : Optional.empty();
  }
}
