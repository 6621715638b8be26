package org.tipspeed.export;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.turbine.Channel;

/**
 * How a controller library comes by a signal.
 *
 * @param operation see {@link Operation}
 * @param records of the exchange array that it is read from
 * @param unit factor from SI to the unit that the signal's name ends in, where records are read
 */
record SignalSource(Operation operation, List<Integer> records, double unit) {

  /** What is computed; files hold the ordinal. */
  enum Operation {
    RECORD,
    MEAN_OF_RECORDS,
    PITCH_COMMAND,
    TORQUE_COMMAND,
    TORQUE_OFF_SCHEDULE,
    CAPTURED_POWER,
    CHECKED_ROTOR_SPEED,
    TIP_SPEED_RATIO,
    PITCH_ACTION,
    TORQUE_ACTION
  }

  /** The channels that Bladed's exchange array carries. */
  private static final Map<Channel, Integer> RECORDS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Channel.TIME, DisconRecord.TIME),
              Map.entry(Channel.HUB_WIND, DisconRecord.HUB_WIND),
              Map.entry(Channel.ROTOR_SPEED, DisconRecord.ROTOR_SPEED),
              Map.entry(Channel.GENERATOR_SPEED, DisconRecord.GENERATOR_SPEED),
              Map.entry(Channel.AZIMUTH, DisconRecord.AZIMUTH),
              Map.entry(Channel.PITCH_1, DisconRecord.pitch(0)),
              Map.entry(Channel.PITCH_2, DisconRecord.pitch(1)),
              Map.entry(Channel.PITCH_3, DisconRecord.pitch(2)),
              Map.entry(Channel.GENERATOR_TORQUE, DisconRecord.GENERATOR_TORQUE),
              Map.entry(Channel.ELECTRICAL_POWER, DisconRecord.ELECTRICAL_POWER),
              Map.entry(Channel.TOWER_TOP_ACCELERATION_FA, DisconRecord.ACCELERATION_FA),
              Map.entry(Channel.TOWER_TOP_ACCELERATION_SS, DisconRecord.ACCELERATION_SS),
              Map.entry(Channel.ROOT_OOP_MOMENT_1, DisconRecord.ROOT_OUT_OF_PLANE),
              Map.entry(Channel.ROOT_OOP_MOMENT_2, DisconRecord.ROOT_OUT_OF_PLANE + 1),
              Map.entry(Channel.ROOT_OOP_MOMENT_3, DisconRecord.ROOT_OUT_OF_PLANE + 2),
              Map.entry(Channel.ROOT_IP_MOMENT_1, DisconRecord.ROOT_IN_PLANE),
              Map.entry(Channel.ROOT_IP_MOMENT_2, DisconRecord.ROOT_IN_PLANE + 1),
              Map.entry(Channel.ROOT_IP_MOMENT_3, DisconRecord.ROOT_IN_PLANE + 2)));

  private static final Set<Integer> UNTOLD_BY_HAWC2 =
      Set.of(
          DisconRecord.AZIMUTH,
          DisconRecord.ROOT_OUT_OF_PLANE,
          DisconRecord.ROOT_OUT_OF_PLANE + 1,
          DisconRecord.ROOT_OUT_OF_PLANE + 2,
          DisconRecord.ROOT_IN_PLANE,
          DisconRecord.ROOT_IN_PLANE + 1,
          DisconRecord.ROOT_IN_PLANE + 2);

  private static final Map<String, Channel> CHANNELS =
      Arrays.stream(Channel.values())
          .collect(Collectors.toMap(Channel::columnName, Function.identity()));

  private static final Map<String, SignalSource> DERIVED =
      Map.of(
          "pitch_command_deg", computed(Operation.PITCH_COMMAND),
          "torque_command_kNm", computed(Operation.TORQUE_COMMAND),
          "torque_off_schedule_kNm",
              computed(Operation.TORQUE_OFF_SCHEDULE, DisconRecord.ROTOR_SPEED),
          "captured_power_kW",
              computed(
                  Operation.CAPTURED_POWER,
                  DisconRecord.ELECTRICAL_POWER,
                  DisconRecord.ROTOR_SPEED),
          "checked_rotor_speed_rpm",
              computed(
                  Operation.CHECKED_ROTOR_SPEED,
                  DisconRecord.ROTOR_SPEED,
                  DisconRecord.GENERATOR_TORQUE,
                  DisconRecord.ELECTRICAL_POWER),
          "tip_speed_ratio",
              computed(Operation.TIP_SPEED_RATIO, DisconRecord.ROTOR_SPEED, DisconRecord.HUB_WIND),
          "mean_root_oop_moment_kNm",
              new SignalSource(
                  Operation.MEAN_OF_RECORDS,
                  List.of(
                      DisconRecord.ROOT_OUT_OF_PLANE,
                      DisconRecord.ROOT_OUT_OF_PLANE + 1,
                      DisconRecord.ROOT_OUT_OF_PLANE + 2),
                  Channel.ROOT_OOP_MOMENT_1.toColumn(1)),
          "pitch_action", computed(Operation.PITCH_ACTION),
          "torque_action", computed(Operation.TORQUE_ACTION));

  private static SignalSource computed(Operation operation, Integer... records) {
    return new SignalSource(operation, List.of(records), 1);
  }

  /**
   * @param signal its name in settings
   * @throws SettingsException if no record of the exchange array carries it
   */
  static SignalSource of(String signal) {
    if (DERIVED.containsKey(signal)) {
      return DERIVED.get(signal);
    }
    Channel channel = CHANNELS.get(signal);
    if (channel == null || !RECORDS.containsKey(channel)) {
      throw new SettingsException(
          "the policy sees the signal %s, which no record of a Bladed controller's exchange array"
                  .formatted(signal)
              + " carries: it can be flown by tipspeed only");
    }
    return new SignalSource(Operation.RECORD, List.of(RECORDS.get(channel)), channel.toColumn(1));
  }

  /** Whether {@code tipspeed_update} of the library is given all of it. */
  boolean isToldByHawc2() {
    return records.stream().noneMatch(UNTOLD_BY_HAWC2::contains);
  }

  /** Where it comes from, for people. */
  String describe() {
    if (records.isEmpty()) {
      return "the controller's own";
    }
    String numbers = records.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (records.size() == 1 ? "record " : "records ") + numbers;
  }
}
