package org.tipspeed.turbine.program;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.turbine.Channel;

/** Which records of the exchange array are which readings; all are in SI units and radians. */
enum ToldRecord {
  HUB_WIND(Channel.HUB_WIND, DisconRecord.HUB_WIND),
  ROTOR_SPEED(Channel.ROTOR_SPEED, DisconRecord.ROTOR_SPEED),
  GENERATOR_SPEED(Channel.GENERATOR_SPEED, DisconRecord.GENERATOR_SPEED),
  PITCH_1(Channel.PITCH_1, DisconRecord.pitch(0)),
  PITCH_2(Channel.PITCH_2, DisconRecord.pitch(1)),
  PITCH_3(Channel.PITCH_3, DisconRecord.pitch(2)),
  GENERATOR_TORQUE(Channel.GENERATOR_TORQUE, DisconRecord.GENERATOR_TORQUE),
  ELECTRICAL_POWER(Channel.ELECTRICAL_POWER, DisconRecord.ELECTRICAL_POWER),
  AZIMUTH(Channel.AZIMUTH, DisconRecord.AZIMUTH),
  ACCELERATION_FA(Channel.TOWER_TOP_ACCELERATION_FA, DisconRecord.ACCELERATION_FA),
  ACCELERATION_SS(Channel.TOWER_TOP_ACCELERATION_SS, DisconRecord.ACCELERATION_SS),
  ROOT_OOP_1(Channel.ROOT_OOP_MOMENT_1, DisconRecord.ROOT_OUT_OF_PLANE),
  ROOT_OOP_2(Channel.ROOT_OOP_MOMENT_2, DisconRecord.ROOT_OUT_OF_PLANE + 1),
  ROOT_OOP_3(Channel.ROOT_OOP_MOMENT_3, DisconRecord.ROOT_OUT_OF_PLANE + 2),
  ROOT_IP_1(Channel.ROOT_IP_MOMENT_1, DisconRecord.ROOT_IN_PLANE),
  ROOT_IP_2(Channel.ROOT_IP_MOMENT_2, DisconRecord.ROOT_IN_PLANE + 1),
  ROOT_IP_3(Channel.ROOT_IP_MOMENT_3, DisconRecord.ROOT_IN_PLANE + 2);

  private final Channel channel;
  private final int record;

  ToldRecord(Channel channel, int record) {
    this.channel = channel;
    this.record = record;
  }

  Channel channel() {
    return channel;
  }

  /** Counted from 1. */
  int record() {
    return record;
  }

  /** A turbine cannot be flown without those that come before the azimuth. */
  private boolean isOptional() {
    return compareTo(AZIMUTH) >= 0;
  }

  /** All but those whose columns are named. */
  static List<ToldRecord> without(Collection<String> columns) {
    return Arrays.stream(values())
        .filter(record -> !columns.contains(record.channel.columnName()))
        .toList();
  }

  /**
   * @throws IllegalArgumentException if there is no such column or a turbine must have it
   */
  static void requireOptional(String column) {
    List<String> optional =
        Arrays.stream(values())
            .filter(ToldRecord::isOptional)
            .map(record -> record.channel.columnName())
            .toList();
    if (!optional.contains(column)) {
      throw new IllegalArgumentException(
          "lacking must name some of %s, was %s".formatted(String.join(", ", optional), column));
    }
  }
}
