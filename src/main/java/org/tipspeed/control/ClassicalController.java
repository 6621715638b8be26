package org.tipspeed.control;

import org.tipspeed.quantity.Limit;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * A variable-speed, pitch-to-feather controller (Jonkman et al., NREL/TP-500-38060, as coded in
 * OpenFAST's DISCON.F90). Its only input for decisions is the generator speed, low-pass filtered.
 * For any control interval from 0.01 to 0.1 s.
 */
final class ClassicalController implements Controller {

  private final ClassicalParameters parameters;
  private final double slope15;
  private final double slope25;
  private final double region2EndRadPerS;

  private double intervalS;
  private double filterMemory;

  private double filteredRadPerS;
  private double lastTorqueNm;
  private double lastPitchRad;
  private double speedErrorIntegralRad;
  private boolean first;

  ClassicalController(ClassicalParameters parameters) {
    this.parameters = parameters;
    this.slope15 = parameters.slope15NmS();
    this.slope25 = parameters.slope25NmS();
    this.region2EndRadPerS = parameters.region2EndRadPerS();
  }

  @Override
  public String name() {
    return Baselines.NAME;
  }

  /**
   * @throws ControllerException if the turbine is another than the one that the parameters are for
   */
  @Override
  public void start(TurbineDescription turbine, TurbineReading reading, double controlIntervalS) {
    ClassicalParameters.of(turbine);
    intervalS = controlIntervalS;
    filterMemory = Math.exp(-controlIntervalS * parameters.filterRadPerS());
    filteredRadPerS = reading.generatorSpeedRadPerS();
    lastPitchRad = reading.pitchRad().first();
    speedErrorIntegralRad = lastPitchRad / (gainFactor() * parameters.integral());
    first = true;
  }

  @Override
  public TurbineCommand command(TurbineReading reading) {
    filteredRadPerS =
        (1 - filterMemory) * reading.generatorSpeedRadPerS() + filterMemory * filteredRadPerS;
    double torqueNm = limitedTorque(torqueNm());
    PerBlade measured = reading.pitchRad();
    double pitchRad = pitchRad();
    PerBlade pitch =
        new PerBlade(
            towards(pitchRad, measured.first()),
            towards(pitchRad, measured.second()),
            towards(pitchRad, measured.third()));
    lastPitchRad = pitch.first();
    return new TurbineCommand(torqueNm, pitch, 0);
  }

  /** The torque law; the order of the tests matters. */
  private double torqueNm() {
    double speed = filteredRadPerS;
    if (speed >= parameters.region3StartRadPerS() || lastPitchRad >= parameters.region3PitchRad()) {
      return parameters.mechanicalPowerW() / speed;
    }
    if (speed <= parameters.region1EndRadPerS()) {
      return 0;
    }
    if (speed < parameters.region2StartRadPerS()) {
      return slope15 * (speed - parameters.region1EndRadPerS());
    }
    if (speed < region2EndRadPerS) {
      return parameters.optimalGainNmS2() * speed * speed;
    }
    return slope25 * (speed - parameters.synchronousRadPerS());
  }

  private double limitedTorque(double wantedNm) {
    double torqueNm = Limit.clip(wantedNm, -parameters.maxTorqueNm(), parameters.maxTorqueNm());
    if (!first) {
      double changeNm = parameters.maxTorqueRateNmPerS() * intervalS;
      torqueNm = Limit.clip(torqueNm, lastTorqueNm - changeNm, lastTorqueNm + changeNm);
    }
    first = false;
    lastTorqueNm = torqueNm;
    return torqueNm;
  }

  /** Gain-scheduled PI on the speed error, the integral held within the pitch range. */
  private double pitchRad() {
    double factor = gainFactor();
    double error = filteredRadPerS - parameters.referenceRadPerS();
    speedErrorIntegralRad =
        Limit.clip(
            speedErrorIntegralRad + error * intervalS,
            parameters.minPitchRad() / (factor * parameters.integral()),
            parameters.maxPitchRad() / (factor * parameters.integral()));
    double pitchRad =
        factor
            * (parameters.proportionalS() * error + parameters.integral() * speedErrorIntegralRad);
    return Limit.clip(pitchRad, parameters.minPitchRad(), parameters.maxPitchRad());
  }

  private double gainFactor() {
    return 1 / (1 + lastPitchRad / parameters.gainHalvedAtRad());
  }

  private double towards(double wantedRad, double measuredRad) {
    double changeRad = parameters.maxPitchRateRadPerS() * intervalS;
    return Limit.clip(wantedRad, measuredRad - changeRad, measuredRad + changeRad);
  }
}
