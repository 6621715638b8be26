package org.tipspeed.turbine.qblade;

import java.util.Locale;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;

/**
 * A simulation that runs: steps of the library, its controls and values read with what the profile
 * says, each step checked. The library itself reports hardly any failure.
 */
final class Simulation {

  /** No true value of the operation array comes near, in whatever unit. */
  private static final double ABSURD = 1e12;

  private final NativeSimulator library;
  private final QBladeProfile profile;
  private final double gearRatio;
  private final double[] operation = new double[OperationValue.FEWEST];
  private double lastTimeS;

  Simulation(NativeSimulator library, QBladeProfile profile, double gearRatio) {
    this.library = library;
    this.profile = profile;
    this.gearRatio = gearRatio;
  }

  /** After a reset of the library. */
  void begin() {
    lastTimeS = 0;
    library.readOperation(operation);
    int written = library.valuesWritten();
    if (written != profile.operationValues()) {
      throw new TurbineException(
          Kind.REFUSED,
          "the library writes %d operation values, when probed it wrote %d: probe it again"
              .formatted(written, profile.operationValues()));
    }
  }

  /** Torque on the high-speed side. */
  void control(double torqueNm, PerBlade pitchRad, double yawRad) {
    boolean low = profile.torqueShaft() == QBladeProfile.Shaft.LOW_SPEED;
    library.setControl(QBladeLibrary.ControlValue.TORQUE, low ? torqueNm * gearRatio : torqueNm);
    library.setControl(QBladeLibrary.ControlValue.YAW, Math.toDegrees(yawRad));
    library.setControl(QBladeLibrary.ControlValue.PITCH_1, pitchDeg(pitchRad.first()));
    library.setControl(QBladeLibrary.ControlValue.PITCH_2, pitchDeg(pitchRad.second()));
    library.setControl(QBladeLibrary.ControlValue.PITCH_3, pitchDeg(pitchRad.third()));
  }

  double pitchDeg(double pitchRad) {
    return profile.pitchSign() * Math.toDegrees(pitchRad);
  }

  /**
   * One step of the library.
   *
   * @throws TurbineException if it failed, stands still or shows what is no number
   */
  void step(double stepS) {
    byte answer = library.advance();
    if (profile.stepAnswers() && answer == 0) {
      throw new TurbineException(
          Kind.CRASHED, "the library gave the simulation up after %.2f s".formatted(lastTimeS));
    }
    library.readOperation(operation);
    requireFinite();
    requireProgress(stepS);
    requireSane();
  }

  private void requireFinite() {
    for (OperationValue value : OperationValue.values()) {
      if (!Double.isFinite(operation[value.index()])) {
        throw new TurbineException(
            Kind.NON_FINITE,
            "the library shows %s as %s after %.2f s"
                .formatted(operation[value.index()], name(value), lastTimeS));
      }
    }
  }

  /** The next step is computed with these; what is reported of them is checked elsewhere. */
  private void requireSane() {
    for (OperationValue value : OperationValue.values()) {
      if (Math.abs(operation[value.index()]) > ABSURD) {
        throw new TurbineException(
            Kind.IMPLAUSIBLE,
            "the library shows %.4g as %s after %.2f s"
                .formatted(operation[value.index()], name(value), lastTimeS));
      }
    }
  }

  private static String name(OperationValue value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Older releases say by nothing else that they have stopped. */
  private void requireProgress(double stepS) {
    double time = operation[OperationValue.TIME];
    if (!(Math.abs(time - lastTimeS - stepS) < 0.5 * stepS)) {
      throw new TurbineException(
          Kind.CRASHED,
          "the library's time went from %.4g to %.4g s in a step of %s s"
              .formatted(lastTimeS, time, stepS));
    }
    lastTimeS = time;
  }

  double rotorSpeedRadPerS() {
    return operation[OperationValue.ROTOR_SPEED.index()];
  }

  /** Either of the two values that show it, whichever is nearer [m/s]. */
  double hubWindNearest(double expectedMps) {
    double one = operation[OperationValue.HUB_WIND.index()];
    double other = operation[OperationValue.HUB_HEIGHT_WIND];
    return Math.abs(one - expectedMps) < Math.abs(other - expectedMps) ? one : other;
  }

  /** In SI units and radians, positive pitch to feather. */
  double value(OperationValue value) {
    return switch (value) {
      case POWER -> value.in(operation) * profile.powerUnitW();
      case PITCH_1, PITCH_2, PITCH_3 -> value.in(operation) * profile.pitchSign();
      default -> value.in(operation);
    };
  }
}
