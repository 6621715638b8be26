package org.tipspeed.turbine.qblade;

import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.Channel;

/**
 * The values of {@code getTurbineOperation_at_num} that are used here, with index, channel and the
 * unit where it is not that of SI (manual, SIL: 43 values since January 2023, 41 before; the first
 * 40 agree).
 */
enum OperationValue {
  ROTOR_SPEED(0, Channel.ROTOR_SPEED),
  /** W by the manual, kW in some builds: {@link QBladeProfile#powerUnitW}. */
  POWER(1, Channel.ELECTRICAL_POWER),
  HUB_WIND(2, Channel.HUB_WIND),
  PITCH_1(4, Channel.PITCH_1, Unit.DEG),
  PITCH_2(5, Channel.PITCH_2, Unit.DEG),
  PITCH_3(6, Channel.PITCH_3, Unit.DEG),
  ROOT_OOP_1(7, Channel.ROOT_OOP_MOMENT_1),
  ROOT_OOP_2(8, Channel.ROOT_OOP_MOMENT_2),
  ROOT_OOP_3(9, Channel.ROOT_OOP_MOMENT_3),
  ROOT_IP_1(10, Channel.ROOT_IP_MOMENT_1),
  ROOT_IP_2(11, Channel.ROOT_IP_MOMENT_2),
  ROOT_IP_3(12, Channel.ROOT_IP_MOMENT_3),
  TOWER_TOP_ACCELERATION_FA(25, Channel.TOWER_TOP_ACCELERATION_FA),
  TOWER_TOP_ACCELERATION_SS(26, Channel.TOWER_TOP_ACCELERATION_SS),
  TOWER_TOP_X(27, Channel.TOWER_TOP_DISPLACEMENT_FA),
  TOWER_TOP_Y(28, Channel.TOWER_TOP_DISPLACEMENT_SS),
  /** About the global x axis, downwind: the sign of the channel (a rated rotor gives +3.9 MN m). */
  TOWER_BASE_MX(32, Channel.TOWER_BASE_MOMENT_SS),
  TOWER_BASE_MY(33, Channel.TOWER_BASE_MOMENT_FA),
  AZIMUTH(36, Channel.AZIMUTH, Unit.DEG),
  TORQUE(38, Channel.GENERATOR_TORQUE);

  /** Simulation time [s]; episodes count their own. */
  static final int TIME = 35;

  /** Wind speed at hub height; what {@link #HUB_WIND} should agree with. */
  static final int HUB_HEIGHT_WIND = 39;

  /** How many values any release is known to write at least. */
  static final int FEWEST = 41;

  private final int index;
  private final Channel channel;
  private final Unit unit;

  /** In the SI unit. */
  OperationValue(int index, Channel channel) {
    this(index, channel, Unit.NONE);
  }

  OperationValue(int index, Channel channel, Unit unit) {
    this.index = index;
    this.channel = channel;
    this.unit = unit;
  }

  int index() {
    return index;
  }

  Channel channel() {
    return channel;
  }

  /** In SI units and radians, as documented. */
  double in(double[] operation) {
    return unit.toSi(operation[index]);
  }
}
