package org.tipspeed.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.wind.WindCase;

class DrawnWindsTest {

  private final List<WindCase> winds = new ArrayList<>();

  DrawnWindsTest() {
    for (int speed = 4; speed < 15; speed++) {
      for (int seed = 1; seed <= 6; seed++) {
        winds.add(new WindCase("ntm", "" + speed, Map.of("seed", "" + seed)));
      }
    }
  }

  @Test
  void fewWinds_areAllDrawn() {
    winds.subList(5, winds.size()).clear();
    assertEquals(winds, DrawnWinds.of(result(List.of()), 2));
    assertEquals("", DrawnWinds.note(result(List.of()).suite(), 5));
  }

  @Test
  void manyWinds_areDrawnWithOneSeedOfEachSpeedFirst() {
    List<WindCase> drawn = DrawnWinds.of(result(List.of()), 2);
    assertEquals(DrawnWinds.MOST / 2, drawn.size());
    assertEquals(11, drawn.stream().map(WindCase::argument).distinct().count());
    assertTrue(
        DrawnWinds.note(result(List.of()).suite(), 16).startsWith("Drawn are 16 of 66 winds"));
  }

  @Test
  void windsInWhichAFlightEndedEarly_areDrawnBeforeOthers() {
    WindCase early = winds.get(21);
    assertTrue(DrawnWinds.of(result(List.of(early)), 8).contains(early));
  }

  @Test
  void moreSuitesThanWindsOnThePage_stillShowOneEach() {
    assertEquals(1, DrawnWinds.of(result(List.of()), 99).size());
  }

  private SuiteResult result(List<WindCase> early) {
    List<FlightMetrics> flights =
        winds.stream()
            .map(
                wind ->
                    new FlightMetrics(
                        "baseline",
                        wind,
                        60,
                        early.contains(wind)
                            ? Standing.terminated("overspeed")
                            : Standing.timeLimit(),
                        "",
                        Map.of()))
            .toList();
    Suite suite =
        new Suite("s", "", winds, 60, MetricsSettings.DEFAULTS, DisturbanceSettings.DEFAULTS);
    return new SuiteResult(suite, flights, List.of(), List.of(), List.of());
  }
}
