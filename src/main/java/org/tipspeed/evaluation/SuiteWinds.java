package org.tipspeed.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tipspeed.quantity.Check;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindException;

/**
 * Winds that differ in speed and seed only.
 *
 * @param wind wind spec in which {@code {speed}} and {@code {seed}} stand for what follows
 * @param speedsMps each takes the place of {@code {speed}} [m/s]
 * @param seeds how many seeds each speed is flown with
 * @param firstSeed takes the place of {@code {seed}} in the first wind; each further wind has the
 *     next number, so that no two speeds share their turbulence
 */
public record SuiteWinds(
    String wind,
    Optional<List<Double>> speedsMps,
    Optional<Integer> seeds,
    Optional<Long> firstSeed) {

  private static final String SPEED = "{speed}";
  private static final String SEED = "{seed}";
  private static final List<String> TURBULENT = List.of("ntm", "etm");
  private static final String DURATION = "duration";

  public SuiteWinds {
    speedsMps = speedsMps.map(List::copyOf);
    requirePair(wind, SPEED, "speeds_mps", speedsMps.isPresent());
    requirePair(wind, SEED, "seeds", seeds.isPresent());
    requirePair(wind, SEED, "first_seed", firstSeed.isPresent());
    speedsMps.ifPresent(speeds -> Check.notEmpty("speeds_mps", speeds, "speed"));
    seeds.ifPresent(
        count -> Check.that(count >= 1 && count <= 10_000, "seeds must be in 1..10000", count));
    for (WindCase each : filled(wind, speedsMps, seeds, firstSeed)) {
      requireNoBraces(wind, each);
    }
  }

  /**
   * The winds, by speed, then by seed. Turbulence is made as long as it has to be.
   *
   * @param durationS length of a flight [s]
   * @throws WindException if a wind states a duration that is too short for the flight
   */
  List<WindCase> cases(double durationS) {
    return filled(wind, speedsMps, seeds, firstSeed).stream()
        .map(each -> lasting(each, durationS))
        .toList();
  }

  private static void requirePair(String wind, String place, String key, boolean given) {
    if (given != wind.contains(place)) {
      throw new IllegalArgumentException(
          given
              ? "%s has no use: the wind %s has no %s".formatted(key, wind, place)
              : "%s is missing: the wind %s has %s".formatted(key, wind, place));
    }
  }

  private static void requireNoBraces(String wind, WindCase filled) {
    if (filled.spec().contains("{")) {
      throw new IllegalArgumentException(
          "wind '%s' may have %s and %s, no other braces".formatted(wind, SPEED, SEED));
    }
  }

  private static List<WindCase> filled(
      String wind,
      Optional<List<Double>> speedsMps,
      Optional<Integer> seeds,
      Optional<Long> firstSeed) {
    List<WindCase> cases = new ArrayList<>();
    long seed = firstSeed.orElse(0L);
    for (double speedMps : speedsMps.orElse(List.of(0.0))) {
      for (int i = 0; i < seeds.orElse(1); i++) {
        cases.add(parse(wind.replace(SPEED, plain(speedMps)).replace(SEED, Long.toString(seed++))));
      }
    }
    return cases;
  }

  private static WindCase parse(String spec) {
    try {
      return WindCases.parse(spec);
    } catch (WindException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String plain(double speedMps) {
    return speedMps == Math.rint(speedMps)
        ? Long.toString((long) speedMps)
        : String.format(Locale.ROOT, "%s", speedMps);
  }

  private static WindCase lasting(WindCase wind, double durationS) {
    String stated = wind.options().get(DURATION);
    if (stated == null) {
      boolean turbulent =
          TURBULENT.contains(wind.kind()) || "turbulent".equals(wind.options().get("model"));
      return turbulent ? wind.with(DURATION, plain(Math.ceil(durationS) + 1)) : wind;
    }
    if (Double.parseDouble(stated) < durationS) {
      throw new WindException(
          "wind '%s' is shorter than the flights of %s s".formatted(wind, plain(durationS)));
    }
    return wind;
  }
}
