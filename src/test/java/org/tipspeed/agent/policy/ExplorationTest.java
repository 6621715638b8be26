package org.tipspeed.agent.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tipspeed.agent.policy.NoiseSettings.Decay;
import org.tipspeed.agent.policy.NoiseSettings.DecayOver;
import org.tipspeed.agent.policy.NoiseSettings.Kind;
import org.tipspeed.random.RandomStreams;

class ExplorationTest {

  private static NoiseSettings constant(Kind kind, double theta, double dt, Double... std) {
    return NoiseSettings.DEFAULTS
        .withKind(kind)
        .withStd(List.of(std))
        .withTheta(theta)
        .withDt(dt)
        .withDecayLength(1);
  }

  private static Noise noise(NoiseSettings settings, int dims, long episode, long steps) {
    return new Exploration(settings, dims)
        .noise(episode, steps, new RandomStreams(5).stream("noise", episode));
  }

  /** The noise of some steps of one episode [step][action]. */
  private static float[][] steps(Noise noise, int dims, int steps) {
    float[][] series = new float[steps][dims];
    for (float[] action : series) {
      noise.perturb(action);
    }
    return series;
  }

  private static double covariance(float[][] series, int first, int second, int lag) {
    double sum = 0;
    for (int t = lag; t < series.length; t++) {
      sum += series[t - lag][first] * series[t][second];
    }
    return sum / (series.length - lag);
  }

  @Test
  void gaussian_noise_is_white_and_of_the_std_of_each_action() {
    float[][] series = steps(noise(constant(Kind.GAUSSIAN, 1, 1, .1, .02), 2, 0, 0), 2, 200_000);
    assertEquals(.01, covariance(series, 0, 0, 0), .01 * .015);
    assertEquals(.0004, covariance(series, 1, 1, 0), .0004 * .015);
    assertEquals(0, covariance(series, 0, 0, 1), .01 * .01);
    assertEquals(0, covariance(series, 0, 1, 0), .002 * .01);
    double mean = 0;
    double kurtosis = 0;
    for (float[] step : series) {
      mean += step[0] / series.length;
      kurtosis += Math.pow(step[0] / .1, 4) / series.length;
    }
    assertEquals(0, mean, .1 * .01);
    assertEquals(3, kurtosis, .1);
  }

  @Test
  void ornstein_uhlenbeck_noise_has_the_stationary_std_and_correlation() {
    double theta = .5;
    double dt = .2;
    Noise noise = noise(constant(Kind.ORNSTEIN_UHLENBECK, theta, dt, .1), 1, 0, 0);
    float[][] series = steps(noise, 1, 400_000);
    double variance = covariance(series, 0, 0, 0);
    assertEquals(.01, variance, .01 * .03);
    for (int lag : new int[] {1, 5, 20}) {
      assertEquals(Math.exp(-theta * dt * lag), covariance(series, 0, 0, lag) / variance, .03);
    }
  }

  @Test
  void ornstein_uhlenbeck_noise_has_its_std_from_the_first_step() {
    NoiseSettings settings = constant(Kind.ORNSTEIN_UHLENBECK, .01, 1, .1);
    double sum = 0;
    for (int episode = 0; episode < 20_000; episode++) {
      float first = steps(noise(settings, 1, episode, 0), 1, 1)[0][0];
      sum += first * first;
    }
    assertEquals(.01, sum / 20_000, .01 * .05);
  }

  @Test
  void noise_is_a_function_of_seed_and_episode() {
    NoiseSettings settings = constant(Kind.ORNSTEIN_UHLENBECK, .15, 1, .2);
    float[][] once = steps(noise(settings, 2, 3, 0), 2, 50);
    float[][] again = steps(noise(settings, 2, 3, 0), 2, 50);
    float[][] other = steps(noise(settings, 2, 4, 0), 2, 50);
    assertArrayEquals(once, again);
    assertTrue(once[0][0] != other[0][0]);
  }

  @Test
  void actions_stay_inside_their_bounds() {
    Noise noise = noise(constant(Kind.GAUSSIAN, 1, 1, 3.), 1, 0, 0);
    boolean low = false;
    boolean high = false;
    for (int step = 0; step < 1000; step++) {
      float[] action = {.9f};
      noise.perturb(action);
      assertTrue(action[0] >= -1 && action[0] <= 1);
      low |= action[0] == -1;
      high |= action[0] == 1;
    }
    assertTrue(low && high);
  }

