package org.tipspeed.training;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How long to train and what to keep.
 *
 * @param steps decisions of the agent in all; the run ends with the episode that reaches them
 * @param checkpointEveryEpisodes how often the whole state is saved
 * @param keepCheckpoints how many of the last ones are kept
 * @param validateEveryEpisodes how often the policy is flown on the validation winds
 * @param stopAtScore validation score at which training stops early; infinite for never
 */
@RecordBuilder
public record TrainingSettings(
    long steps,
    int checkpointEveryEpisodes,
    int keepCheckpoints,
    int validateEveryEpisodes,
    double stopAtScore)
    implements TrainingSettingsBuilder.With {

  public static final TrainingSettings DEFAULTS =
      new TrainingSettings(100_000, 10, 3, 10, Double.MAX_VALUE);

  public TrainingSettings {
    positive("steps", steps);
    positive("checkpoint_every_episodes", checkpointEveryEpisodes);
    positive("keep_checkpoints", keepCheckpoints);
    positive("validate_every_episodes", validateEveryEpisodes);
    if (Double.isNaN(stopAtScore)) {
      throw new IllegalArgumentException("stop_at_score must be a number");
    }
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1, was " + value);
    }
  }
}
