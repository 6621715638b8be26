package org.tipspeed.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes the reward and keeps what each term contributed to the episode. */
final class Reward {

  /** Terms may count in some winds only, so every reward looks at the wind. */
  static final SignalSettings RECENT_WIND =
      new SignalSettings("wind_hub_mps", 0, 1, SignalSettings.Filter.LOW_PASS, 30);

  private record Part(RewardTerm term, FilteredSignal signal, double[] sum) {}

  private final RewardSettings settings;
  private final double floor;
  private final List<Part> parts;
  private final FilteredSignal recentWind;
  private int intervals;
  private boolean onFloor;

  Reward(RewardSettings settings, double intervalS) {
    this.settings = settings;
    this.floor = settings.lowest();
    this.recentWind = new FilteredSignal(RECENT_WIND, intervalS);
    this.parts =
        settings.terms().stream()
            .map(term -> new Part(term, new FilteredSignal(term.of(), intervalS), new double[1]))
            .toList();
  }

  void start(ControlStep first) {
    recentWind.start(first);
    for (Part part : parts) {
      part.signal().start(first);
      part.sum()[0] = 0;
    }
    intervals = 0;
  }

  /** The reward of one control interval. */
  double of(ControlStep step) {
    recentWind.update(step);
    double total = settings.offset();
    for (Part part : parts) {
      part.signal().update(step);
      double contribution = contribution(part);
      part.sum()[0] += contribution;
      total += contribution;
    }
    intervals++;
    onFloor = total <= floor;
    return Math.max(floor, total);
  }

  /** Whether the last reward was the floor. */
  boolean isOnFloor() {
    return onFloor;
  }

  private double contribution(Part part) {
    RewardTerm term = part.term();
    return term.countsIn(recentWind.value())
        ? term.weight() * term.shape().of(part.signal().value())
        : 0;
  }

  double terminationPenalty() {
    return settings.terminationPenalty();
  }

  /** Mean contribution of each term per control interval, named {@code reward_<term>}. */
  Map<String, Double> contributions() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (Part part : parts) {
      means.put("reward_" + part.term().name(), part.sum()[0] / Math.max(1, intervals));
    }
    return means;
  }
}