  @Test
  void no_noise_leaves_the_action_alone() {
    float[] action = {.3f, -.4f};
    noise(constant(Kind.NONE, 1, 1, .5), 2, 0, 0).perturb(action);
    assertArrayEquals(new float[] {.3f, -.4f}, action);
  }

  @Test
  void scale_decays_over_steps_within_and_across_episodes() {
    NoiseSettings settings =
        NoiseSettings.DEFAULTS
            .withStd(List.of(.01))
            .withTheta(1)
            .withInitialScale(2)
            .withFinalScale(.5)
            .withDecayLength(1000);
    float[][] decaying = steps(noise(settings, 1, 7, 500), 1, 1000);
    float[][] reference = steps(noise(constant(Kind.GAUSSIAN, 1, 1, .01), 1, 7, 0), 1, 1000);
    for (int step = 0; step < 1000; step++) {
      double due = Math.max(.5, 2 - 1.5 * (500 + step) / 1000);
      assertEquals(due * reference[step][0], decaying[step][0], 1e-7);
    }
  }

  @Test
  void scale_decays_over_episodes() {
    NoiseSettings settings =
        NoiseSettings.DEFAULTS
            .withStd(List.of(.01))
            .withTheta(1)
            .withFinalScale(.01)
            .withDecay(Decay.EXPONENTIAL)
            .withDecayOver(DecayOver.EPISODES)
            .withDecayLength(100);
    float[][] decaying = steps(noise(settings, 1, 50, 123_456), 1, 100);
    float[][] reference = steps(noise(constant(Kind.GAUSSIAN, 1, 1, .01), 1, 50, 0), 1, 100);
    for (int step = 0; step < 100; step++) {
      assertEquals(.1 * reference[step][0], decaying[step][0], 1e-7);
    }
    assertEquals(.01, settings.scaleAfter(100), 1e-12);
    assertEquals(.01, settings.scaleAfter(1_000_000), 1e-12);
  }

  @Test
  void scale_follows_the_mean_return_of_the_last_episodes() {
    SuccessSettings from100To200 = new SuccessSettings(100, 200, 2);
    NoiseSettings settings =
        NoiseSettings.DEFAULTS
            .withStd(List.of(.01))
            .withTheta(1)
            .withInitialScale(2)
            .withDecayOver(DecayOver.SUCCESS)
            .withDecayLength(1)
            .withSuccess(from100To200);
    Exploration exploration = new Exploration(settings, 1);
    assertEquals(2, scaleOfNextEpisode(exploration), 1e-5);
    exploration.ended(-1e6);
    assertEquals(2, scaleOfNextEpisode(exploration), 1e-5);
    exploration.ended(120);
    exploration.ended(140);
    assertEquals(1.7, scaleOfNextEpisode(exploration), 1e-5);
    exploration.ended(1e6);
    assertEquals(1, scaleOfNextEpisode(exploration), 1e-5);
    exploration.ended(150);
    exploration.ended(150);
    assertEquals(1.5, scaleOfNextEpisode(exploration), 1e-5);
  }

  private static double scaleOfNextEpisode(Exploration exploration) {
    Noise plain = noise(constant(Kind.GAUSSIAN, 1, 1, .01), 1, 7, 0);
    Noise scaled = exploration.noise(7, 0, new RandomStreams(5).stream("noise", 7));
    return (double) steps(scaled, 1, 1)[0][0] / steps(plain, 1, 1)[0][0];
  }

  @Test
  void wrong_settings_are_refused_by_name() {
    assertRefused("std must not be negative, was -0.1", () -> constant(Kind.GAUSSIAN, 1, 1, -.1));
    assertRefused(
        "std must have one number, or one per action, was []", () -> constant(Kind.GAUSSIAN, 1, 1));
    assertRefused("theta must be positive, was 0.0", () -> constant(Kind.GAUSSIAN, 0, 1, .1));
    assertRefused("dt must be positive, was NaN", () -> constant(Kind.GAUSSIAN, 1, Double.NaN, .1));
    assertRefused(
        "final_scale must be positive where decay is exponential, was 0.0",
        () ->
            NoiseSettings.DEFAULTS
                .withStd(List.of(.1))
                .withTheta(1)
                .withFinalScale(0)
                .withDecay(Decay.EXPONENTIAL)
                .withDecayLength(1));
    assertRefused(
        "final_return must be above initial_return (3.0), was 3.0",
        () -> new SuccessSettings(3, 3, 10));
    assertRefused(
        "std must have one number, or one for each of the 3 actions, was [0.1, 0.2]",
        () -> noise(constant(Kind.GAUSSIAN, 1, 1, .1, .2), 3, 0, 0));
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}
