package org.tipspeed.task;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * A quantity that observations and rewards are made of, in the unit that its name ends in.
 *
 * @param channels what a reading must have for it
 * @param value at the end of a control interval
 */
record Signal(Set<Channel> channels, ToDoubleFunction<ControlStep> value) {

  /** Keeps ratios to the wind finite. */
  private static final double LEAST_WIND_MPS = 2;

  /** How far a speed sensor may read below what the generator's power says before it is doubted. */
  private static final double SPEED_SENSOR_TOLERANCE = 0.02;

  /** Below this part of rated, torque is too small for power over torque to tell a speed. */
  private static final double LEAST_TORQUE_RATIO = 0.2;

  /** The one that needs the drive train's inertia. */
  static final String CAPTURED_POWER = "captured_power_kW";

  /** Every turbine channel under its column name, and what can be derived from the channels. */
  static final Map<String, Signal> ALL = all();

  double at(ControlStep step) {
    return value.applyAsDouble(step);
  }

  private static Map<String, Signal> all() {
    Map<String, Signal> signals = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      signals.put(
          channel.columnName(), of(step -> channel.toColumn(step.reading().get(channel)), channel));
    }
    signals.put("pitch_command_deg", of(s -> Math.toDegrees(s.command().pitchRad().mean())));
    signals.put("torque_command_kNm", of(step -> step.command().generatorTorqueNm() / 1e3));
    signals.put("torque_off_schedule_kNm", of(Signal::torqueOffScheduleKnm, Channel.ROTOR_SPEED));
    signals.put(
        CAPTURED_POWER,
        of(Signal::capturedPowerKw, Channel.TIME, Channel.ROTOR_SPEED, Channel.ELECTRICAL_POWER));
    signals.put(
        "checked_rotor_speed_rpm",
        of(
            Signal::checkedRotorSpeedRpm,
            Channel.ROTOR_SPEED,
            Channel.GENERATOR_TORQUE,
            Channel.ELECTRICAL_POWER));
    signals.put(
        "tip_speed_ratio", of(Signal::tipSpeedRatio, Channel.ROTOR_SPEED, Channel.HUB_WIND));
    signals.put(
        "mean_root_oop_moment_kNm",
        of(
            Signal::meanRootOopMomentKnm,
            Channel.ROOT_OOP_MOMENT_1,
            Channel.ROOT_OOP_MOMENT_2,
            Channel.ROOT_OOP_MOMENT_3));
    signals.put("pitch_action", of(step -> step.action()[ActionDecoder.PITCH]));
    signals.put("torque_action", of(step -> step.action()[ActionDecoder.TORQUE]));
    return signals;
  }

  private static Signal of(ToDoubleFunction<ControlStep> value, Channel... channels) {
    return new Signal(Set.of(channels), value);
  }

  /**
   * What the rotor takes from the wind: electrical power before losses plus what goes into the
   * rotating mass. Rewarding this instead of the electrical power does not tempt the agent to live
   * on the rotor's kinetic energy.
   */
  private static double capturedPowerKw(ControlStep step) {
    TurbineReading now = step.reading();
    TurbineReading before = step.previous();
    double seconds = now.timeS() - before.timeS();
    double generator = now.electricalPowerW() / step.turbine().generatorEfficiency();
    if (seconds <= 0) {
      return generator / 1e3;
    }
    double storedJ =
        0.5
            * step.inertiaKgM2()
            * (square(now.rotorSpeedRadPerS()) - square(before.rotorSpeedRadPerS()));
    return (generator + storedJ / seconds) / 1e3;
  }

  /**
   * Rotor speed as measured, unless the generator's power and torque say that it is well above: a
   * speed sensor that is stuck while the rotor runs away shows in those. A sensor that reads too
   * much is believed, as that is the safe side.
   */
  private static double checkedRotorSpeedRpm(ControlStep step) {
    TurbineReading reading = step.reading();
    TurbineDescription turbine = step.turbine();
    double measured = reading.rotorSpeedRadPerS();
    double torqueNm = reading.get(Channel.GENERATOR_TORQUE);
    if (torqueNm >= LEAST_TORQUE_RATIO * turbine.ratedGeneratorTorqueNm()) {
      double mechanicalW = reading.electricalPowerW() / turbine.generatorEfficiency();
      double fromPower = mechanicalW / torqueNm / turbine.gearRatio();
      double least = fromPower - SPEED_SENSOR_TOLERANCE * turbine.ratedRotorSpeedRadPerS();
      measured = Math.max(measured, least);
    }
    return Channel.ROTOR_SPEED.toColumn(measured);
  }

  /** Of the hub wind; winds too weak to turn a rotor count as {@link #LEAST_WIND_MPS}. */
  private static double tipSpeedRatio(ControlStep step) {
    double tipSpeedMps =
        step.reading().rotorSpeedRadPerS() * step.turbine().site().rotorDiameterM() / 2;
    return tipSpeedMps / Math.max(LEAST_WIND_MPS, step.reading().hubWindMps());
  }

  /**
   * Commanded torque minus that of the turbine's steady schedule at the present speed: below rated,
   * zero keeps the rotor at its best tip-speed ratio. Captured power says the same, but its optimum
   * is flat and its noise is the wind's.
   */
  private static double torqueOffScheduleKnm(ControlStep step) {
    double speed = step.reading().rotorSpeedRadPerS();
    double scheduled = step.turbine().steadyTorqueAt(speed);
    return (step.command().generatorTorqueNm() - scheduled) / 1e3;
  }

  private static double meanRootOopMomentKnm(ControlStep step) {
    TurbineReading reading = step.reading();
    return (reading.get(Channel.ROOT_OOP_MOMENT_1)
            + reading.get(Channel.ROOT_OOP_MOMENT_2)
            + reading.get(Channel.ROOT_OOP_MOMENT_3))
        / 3e3;
  }

  private static double square(double value) {
    return value * value;
  }
}
