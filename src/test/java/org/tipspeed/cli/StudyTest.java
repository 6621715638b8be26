package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.rundir.FolderLock;
import org.tipspeed.rundir.Manifest;
import org.tipspeed.support.FolderCopy;
import org.tipspeed.support.Interruptible;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several seeds side by side. */
@Timeout(180)
class StudyTest {

  /** The last wind cannot blow: a flight that does not come to its end. */
  private static final String SUITE =
      """
      name: small
      description: For a test.
      duration_s: 8
      skipped_transient_s: 2
      winds:
        - {wind: "steady:10"}
        - {wind: "steady:15"}
        - {wind: "ntm:9,ny=3,nz=3,height=500,seed=1"}
      """;

  @TempDir static Path shared;

  private static Path settings;
  private static Path study;
  private static Path firstSeed;
  private static Tipspeed call;

  @TempDir Path folder;

  private Process process;

  /** The first seed is kept as it is before suites are flown with it. */
  @BeforeAll
  static void trainTwoSeeds() throws IOException {
    settings = ShortTraining.settings(shared, "s.yaml", "steps: 200", "steps: 40");
    study = shared.resolve("study");
    call = study(settings, "1-2", study);
    firstSeed = Files.createDirectory(shared.resolve("first"));
    Files.copy(study.resolve("config.yaml"), firstSeed.resolve("config.yaml"));
    FolderCopy.of(study.resolve("seed-1"), firstSeed.resolve("seed-1"));
  }

  @AfterEach
  void leaveNoProcess() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void study_showsMeanSpreadAndWorstOfTheRatiosToTheBaseline() {
    assertEquals(0, call.exitCode(), call.err());
    assertTrue(call.out().contains("over 2 seeds"), call.out());
    assertTrue(call.out().contains("Mean power, policy/baseline"), call.out());
    double one = powerRatio(1);
    double two = powerRatio(2);
    assertTrue(one != two, "two trainings, not one twice");
    JsonNode figure = json(study).path("figures").path("policy/baseline mean_power_kw");
    assertEquals((one + two) / 2, figure.path("mean").asDouble(), 1e-12);
    assertEquals(Math.abs(one - two) / Math.sqrt(2), figure.path("std").asDouble(), 1e-12);
    assertEquals(Math.min(one, two), figure.path("worst").asDouble());
    assertEquals(one < two ? 1 : 2, figure.path("worst_seed").asInt());
  }

  @Test
  void page_holdsItsPictureAndAsksNothingOfOtherPlaces() throws IOException {
    assertTrue(ImageIO.read(study.resolve("study.png").toFile()).getWidth() > 1000);
    String page = Files.readString(study.resolve("study.html"));
    assertTrue(page.contains("data:image/png;base64,"));
    assertFalse(page.contains("://"), "no address of another place");
    assertFalse(page.contains("{{"), "no place left open");
  }

  @Test
  void page_leadsToTheReportAndTheFolderOfEverySeed() throws IOException {
    String page = Files.readString(study.resolve("study.html"));
    for (int seed = 1; seed <= 2; seed++) {
      assertTrue(page.contains("<a href=\"seed-%1$d/report.html\">%1$d</a>".formatted(seed)), page);
      assertTrue(page.contains("<a href=\"seed-%1$d/\">seed-%1$d</a>".formatted(seed)), page);
    }
    assertTrue(page.contains("<h1>Study s.yaml, seeds 1 to "), page);
  }

  @Test
  void everySeed_hasItsFolderWithWhatItPrinted() throws IOException {
    for (int seed = 1; seed <= 2; seed++) {
      Path run = study.resolve("seed-" + seed);
      assertEquals(Manifest.Status.DONE, Manifest.status(run.resolve("manifest.json")));
      assertTrue(Files.readString(run.resolve("console.log")).contains("run directory: " + run));
    }
  }

