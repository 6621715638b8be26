package org.tipspeed.task;

import java.util.List;
import org.tipspeed.quantity.Check;

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
    Check.notEmpty("signals", signals, "signal");
    Check.that(history >= 1 && history <= 1000, "history must be in 1..1000", history);
    Check.that(
        dimensions(signals, history) <= MOST_DIMENSIONS,
        "history must give at most %d numbers with all signals".formatted(MOST_DIMENSIONS),
        history);
    Check.limit("limit", limit);
  }

  private static long dimensions(List<SignalSettings> signals, int history) {
    return (long) signals.size() * history;
  }

  int dimensions() {
    return (int) dimensions(signals, history);
  }
}
