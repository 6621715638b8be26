package org.tipspeed.agent;

import java.util.List;
import java.util.stream.Collectors;
import org.tipspeed.random.RandomStreams;

/**
 * A kind of learner. Another one is a package with one of these, and a line in the list that
 * whoever makes agents keeps.
 *
 * @param <S> its settings: a record with {@code DEFAULTS}, readable from a file
 */
public interface Algorithm<S extends Record> {

  /** Its name, in the words of settings files: lower case. */
  String name();

  /** The type of its settings. */
  Class<S> settings();

  /**
   * An agent that has learned nothing yet.
   *
   * @param observationDims numbers in an observation
   * @param actionDims numbers in an action
   * @param streams where all its randomness comes from: equal ones make equal agents
   * @throws IllegalArgumentException if the settings do not fit the dimensions
   */
  Agent agent(int observationDims, int actionDims, S settings, RandomStreams streams);

  /**
   * An agent by the algorithm whose settings these are.
   *
   * @throws IllegalArgumentException if they are none's, or do not fit the dimensions
   */
  static Agent agent(
      List<Algorithm<?>> algorithms,
      int observationDims,
      int actionDims,
      Record settings,
      RandomStreams streams) {
    for (Algorithm<?> algorithm : algorithms) {
      if (algorithm.settings().isInstance(settings)) {
        return cast(algorithm, observationDims, actionDims, settings, streams);
      }
    }
    throw new IllegalArgumentException(
        "no algorithm has settings of type %s; there are: %s"
            .formatted(
                settings.getClass().getSimpleName(),
                algorithms.stream().map(Algorithm::name).collect(Collectors.joining(", "))));
  }

  private static <S extends Record> Agent cast(
      Algorithm<S> algorithm,
      int observationDims,
      int actionDims,
      Record settings,
      RandomStreams streams) {
    S own = algorithm.settings().cast(settings);
    return algorithm.agent(observationDims, actionDims, own, streams);
  }
}
