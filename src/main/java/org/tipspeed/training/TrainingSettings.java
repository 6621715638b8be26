package org.tipspeed.training;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.tipspeed.quantity.Check;

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
    Check.atLeast("steps", steps, 1);
    Check.atLeast("checkpoint_every_episodes", checkpointEveryEpisodes, 1);
    Check.atLeast("keep_checkpoints", keepCheckpoints, 1);
    Check.atLeast("validate_every_episodes", validateEveryEpisodes, 1);
    if (Double.isNaN(stopAtScore)) {
      throw new IllegalArgumentException("stop_at_score must be a number");
    }
  }
}
