package org.tipspeed.config.yaml;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings with every supported kind of component. */
record SampleSettings(
    double rateLimitDegPerS,
    int hiddenUnits,
    long totalSteps,
    boolean clipGradient,
    String label,
    Path library,
    Mode mode,
    NoiseSettings noise,
    List<Integer> layers,
    List<ChannelSettings> channels,
    Map<String, Double> rewardWeights,
    Optional<Double> seedSpread,
    Optional<NoiseSettings> extraNoise) {

  enum Mode {
    ABSOLUTE,
    RATE_LIMITED
  }

  record NoiseSettings(double sigma, double timeConstantS, double minSigma) {

    public static final NoiseSettings DEFAULTS = new NoiseSettings(0.2, 1.5, 0.01);

    NoiseSettings {
      if (!(timeConstantS > 0)) {
        throw new IllegalArgumentException(
            "time_constant_s must be positive, was " + timeConstantS);
      }
      if (!(sigma >= minSigma)) {
        throw new IllegalArgumentException(
            "sigma must be at least min_sigma, were %s and %s".formatted(sigma, minSigma));
      }
    }
  }

  /** Without defaults: both keys are required. */
  record ChannelSettings(String name, double scale) {}

  public static final SampleSettings DEFAULTS =
      new SampleSettings(
          8,
          64,
          100_000,
          true,
          "first",
          Path.of("/opt/simulator/library.so"),
          Mode.RATE_LIMITED,
          new NoiseSettings(0.3, 1.5, 0.01),
          List.of(256, 128),
          List.of(),
          Map.of("power", 1.0),
          Optional.empty(),
          Optional.empty());

  SampleSettings {
    if (!(rateLimitDegPerS > 0)) {
      throw new IllegalArgumentException(
          "rate_limit_deg_per_s must be positive, was " + rateLimitDegPerS);
    }
    if (hiddenUnits < 1) {
      throw new IllegalArgumentException("hidden_units must be at least 1, was " + hiddenUnits);
    }
  }
}
