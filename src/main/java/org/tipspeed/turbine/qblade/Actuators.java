package org.tipspeed.turbine.qblade;

import org.tipspeed.quantity.Limit;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;

/**
 * Pitch drives and generator as they follow a command: travel and rate limits, the inertia of the
 * pitch drives, no torque on a rotor that hardly turns.
 */
final class Actuators {

  /** Longest step of the integration [s]; at the fastest drive allowed it is stable. */
  private static final double SUBSTEP_S = 0.001;

  private final TurbineDescription turbine;
  private final ActuatorSettings settings;
  private final double[] pitchRad = new double[3];
  private final double[] pitchRateRadPerS = new double[3];
  private double torqueNm;
  private double yawRad;

  Actuators(TurbineDescription turbine, ActuatorSettings settings) {
    this.turbine = turbine;
    this.settings = settings;
  }

  /** At rest at a state of operation. */
  void place(OperatingPoint at) {
    for (int blade = 0; blade < 3; blade++) {
      pitchRad[blade] = Limit.clip(at.pitchRad(), turbine.minPitchRad(), turbine.maxPitchRad());
      pitchRateRadPerS[blade] = 0;
    }
    torqueNm = Limit.clip(at.generatorTorqueNm(), 0, turbine.maxGeneratorTorqueNm());
    yawRad = 0;
  }

  /** Follows a command for one step of the simulation. */
  void follow(TurbineCommand command, double stepS) {
    double wanted = Limit.clip(command.generatorTorqueNm(), 0, turbine.maxGeneratorTorqueNm());
    torqueNm += Limit.clip(wanted - torqueNm, turbine.maxTorqueRateNmPerS() * stepS);
    for (int blade = 0; blade < 3; blade++) {
      pitch(blade, command.pitchRad().get(blade), stepS);
    }
    yawRad += command.yawRateRadPerS() * stepS;
  }

  private void pitch(int blade, double commandRad, double stepS) {
    double target = Limit.clip(commandRad, turbine.minPitchRad(), turbine.maxPitchRad());
    double limit = turbine.maxPitchRateRadPerS();
    if (settings.pitchFrequencyHz() == 0) {
      pitchRad[blade] += Limit.clip(target - pitchRad[blade], limit * stepS);
      return;
    }
    double omega = 2 * Math.PI * settings.pitchFrequencyHz();
    int count = (int) Math.ceil(stepS / SUBSTEP_S);
    double h = stepS / count;
    for (int i = 0; i < count; i++) {
      double rate = pitchRateRadPerS[blade];
      double acceleration =
          omega * omega * (target - pitchRad[blade]) - 2 * settings.pitchDamping() * omega * rate;
      pitchRateRadPerS[blade] = Limit.clip(rate + h * acceleration, limit);
      pitchRad[blade] += h * pitchRateRadPerS[blade];
    }
  }

  /** The torque that the generator gives at a rotor speed [N m]. */
  double torqueNm(double rotorSpeedRadPerS) {
    double from = settings.noTorqueBelowRpm();
    double share =
        (Unit.RPM.fromSi(rotorSpeedRadPerS) - from) / (settings.fullTorqueAboveRpm() - from);
    return torqueNm * Limit.clip(share, 0, 1);
  }

  /** Travel ends hold even where the drive would swing over them. */
  PerBlade pitchRad() {
    return new PerBlade(within(pitchRad[0]), within(pitchRad[1]), within(pitchRad[2]));
  }

  private double within(double pitch) {
    return Limit.clip(pitch, turbine.minPitchRad(), turbine.maxPitchRad());
  }

  /** Absolute, anticlockwise from above. */
  double yawRad() {
    return yawRad;
  }
}
