package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.wind.WindCases;

class LogsTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("episodes.csv");
  }

  @Test
  void episodes_areOnDiskAsSoonAsAppended() throws IOException {
    try (EpisodeLog log = EpisodeLog.open(file, -1)) {
      log.append(row(0));
      log.append(new EpisodeRow(1, 7, 0.1 + 0.2, Standing.terminated("overspeed"), Map.of()));
      assertEquals(
          """
          episode,steps,return,end,reason,wind_mean_mps
          0,100,0.0,truncated,time-limit,12.0
          1,7,0.30000000000000004,terminated,overspeed,
          """,
          Files.readString(file));
    }
  }

  @Test
  void rowsReadBack_areThoseWritten() {
    var odd =
        new EpisodeRow(2, 3, -1e-9, Standing.aborted("crashed, \"badly\""), Map.of("x_m", 1e300));
    try (EpisodeLog log = EpisodeLog.open(file, -1)) {
      log.append(row(1));
      log.append(odd);
    }
    assertEquals(List.of(row(1), odd), EpisodeLog.read(file));
  }

  @Test
  void metricThatAppearsLater_widensTheFileAndLosesNothing() throws IOException {
    try (ProgressLog log = ProgressLog.open(file, -1)) {
      log.append(new ProgressRow(0, 10, Map.of("critic_loss", 1.0)));
      log.append(
          new ProgressRow(
              1, 20, new TreeMap<>(Map.of("critic_loss", 0.5, "validation_return", 3.0))));
      log.append(new ProgressRow(2, 30, Map.of("critic_loss", 0.25)));
    }
    assertEquals(
        """
        episode,steps,critic_loss,validation_return
        0,10,1.0,
        1,20,0.5,3.0
        2,30,0.25,
        """,
        Files.readString(file));
    assertEquals(Map.of("critic_loss", 0.25), ProgressLog.read(file).get(2).figures());
  }

  @Test
  void resume_dropsWhatCameAfterTheCheckpointAndATornRow() throws IOException {
    try (EpisodeLog log = EpisodeLog.open(file, -1)) {
      for (int episode = 0; episode < 6; episode++) {
        log.append(row(episode));
      }
    }
    Files.writeString(file, "3,100,3.0,trun", StandardOpenOption.APPEND);
    try (EpisodeLog log = EpisodeLog.open(file, 3)) {
      log.append(row(4));
      assertEquals(Map.of("truncated: time-limit", 5L), log.endings());
    }
    assertEquals(List.of(row(0), row(1), row(2), row(3), row(4)), EpisodeLog.read(file));
  }

  @Test
  void resumedLog_isByteForByteThatOfAnUninterruptedRun() throws IOException {
    Path whole = folder.resolve("whole.csv");
    try (EpisodeLog log = EpisodeLog.open(whole, -1);
        EpisodeLog first = EpisodeLog.open(file, -1)) {
      for (int episode = 0; episode < 6; episode++) {
        log.append(row(episode));
        first.append(row(episode));
      }
    }
    try (EpisodeLog log = EpisodeLog.open(file, 2)) {
      for (int episode = 3; episode < 6; episode++) {
        log.append(row(episode));
      }
    }
    assertEquals(Files.readString(whole), Files.readString(file));
  }

  @Test
  void logOfAnOlderVersion_goesOnWithTheFiguresThatItLacks() throws IOException {
    Files.writeString(
        file,
        """
        episode,steps,return,end,reason,wind_mean_mps
        0,100,0.0,truncated,time-limit,12.0
        1,7,0.5,terminated,overspeed,12.0
        """);
    try (EpisodeLog log = EpisodeLog.open(file, 1)) {
      Map<String, Double> metrics = new TreeMap<>(Map.of("reward_floor_share", 0.25));
      log.append(new EpisodeRow(2, 100, 3, Standing.timeLimit(), metrics));
    }
    assertEquals(
        """
        episode,steps,return,end,reason,wind_mean_mps,reward_floor_share
        0,100,0.0,truncated,time-limit,12.0,
        1,7,0.5,terminated,overspeed,12.0,
        2,100,3.0,truncated,time-limit,,0.25
        """,
        Files.readString(file));
    assertEquals(Map.of("wind_mean_mps", 12.0), EpisodeLog.read(file).get(1).metrics());
  }

  @Test
  void resumeBeforeTheFirstCheckpoint_startsOver() {
    EpisodeLog.open(file, -1).close();
    try (EpisodeLog log = EpisodeLog.open(file, -1)) {
      log.append(row(0));
    }
    assertEquals(List.of(row(0)), EpisodeLog.read(file));
  }

  @Test
  void fileThatIsNoLog_isNamed() throws IOException {
    Files.writeString(file, "episode,steps\n1,x\n");
    var failure = assertThrows(ReportException.class, () -> ProgressLog.read(file));
    assertEquals(
        file + " has a row that is no progress: {episode=1, steps=x}", failure.getMessage());
    assertThrows(ReportException.class, () -> EpisodeLog.read(file));
  }

  @Test
  void flightLog_givesBackTheFlightsAndGoesOnAfterAnInterruption() throws IOException {
    Path flights = folder.resolve("flights.csv");
    FlightMetrics first = flight("steady:12", Standing.timeLimit(), "");
    FlightMetrics second = flight("steady:14,shear=0.2", Standing.aborted("wind"), "a, \"b\"");
    try (FlightLog log = FlightLog.open(flights)) {
      log.append("steady", first);
    }
    Files.writeString(flights, ",policy,steady:1", StandardOpenOption.APPEND);
    try (FlightLog log = FlightLog.open(flights)) {
      log.append("", second);
    }
    assertEquals(Map.of("steady", List.of(first), "", List.of(second)), FlightLog.read(flights));
  }

  private static FlightMetrics flight(String wind, Standing end, String detail) {
    return new FlightMetrics(
        "policy", WindCases.parse(wind), 60, end, detail, Map.of(FlightMetric.ENERGY, 1 / 3.0));
  }

  private static EpisodeRow row(int episode) {
    return new EpisodeRow(
        episode, 100, episode, Standing.timeLimit(), Map.of("wind_mean_mps", 12.0));
  }
}
