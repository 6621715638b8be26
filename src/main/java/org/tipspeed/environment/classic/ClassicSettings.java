package org.tipspeed.environment.classic;

import java.util.Objects;

/**
 * The known tasks, and how an agent is judged on them.
 *
 * @param validationEpisodes episodes that choose the best policy during training
 * @param evaluationEpisodes fresh episodes that judge it in the end
 * @param reacher the arm's task
 */
public record ClassicSettings(
    int validationEpisodes, int evaluationEpisodes, ReacherSettings reacher) {

  public static final ClassicSettings DEFAULTS =
      new ClassicSettings(10, 50, ReacherSettings.DEFAULTS);

  public ClassicSettings {
    requirePositive("validation_episodes", validationEpisodes);
    requirePositive("evaluation_episodes", evaluationEpisodes);
    Objects.requireNonNull(reacher);
  }

  private static void requirePositive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1, was " + value);
    }
  }
}
