package org.tipspeed.task;

import java.util.List;

/**
 * What the agent sees.
 *
 * @param signals one number each
 * @param history how many decisions back the agent sees them, 1 for the present alone
 * @param limit observations are clipped to plus and minus this
 */
public record ObservationSettings(List<SignalSettings> signals, int history, double limit) {

  public static final ObservationSettings DEFAULTS =
      new ObservationSettings(
          List.of(
              new SignalSettings("gen_speed_rpm", 1173.7, 100, SignalSettings.Filter.NONE, 1),
              new SignalSettings("gen_speed_rpm", 1173.7, 100, SignalSettings.Filter.RATE, 0.5),
              new SignalSettings("blade_pitch_deg", 10, 10, SignalSettings.Filter.NONE, 1),
              new SignalSettings("gen_torque_kNm", 30, 15, SignalSettings.Filter.NONE, 1)),
          1,
          10);

  private static final int MOST_DIMENSIONS = 100_000;

  public ObservationSettings {
    signals = List.copyOf(signals);
    if (signals.isEmpty()) {
      throw new IllegalArgumentException("signals must name at least one signal");
    }
    if (history < 1 || history > 1000) {
      throw new IllegalArgumentException("history must be in 1..1000, was " + history);
    }
    if (dimensions(signals, history) > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "history must give at most %d numbers with all signals, gave %d"
              .formatted(MOST_DIMENSIONS, dimensions(signals, history)));
    }
    if (!(limit > 0)) {
      throw new IllegalArgumentException("limit must be positive, was " + limit);
    }
  }

  private static long dimensions(List<SignalSettings> signals, int history) {
    return (long) signals.size() * history;
  }

  int dimensions() {
    return (int) dimensions(signals, history);
  }
}
