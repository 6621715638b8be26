package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.wind.WindException;

class SuiteSettingsTest {

  @Test
  void turbulentWinds_areWrittenOutWithSeedsOfTheirOwnAndAsLongAsTheFlight() {
    Suite suite =
        suite(winds("ntm:{speed},seed={seed}", List.of(8.0, 11.4), 2, 30L))
            .suite(MetricsSettings.DEFAULTS);
    assertEquals(
        List.of(
            "ntm:8,seed=30,duration=601",
            "ntm:8,seed=31,duration=601",
            "ntm:11.4,seed=32,duration=601",
            "ntm:11.4,seed=33,duration=601"),
        suite.winds().stream().map(Object::toString).toList());
    assertEquals(60, suite.metrics().skippedTransientS());
    assertEquals(4, suite.metrics().towerExponent());
  }

  @Test
  void windThatStandsTwice_isFlownOnce() {
    SuiteWinds steady = new SuiteWinds("steady:8", none(), none(), none());
    assertEquals(1, suite(steady, steady).suite(MetricsSettings.DEFAULTS).winds().size());
  }

  @Test
  void windShorterThanTheFlight_isRefused() {
    SuiteSettings suite = suite(winds("ntm:{speed},duration=300,seed={seed}", List.of(8.0), 1, 1L));
    WindException failure =
        assertThrows(WindException.class, () -> suite.suite(MetricsSettings.DEFAULTS));
    assertEquals(
        "wind 'ntm:8,duration=300,seed=1' is shorter than the flights of 600 s",
        failure.getMessage());
    assertEquals(1, suite.lasting(200).suite(MetricsSettings.DEFAULTS).winds().size());
  }

  @Test
  void placesAndWhatFillsThem_mustGoTogether() {
    refuses("speeds_mps is missing: the wind eog:{speed} has {speed}", "eog:{speed}", null, null);
    refuses("speeds_mps has no use: the wind eog:8 has no {speed}", "eog:8", List.of(9.0), null);
    refuses(
        "seeds is missing: the wind ntm:8,seed={seed} has {seed}", "ntm:8,seed={seed}", null, null);
    refuses("speeds_mps must name at least one speed", "eog:{speed}", List.of(), null);
    refuses("seeds must be in 1..10000, was 0", "ntm:8,seed={seed}", null, 0);
  }

  @Test
  void windThatIsNone_isRefusedAtOnce() {
    refuses(
        "wind 'eogg:8' is of no known kind (did you mean 'eog'?); a file of that name is"
            + " file:eogg:8",
        "eogg:8",
        null,
        null);
  }

  @Test
  void suiteWithImpossibleTimesOrName_isRefused() {
    assertRefused(
        "skipped_transient_s must be from 0 to below duration_s, which is 50.0, was 60.0",
        () -> suite(new SuiteWinds("eog:8", none(), none(), none())).lasting(50));
    assertRefused(
        "name must be of letters, digits, '.', '_' and '-', was '../x'",
        () -> new SuiteSettings("../x", "", 600, 60, List.of(), DisturbanceSettings.DEFAULTS));
    assertRefused(
        "winds must name at least one wind",
        () -> new SuiteSettings("x", "", 600, 60, List.of(), DisturbanceSettings.DEFAULTS));
  }

  private static void refuses(String message, String wind, List<Double> speedsMps, Integer seeds) {
    Optional<Long> firstSeed = Optional.ofNullable(seeds).map(Integer::longValue);
    assertRefused(
        message,
        () ->
            new SuiteWinds(
                wind, Optional.ofNullable(speedsMps), Optional.ofNullable(seeds), firstSeed));
  }

  private static void assertRefused(
      String message, org.junit.jupiter.api.function.Executable making) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, making).getMessage());
  }

  private static SuiteWinds winds(String wind, List<Double> speedsMps, int seeds, long firstSeed) {
    return new SuiteWinds(wind, Optional.of(speedsMps), Optional.of(seeds), Optional.of(firstSeed));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static SuiteSettings suite(SuiteWinds... winds) {
    return new SuiteSettings(
        "test", "For a test.", 600, 60, List.of(winds), DisturbanceSettings.DEFAULTS);
  }
}
