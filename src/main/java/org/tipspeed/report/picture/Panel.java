package org.tipspeed.report.picture;

import org.tipspeed.turbine.Channel;

/**
 * A quantity to draw over time.
 *
 * @param channel what it is
 * @param title for people
 * @param unit of the channel's column
 */
public record Panel(Channel channel, String title, String unit) {

  public static final Panel HUB_WIND = new Panel(Channel.HUB_WIND, "Hub wind", "m/s");
  public static final Panel GENERATOR_SPEED =
      new Panel(Channel.GENERATOR_SPEED, "Generator speed", "rpm");
  public static final Panel PITCH = new Panel(Channel.PITCH_1, "Blade 1 pitch", "deg");
  public static final Panel TORQUE =
      new Panel(Channel.GENERATOR_TORQUE, "Generator torque", "kN m");
  public static final Panel POWER = new Panel(Channel.ELECTRICAL_POWER, "Electrical power", "kW");
  public static final Panel TOWER_BASE =
      new Panel(Channel.TOWER_BASE_MOMENT_FA, "Tower base fore-aft moment", "kN m");
  public static final Panel BLADE_ROOT =
      new Panel(Channel.ROOT_OOP_MOMENT_1, "Blade 1 root out-of-plane moment", "kN m");
}
