package org.tipspeed.turbine.drive;

import java.util.List;
import java.util.stream.Stream;
import org.tipspeed.quantity.Limit;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;

/**
 * Pitch drives and generator of a simulator that has none: they follow commands within the
 * turbine's limits, and give no torque on a rotor that hardly turns.
 */
public final class Actuators {

  private static final int BLADES = 3;

  private final TurbineDescription turbine;
  private final ActuatorSettings settings;
  private final double stepS;
  private final List<PitchDrive> pitch;
  private final TorqueDrive torque;
  private double yawRad;

  /**
   * @param stepS step of the simulator [s]
   */
  public Actuators(TurbineDescription turbine, ActuatorSettings settings, double stepS) {
    this.turbine = turbine;
    this.settings = settings;
    this.stepS = stepS;
    PitchDrive.Actuator blade =
        new PitchDrive.Actuator(
            2 * Math.PI * settings.pitchFrequencyHz(),
            settings.pitchDamping(),
            turbine.maxPitchRateRadPerS(),
            turbine.minPitchRad(),
            turbine.maxPitchRad());
    pitch = Stream.generate(() -> new PitchDrive(blade, stepS)).limit(BLADES).toList();
    torque =
        new TorqueDrive(
            new TorqueDrive.Actuator(
                settings.torqueTimeConstantS(),
                turbine.maxTorqueRateNmPerS(),
                turbine.maxGeneratorTorqueNm()),
            stepS);
  }

  /** At rest at a state of operation. */
  public void place(OperatingPoint at) {
    double within = Limit.clip(at.pitchRad(), turbine.minPitchRad(), turbine.maxPitchRad());
    pitch.forEach(drive -> drive.settle(within));
    torque.settle(Limit.clip(at.generatorTorqueNm(), 0, turbine.maxGeneratorTorqueNm()));
    yawRad = 0;
  }

  /** Follows a command for one step of the simulator. */
  public void follow(TurbineCommand command) {
    torque.advance(Math.max(0, command.generatorTorqueNm()));
    for (int blade = 0; blade < BLADES; blade++) {
      pitch.get(blade).advance(command.pitchRad().get(blade));
    }
    yawRad += command.yawRateRadPerS() * stepS;
  }

  /** The torque that the generator gives at a rotor speed [N m]. */
  public double torqueNm(double rotorSpeedRadPerS) {
    double from = settings.noTorqueBelowRpm();
    double share =
        (Unit.RPM.fromSi(rotorSpeedRadPerS) - from) / (settings.fullTorqueAboveRpm() - from);
    return torque.torqueNm() * Limit.clip(share, 0, 1);
  }

  public PerBlade pitchRad() {
    return new PerBlade(pitch.get(0).pitchRad(), pitch.get(1).pitchRad(), pitch.get(2).pitchRad());
  }

  /** Absolute, anticlockwise from above [rad]. */
  public double yawRad() {
    return yawRad;
  }
}