  @Test
  void furtherSeeds_joinWhatIsDone_andAFailedOneIsARowWithItsReason() throws IOException {
    FileTime trained = Files.getLastModifiedTime(study.resolve("seed-1/manifest.json"));
    Files.createDirectories(study.resolve("seed-3"));
    Files.writeString(study.resolve("seed-3/thesis.txt"), "in the way");
    Tipspeed more = study(settings, "1-3", study);
    assertEquals(2, more.exitCode(), "that of the seed that failed");
    assertTrue(more.err().contains("seed 1: done already"), more.err());
    assertEquals(trained, Files.getLastModifiedTime(study.resolve("seed-1/manifest.json")));
    assertTrue(more.out().contains("over 2 of 3 seeds"), more.out());
    assertTrue(more.out().contains("seed 3 failed: exit code 2: "), more.out());
    JsonNode row = json(study).path("seeds").path(2);
    assertEquals("failed", row.path("status").asString());
    assertTrue(row.path("reason").asString().contains("is not empty"), row::toString);
    assertTrue(Files.readString(study.resolve("study.html")).contains("is not empty"));
  }

  @Test
  void suite_isFlownByEverySeedOnceAndCountsForEveryFlight() throws IOException {
    Path suite = write("small.yaml", SUITE);
    Tipspeed flown = study(settings, "1-2", study, "--suite", suite);
    assertEquals(0, flown.exitCode(), flown.err());
    assertTrue(flown.err().contains("seed 2: flying small"), flown.err());
    assertTrue(flown.out().contains("small, over 2 seeds"), flown.out());
    assertTrue(flown.out().contains("Early endings, policy"), flown.out());
    JsonNode figures = json(study).path("suites").path("small");
    double one = suiteEnergyRatio(1);
    double two = suiteEnergyRatio(2);
    assertEquals(
        (one + two) / 2, figures.path("policy/baseline energy_kwh").path("mean").asDouble(), 1e-12);
    JsonNode energy = figures.path("policy/baseline energy_kwh");
    assertEquals("2 2 4 6", texts(energy, "seeds", "of_seeds", "flights", "of_flights"));
    JsonNode early = figures.path("policy early_endings");
    assertEquals(1, early.path("worst").asDouble(), "the one wind");
    assertEquals("2 2 6 6", texts(early, "seeds", "of_seeds", "flights", "of_flights"));
    String behind = "4 of 6 flights, 2 of 2 seeds";
    assertTrue(line(flown, "Energy, policy/baseline", 2).endsWith(behind), flown.out());
    assertFalse(line(flown, "Energy, policy/baseline", 1).contains("flights"), flown.out());
    assertTrue(line(flown, "Early endings, policy", 2).contains(" 1 of 3 "), flown.out());
    assertTrue(Files.readString(study.resolve("study.html")).contains("<td>" + behind + "</td>"));
    assertTrue(figures.path("policy/baseline pitch_travel_above_rated_deg").has("std"));
    assertEquals(
        two, json(study).at("/seeds/1/suites/small").path("policy/baseline energy_kwh").asDouble());
    assertTrue(Files.readString(study.resolve("study.html")).contains("Results on small"));
    assertFalse(Files.exists(suiteOf(2).resolve("small")), "no time series");

    FileTime written = Files.getLastModifiedTime(suiteOf(2).resolve("metrics.json"));
    Tipspeed again = study(settings, "1-2", study, "--suite", suite);
    assertTrue(again.err().contains("seed 2: done already"), again.err());
    assertEquals(written, Files.getLastModifiedTime(suiteOf(2).resolve("metrics.json")));
  }

  @Test
  void suiteThatWasFlownWithOtherWinds_isARowWithItsReason() throws IOException {
    Path other = FolderCopy.of(firstSeed, folder.resolve("study"));
    Path suite = write("other.yaml", SUITE.replace("small", "other"));
    assertEquals(0, study(settings, "1", other, "--suite", suite).exitCode());
    write("other.yaml", SUITE.replace("small", "other").replace("steady:15", "steady:16"));
    Tipspeed changed = study(settings, "1", other, "--suite", suite);
    assertEquals(2, changed.exitCode());
    assertTrue(changed.out().contains("seed 1 failed: exit code 2: "), changed.out());
    assertTrue(changed.out().contains("was begun with another policy, other winds"), changed.out());
  }

  @Test
  void suitesThatCannotBeFlown_areRefusedBeforeAnythingIsMade() throws IOException {
    Path nothing = folder.resolve("nothing");
    Tipspeed unknown = study(settings, "1", nothing, "--suite", "eogg");
    assertEquals(2, unknown.exitCode());
    assertEquals("there is no suite 'eogg'; did you mean eog?", unknown.err().strip());
    Tipspeed twice = study(settings, "1", nothing, "--suite", "eog", "EOG");
    assertEquals("suite eog is given twice", twice.err().strip());
    Path bandit = write("bandit.yaml", KnownTasksTest.SHORT_BANDIT);
    Tipspeed known = study(bandit, "1", nothing, "--suite", "eog");
    assertEquals(2, known.exitCode());
    assertEquals(
        "suite eog cannot be flown: %s is not about a turbine".formatted(bandit),
        known.err().strip());
    assertFalse(Files.exists(nothing));
  }

