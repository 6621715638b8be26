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

  /** Settings for what a file leaves out; they also say of which type settings are. */
  S defaults();

  /** How much the reward of the next step counts, from 0 to 1. */
  double discount(S settings);

  /** The same settings with another discount. */
  S discounted(S settings, double discount);

  /**
   * Finds what does not fit an environment before there is one.
   *
   * @throws IllegalArgumentException that names the key, if something does not
   */
  void requireFits(S settings, int actionDims);

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
   * An algorithm with settings of its own type.
   *
   * @param <S> that type
   */
  record Choice<S extends Record>(Algorithm<S> kind, S settings) {

    /**
     * The algorithm whose settings these are.
     *
     * @throws IllegalArgumentException if they are none's
     */
    public static Choice<?> of(List<Algorithm<?>> algorithms, Record settings) {
      for (Algorithm<?> algorithm : algorithms) {
        if (algorithm.defaults().getClass() == settings.getClass()) {
          return of(algorithm, settings);
        }
      }
      throw new IllegalArgumentException(
          "no algorithm has settings of type %s; there are: %s"
              .formatted(
                  settings.getClass().getSimpleName(),
                  algorithms.stream().map(Algorithm::name).collect(Collectors.joining(", "))));
    }

    @SuppressWarnings("unchecked") // settings have the type of their kind's defaults
    private static <S extends Record> Choice<S> of(Algorithm<S> kind, Record settings) {
      return new Choice<>(kind, (S) settings);
    }

    public double discount() {
      return kind.discount(settings);
    }

    public Choice<S> discounted(double discount) {
      return new Choice<>(kind, kind.discounted(settings, discount));
    }

    /**
     * @throws IllegalArgumentException that names the key, if something does not fit
     */
    public void requireFits(int actionDims) {
      kind.requireFits(settings, actionDims);
    }

    public Agent agent(int observationDims, int actionDims, RandomStreams streams) {
      return kind.agent(observationDims, actionDims, settings, streams);
    }
  }
}
