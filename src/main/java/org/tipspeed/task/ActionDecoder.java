package org.tipspeed.task;

import java.util.function.Function;
import org.tipspeed.control.Controller;
import org.tipspeed.quantity.Limit;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/** Turns the agent's numbers into commands, within the rates and limits of its settings. */
final class ActionDecoder implements AutoCloseable {

  static final int PITCH = 0;
  static final int TORQUE = 1;
  static final int DIMENSIONS = 2;

  private final ActionSettings settings;
  private final double intervalS;
  private final Function<TurbineDescription, Controller> references;
  private Controller reference;
  private double minPitchDeg;
  private double maxPitchDeg;
  private double maxTorqueKnm;
  private double pitchDeg;
  private double torqueKnm;

  /**
   * @param references makes what residual actions are added to
   */
  ActionDecoder(
      ActionSettings settings,
      double intervalS,
      Function<TurbineDescription, Controller> references) {
    this.settings = settings;
    this.intervalS = intervalS;
    this.references = references;
  }

  /** The set-points start at what the turbine does at the beginning. */
  TurbineCommand start(TurbineDescription turbine, TurbineReading first) {
    ActionSettings limited = settings.on(turbine);
    minPitchDeg = limited.minPitchDeg().orElseThrow();
    maxPitchDeg = limited.maxPitchDeg().orElseThrow();
    maxTorqueKnm = limited.maxTorqueKnm().orElseThrow();
    if (settings.mode() == ActionSettings.Mode.RESIDUAL) {
      if (reference == null) {
        reference = references.apply(turbine);
      }
      reference.start(turbine, first, intervalS);
    }
    pitchDeg = pitchInRange(Math.toDegrees(first.pitchRad().mean()));
    torqueKnm = torqueInRange(first.generatorTorqueNm() / 1e3);
    return command();
  }

  /** The command for one control interval. */
  TurbineCommand decode(float[] action, TurbineReading reading) {
    switch (settings.mode()) {
      case INCREMENT -> {
        pitchDeg = pitchInRange(pitchDeg + progressive(action[PITCH]) * pitchStepDeg());
        torqueKnm = torqueInRange(torqueKnm + progressive(action[TORQUE]) * torqueStepKnm());
      }
      case ABSOLUTE -> {
        approachPitch(between(minPitchDeg, maxPitchDeg, action[PITCH]));
        approachTorque(between(settings.minTorqueKnm(), maxTorqueKnm, action[TORQUE]));
      }
      case RESIDUAL -> {
        TurbineCommand base = reference.command(reading);
        approachPitch(
            Math.toDegrees(base.pitchRad().mean()) + action[PITCH] * settings.residualPitchDeg());
        approachTorque(
            base.generatorTorqueNm() / 1e3 + action[TORQUE] * settings.residualTorqueKnm());
      }
    }
    return command();
  }

  private TurbineCommand command() {
    return TurbineCommand.collective(torqueKnm * 1e3, Math.toRadians(pitchDeg));
  }

  private void approachPitch(double targetDeg) {
    double step = Limit.clip(targetDeg - pitchDeg, -pitchStepDeg(), pitchStepDeg());
    pitchDeg = pitchInRange(pitchDeg + step);
  }

  private void approachTorque(double targetKnm) {
    double step = Limit.clip(targetKnm - torqueKnm, -torqueStepKnm(), torqueStepKnm());
    torqueKnm = torqueInRange(torqueKnm + step);
  }

  /** -1, 0 and 1 stay, what lies between is drawn to 0 the more, the larger the exponent. */
  private double progressive(double action) {
    return Math.copySign(Math.pow(Math.abs(action), settings.incrementExponent()), action);
  }

  private double pitchStepDeg() {
    return settings.pitchRateDegPerS() * intervalS;
  }

  private double torqueStepKnm() {
    return settings.torqueRateKnmPerS() * intervalS;
  }

  private double pitchInRange(double value) {
    return Limit.clip(value, minPitchDeg, maxPitchDeg);
  }

  private double torqueInRange(double value) {
    return Limit.clip(value, settings.minTorqueKnm(), maxTorqueKnm);
  }

  /** Maps -1..1 to low..high. */
  private static double between(double low, double high, double action) {
    return low + (action + 1) / 2 * (high - low);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
