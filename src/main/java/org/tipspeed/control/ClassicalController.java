package org.tipspeed.control;

import java.util.List;
import org.tipspeed.control.ClassicalParameters.LeastPitch;
import org.tipspeed.quantity.Limit;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.PublishedLaw;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * A variable-speed, pitch-to-feather controller (Jonkman et al., NREL/TP-500-38060, as coded in
 * OpenFAST's DISCON.F90), with what that of other turbines needs besides: see {@link
 * ClassicalParameters}. Its input for decisions is the generator speed, low-pass filtered; tower
 * damper and least pitch over wind look at more. For any control interval from 0.01 to 0.1 s.
 */
final class ClassicalController implements Controller {

  /** Over how long the wind is averaged that the least pitch goes by [s]. */
  private static final double WIND_S = 10;

  private final ClassicalParameters options;
  private final PublishedLaw parameters;
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
  private double towerTopMps;
  private double slowMps2;
  private double windMps;

  ClassicalController(ClassicalParameters parameters) {
    options = parameters;
    this.parameters = parameters.law();
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
    requireMeasured(turbine);
    towerTopMps = 0;
    slowMps2 = 0;
    windMps = options.minimumPitch().isEmpty() ? 0 : reading.hubWindMps();
  }

  private void requireMeasured(TurbineDescription turbine) {
    if (options.towerDamper().isPresent()
        && !turbine.channels().contains(Channel.TOWER_TOP_ACCELERATION_FA)) {
      throw new ControllerException(
          "tower_damping needs the tower top's acceleration, which %s does not report"
              .formatted(turbine.name()));
    }
  }

  @Override
  public TurbineCommand command(TurbineReading reading) {
    filteredRadPerS =
        (1 - filterMemory) * reading.generatorSpeedRadPerS() + filterMemory * filteredRadPerS;
    sense(reading);
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
      return parameters.mechanicalPowerW()
          / (options.constantTorque() ? parameters.referenceRadPerS() : speed);
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
    double error = filteredRadPerS - referenceRadPerS();
    double minPitchRad = minPitchRad();
    speedErrorIntegralRad =
        Limit.clip(
            speedErrorIntegralRad + error * intervalS,
            minPitchRad / (factor * parameters.integral()),
            parameters.maxPitchRad() / (factor * parameters.integral()));
    double pitchRad =
        factor
            * (parameters.proportionalS() * error + parameters.integral() * speedErrorIntegralRad);
    return Limit.clip(pitchRad + towerPitchRad(), minPitchRad, parameters.maxPitchRad());
  }

  private double referenceRadPerS() {
    double ratedNm = parameters.mechanicalPowerW() / parameters.referenceRadPerS();
    double idle = Limit.clip(1 - lastTorqueNm / ratedNm, 0, 1);
    return parameters.referenceRadPerS() * (1 + options.setPointSmoothing() * idle);
  }

  private double gainFactor() {
    return 1
        / (1
            + lastPitchRad / parameters.gainHalvedAtRad()
            + options.sensitivityPerRad2() * lastPitchRad * lastPitchRad);
  }

  private double minPitchRad() {
    List<LeastPitch> least = options.minimumPitch();
    if (least.isEmpty()) {
      return parameters.minPitchRad();
    }
    int upper = 0;
    while (upper < least.size() && least.get(upper).windMps() < windMps) {
      upper++;
    }
    LeastPitch above = least.get(Math.min(upper, least.size() - 1));
    LeastPitch below = least.get(Math.max(upper - 1, 0));
    double width = above.windMps() - below.windMps();
    double share = width > 0 ? Limit.clip((windMps - below.windMps()) / width, 0, 1) : 0;
    return below.pitchRad() + share * (above.pitchRad() - below.pitchRad());
  }

  /** More pitch takes thrust away while the tower's top moves downwind. */
  private double towerPitchRad() {
    return options.towerDamper().map(damper -> damper.gainRadSPerM() * towerTopMps).orElse(0.0);
  }

  /** Velocity of the tower's top, without what is slow, and the wind of the last seconds. */
  private void sense(TurbineReading reading) {
    options
        .towerDamper()
        .ifPresent(
            damper -> {
              double memory = Math.exp(-intervalS * damper.cornerRadPerS());
              double accelerationMps2 = reading.get(Channel.TOWER_TOP_ACCELERATION_FA);
              towerTopMps =
                  memory * towerTopMps
                      + (1 - memory) / damper.cornerRadPerS() * (accelerationMps2 - slowMps2);
              slowMps2 += (1 - memory) * (accelerationMps2 - slowMps2);
            });
    if (!options.minimumPitch().isEmpty()) {
      windMps += (1 - Math.exp(-intervalS / WIND_S)) * (reading.hubWindMps() - windMps);
    }
  }

  private double towards(double wantedRad, double measuredRad) {
    double changeRad = parameters.maxPitchRateRadPerS() * intervalS;
    return Limit.clip(wantedRad, measuredRad - changeRad, measuredRad + changeRad);
  }
}
