package org.tipspeed.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.control.ControllerLibrary;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.export.ControllerExport;
import org.tipspeed.export.ControllerSettings;
import org.tipspeed.wind.WindCases;

/** What leaves the program flies as it did inside. */
class ExportedPolicyTest {

  private static final String RUN = "results/reference/nrel5mw-quickstart";

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void exportedPolicy_hasTheMetricsOfTheOriginal() {
    Assumptions.assumeTrue(
        ControllerLibrary.forThisMachine().isPresent(), "no library is carried for this machine");
    Path exported = folder.resolve("exported");
    PolicyExport.of(Path.of(RUN), Optional.empty())
        .controller(ControllerSettings.DEFAULTS, exported);
    Suite suite =
        Suite.of(
            List.of(
                WindCases.parse("ntm:9,class=B,seed=11,duration=120"),
                WindCases.parse("ntm:16,class=B,seed=12,duration=120")),
            100,
            MetricsSettings.DEFAULTS);
    Replay replay =
        Replay.of(RUN, suite, folder.resolve("replay"))
            .withAgainst(Replay.Against.LIBRARY)
            .withLibrary(ControllerExport.in(exported))
            .withFormats(Set.of());
    SuiteResult result = Tipspeed.replay(replay, RunObserver.NONE).get(0);
    Map<String, FlightMetrics> originals = new TreeMap<>();
    for (FlightMetrics flight : result.flights()) {
      assertTrue(flight.completed(), flight::toString);
      FlightMetrics other = originals.put(flight.wind().toString(), flight);
      if (other != null) {
        other.values().forEach((metric, value) -> requireNear(metric, value, flight));
      }
    }
    assertEquals(2, originals.size());
    assertEquals(4, result.flights().size());
  }

  private static void requireNear(FlightMetric metric, double value, FlightMetrics flight) {
    double other = flight.values().get(metric);
    assertEquals(
        value, other, 1e-3 * Math.abs(value) + 1e-9, () -> metric + " of " + flight.wind());
  }
}
