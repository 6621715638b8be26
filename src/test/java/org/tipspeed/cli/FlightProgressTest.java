package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.wind.WindCase;

class FlightProgressTest {

  private static final WindCase WIND = new WindCase("eog", "12", Map.of());
  private static final Suite SUITE =
      new Suite(
          "eog", "", List.of(WIND), 60, MetricsSettings.DEFAULTS, DisturbanceSettings.DEFAULTS);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now;

  @Test
  void log_getsALineNowAndThenWithTheTimeLeft() {
    try (FlightProgress progress = progress(6, 2)) {
      flown(progress, 4, Standing.timeLimit(), "");
      flown(progress, 8, Standing.timeLimit(), "");
    }
    assertLines("goes on after 2 of 6 flights", "4 of 6 flights, in eog, 0:00:12 left");
  }

  @Test
  void failure_isToldAtOnceWithItsReason() {
    try (FlightProgress progress = progress(6, 0)) {
      flown(progress, 1, Standing.terminated("overspeed"), "");
      flown(progress, 1, Standing.aborted("simulator-crashed"), "signal 11\nat 0x0");
    }
    assertLines(
        "eog, policy in eog:12: overspeed after 31.3 s",
        "eog, policy in eog:12: simulator-crashed after 31.3 s: signal 11");
  }

  private FlightProgress progress(int flights, int known) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new FlightProgress(err, false, () -> now, flights, known);
  }

  private void flown(FlightProgress progress, int seconds, Standing end, String detail) {
    now += TimeUnit.SECONDS.toNanos(seconds);
    progress.flown(SUITE, new FlightMetrics("policy", WIND, 31.26, end, detail, Map.of()));
  }

  private void assertLines(String... lines) {
    assertEquals(List.of(lines), bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