  @Test
  void study_underOtherSettings_isRefused() throws IOException {
    Path other = write("other.yaml", KnownTasksTest.SHORT_BANDIT);
    Tipspeed refused = study(other, "1", study);
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("other settings"), refused.err());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void stoppedStudy_savesGoesOnAndLeavesNoChild() throws Exception {
    Path stopped = folder.resolve("study");
    startLongStudy(stopped);
    List<ProcessHandle> children = process.descendants().toList();
    Interruptible.interrupt(process);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue());
    assertStopped(children, stopped);

    startLongStudy(stopped);
    assertEquals(2, sessions(stopped), "gone on, not begun again");
    children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    assertStopped(children, stopped);
  }

  @Test
  void folderThatAChildOfAKilledStudyStillHolds_isWaitedFor() throws IOException {
    Path another = FolderCopy.of(firstSeed, folder.resolve("study"));
    FolderLock held = FolderLock.take(Files.createDirectory(another.resolve("seed-2")));
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(held::close);
    Tipspeed second = study(settings, "1-2", another);
    assertEquals(0, second.exitCode(), second.out());
    String wait = "seed 2: waits until process %d on ".formatted(ProcessHandle.current().pid());
    assertTrue(second.err().contains(wait), second.err());
  }

  private static void assertStopped(List<ProcessHandle> children, Path study) throws Exception {
    assertEquals(2, children.size());
    for (ProcessHandle child : children) {
      child.onExit().get(60, TimeUnit.SECONDS);
    }
    assertEquals(
        Manifest.Status.INTERRUPTED, Manifest.status(study.resolve("seed-1/manifest.json")));
  }

  private static int sessions(Path study) {
    Path manifest = study.resolve("seed-1/manifest.json");
    return JsonMapper.shared().readTree(manifest).path("sessions").size();
  }

  /** Two seeds that would take hours, both under way. */
  private void startLongStudy(Path study) throws Exception {
    Path settings =
        write("long.yaml", KnownTasksTest.SHORT_BANDIT.replace("steps: 60", "steps: 9000000"));
    process =
        Tipspeed.start(
            folder.resolve("log"), "study", settings, "--seeds=1-2", "--jobs=2", "--out", study);
    for (int seed = 1; seed <= 2; seed++) {
      Path run = study.resolve("seed-" + seed);
      List<Path> before = ShortTraining.checkpoints(run);
      while (ShortTraining.checkpoints(run).equals(before)) {
        assertTrue(process.isAlive(), () -> "it has ended too soon");
        Thread.sleep(5);
      }
    }
  }

  private static Tipspeed study(Path settings, String seeds, Path out, Object... more) {
    return Tipspeed.run(
        "study", settings, "--seeds", seeds, "--jobs", 2, "--out", out, List.of(more));
  }

  private static String texts(JsonNode node, String... keys) {
    return Stream.of(keys).map(key -> node.path(key).asString()).collect(Collectors.joining(" "));
  }

  /**
   * @param which of the lines that begin with the text, from 1
   */
  private static String line(Tipspeed call, String start, int which) {
    return call.out().lines().filter(line -> line.startsWith(start)).toList().get(which - 1);
  }

  private static Path suiteOf(int seed) {
    return study.resolve("seed-" + seed).resolve("suites").resolve("small");
  }

  private static double suiteEnergyRatio(int seed) {
    return JsonMapper.shared()
        .readTree(suiteOf(seed).resolve("metrics.json"))
        .at("/comparisons/0/ratios/energy_kwh/ratio")
        .asDouble();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static JsonNode json(Path study) {
    return JsonMapper.shared().readTree(study.resolve("study.json"));
  }

  private static double powerRatio(int seed) {
    return JsonMapper.shared()
        .readTree(study.resolve("seed-" + seed).resolve("evaluation.json"))
        .at("/comparisons/0/ratios/mean_power_kw/ratio")
        .asDouble();
  }
}
