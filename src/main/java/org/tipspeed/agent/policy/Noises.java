package org.tipspeed.agent.policy;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** Makes the exploration noise of an episode: a function of the settings and the arguments only. */
public final class Noises {

  private Noises() {}

  /**
   * @param episode number of the episode, from 0
   * @param stepsSoFar environment steps of the whole training before this episode
   * @param success progress from 0 to 1 before this episode
   * @param random the episode's own stream
   */
  public static Noise forEpisode(
      NoiseSettings settings,
      int actionDims,
      long episode,
      long stepsSoFar,
      double success,
      RandomGenerator random) {
    double[] std = settings.std(actionDims);
    IntToDoubleFunction scale =
        switch (settings.decayOver()) {
          case STEPS -> step -> settings.scaleAfter(stepsSoFar + step);
          case EPISODES -> step -> settings.scaleAfter(episode);
          case SUCCESS -> step -> settings.scale(success);
        };
    return switch (settings.kind()) {
      case NONE -> action -> {};
      case GAUSSIAN -> new AutoregressiveNoise(0, std, scale, random);
      case ORNSTEIN_UHLENBECK ->
          new AutoregressiveNoise(Math.exp(-settings.theta() * settings.dt()), std, scale, random);
    };
  }
}
