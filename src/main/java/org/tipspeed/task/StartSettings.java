package org.tipspeed.task;

import java.util.Objects;
import org.tipspeed.quantity.Check;

/**
 * The state that episodes start in.
 *
 * @param from see {@link From}
 * @param rotorSpeedRpm rotor speed [rpm] (given)
 * @param pitchDeg collective pitch [deg] (given)
 * @param torqueKnm generator torque, high-speed side [kN m] (given)
 */
public record StartSettings(From from, double rotorSpeedRpm, double pitchDeg, double torqueKnm) {

  /** Where the state comes from. */
  public enum From {
    /** The turbine's steady state at the first wind speed of the wind's name. */
    STEADY_STATE,
    /** The values given here. */
    GIVEN
  }

  public static final StartSettings DEFAULTS = new StartSettings(From.STEADY_STATE, 9, 0, 20);

  public StartSettings {
    Objects.requireNonNull(from);
    Check.notNegative("rotor_speed_rpm", rotorSpeedRpm);
  }
}
