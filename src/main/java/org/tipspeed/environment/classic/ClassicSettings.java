package org.tipspeed.environment.classic;

import java.util.Objects;
import org.tipspeed.quantity.Check;

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
    Check.atLeast("validation_episodes", validationEpisodes, 1);
    Check.atLeast("evaluation_episodes", evaluationEpisodes, 1);
    Objects.requireNonNull(reacher);
  }
}
