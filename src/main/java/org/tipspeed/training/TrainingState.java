package org.tipspeed.training;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.environment.Standing;

/** The counters of a run: what a checkpoint holds besides the agent. */
final class TrainingState {

  private static final String COUNTERS = "training/counters";
  private static final String BEST_SCORE = "training/best_score";
  private static final String VALIDATION_IS_DUE = "training/validation_is_due";
  private static final String ENDING = "training/ending/";

  long episodes;
  long steps;
  double bestScore = Double.NEGATIVE_INFINITY;

  /** Whether the validation after these episodes was broken off, and has to be done anew. */
  boolean validationIsDue;

  private final Map<String, Long> endings = new TreeMap<>();

  void count(Standing end) {
    String key = end.kind().name().toLowerCase(Locale.ROOT) + ": " + end.reason();
    endings.merge(key, 1L, Long::sum);
  }

  Map<String, Long> endings() {
    return Map.copyOf(endings);
  }

  void save(ArrayFile.Builder file) {
    file.array(COUNTERS, new long[] {episodes, steps});
    file.array(BEST_SCORE, new double[] {bestScore});
    endings.forEach((ending, count) -> file.text(ENDING + ending, Long.toString(count)));
    if (validationIsDue) {
      file.text(VALIDATION_IS_DUE, "yes");
    }
  }

  static TrainingState load(ArrayFile file) {
    TrainingState state = new TrainingState();
    state.episodes = file.longs(COUNTERS)[0];
    state.steps = file.longs(COUNTERS)[1];
    state.bestScore = file.doubles(BEST_SCORE)[0];
    state.validationIsDue = file.texts().containsKey(VALIDATION_IS_DUE);
    file.texts()
        .forEach(
            (name, value) -> {
              if (name.startsWith(ENDING)) {
                state.endings.put(name.substring(ENDING.length()), Long.parseLong(value));
              }
            });
    return state;
  }
}
