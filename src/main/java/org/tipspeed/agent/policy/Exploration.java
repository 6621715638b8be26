package org.tipspeed.agent.policy;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.tipspeed.checkpoint.ArrayFile;

/**
 * Exploration noise over a whole training. What an episode gets is a function of the settings, the
 * episode, the steps before it and the success so far.
 */
public final class Exploration {

  private final NoiseSettings settings;
  private final double[] std;
  private final Success success;

  /**
   * @throws IllegalArgumentException if the settings have standard deviations for another number of
   *     actions
   */
  public Exploration(NoiseSettings settings, int actionDims) {
    this.settings = settings;
    this.std = settings.std(actionDims);
    this.success = new Success(settings.success());
  }

  /**
   * The noise of an episode.
   *
   * @param episode its number, from 0
   * @param stepsSoFar environment steps of the whole training before it
   * @param random the episode's own stream
   */
  public Noise noise(long episode, long stepsSoFar, RandomGenerator random) {
    IntToDoubleFunction scale = scale(episode, stepsSoFar, success.progress());
    return switch (settings.kind()) {
      case NONE -> action -> {};
      case GAUSSIAN -> new AutoregressiveNoise(0, std, scale, random);
      case ORNSTEIN_UHLENBECK ->
          new AutoregressiveNoise(Math.exp(-settings.theta() * settings.dt()), std, scale, random);
    };
  }

  private IntToDoubleFunction scale(long episode, long stepsSoFar, double progress) {
    return switch (settings.decayOver()) {
      case STEPS -> step -> settings.scaleAfter(stepsSoFar + step);
      case EPISODES -> step -> settings.scaleAfter(episode);
      case SUCCESS -> step -> settings.scale(progress);
    };
  }

  /** Takes in the sum of rewards of an episode that came to its end: an abort says nothing. */
  public void ended(double episodeReturn) {
    success.add(episodeReturn);
  }

  /** Adds what the noise of later episodes depends on, under names that begin with the prefix. */
  public void save(ArrayFile.Builder file, String prefix) {
    success.save(file, prefix);
  }

  /**
   * The reverse of {@link #save}.
   *
   * @throws org.tipspeed.checkpoint.CheckpointException if the file has none, or of other settings
   */
  public void load(ArrayFile file, String prefix) {
    success.load(file, prefix);
  }
}
