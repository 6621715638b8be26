package org.tipspeed.turbine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.PlausibilitySettings;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindException;

@Timeout(60)
class ProcessTurbineTest {

  private static final TurbineCommand COMMAND = TurbineCommand.collective(30_000, 0.1);
  private static final EpisodeStart EPISODE =
      new EpisodeStart(
          new WindCase("file", "/Böen, Höhe=90/a b.bts", Map.of("duration", "12.5")),
          new OperatingPoint(1.1, 0.05, 35_000),
          0.1,
          10);

  @TempDir private Path folder;
  @TempDir private Path temporary;
  private String usualTemporary;

  /** Other runs on this machine may have folders of their own. */
  @BeforeEach
  void setTemporaryFolder() {
    usualTemporary = System.setProperty("java.io.tmpdir", temporary.toString());
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    System.setProperty("java.io.tmpdir", usualTemporary);
    assertEquals(List.of(), ProcessHandle.current().children().toList(), "processes left");
    assertEquals(List.of(), files(temporary).toList(), "temporary files left");
  }

  @Test
  void flight_isBitForBitThatOfTheSameTurbineInThisProcess() {
    try (ProcessTurbine child = turbine("");
        ScriptedTurbine here = new ScriptedTurbine(new Script(""))) {
      assertEquals(here.description(), child.description());
      assertEquals(here.start(EPISODE), child.start(EPISODE));
      assertEquals(12.5, child.windEndS());
      for (int step = 0; step < 100; step++) {
        TurbineCommand command =
            new TurbineCommand(100 * step, new PerBlade(0.01 * step, 0.2, Math.E), 1e-3);
        assertEquals(here.advance(command), child.advance(command));
      }
      assertEquals(ProcessEvents.NONE, child.events());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "halt, step3, CRASHED, exit code 7",
    "segfault, step3, CRASHED, died when asked to advance (SIGSEGV)",
    "hang, step3, TIMED_OUT, did not advance within 1.0 s (turbine.process.step_limit_s)",
    "nan, step3, NON_FINITE, NaN as rotor_speed_rpm",
    "infinity, step3, NON_FINITE, -Infinity as rotor_speed_rpm",
    "1e20, step3, IMPLAUSIBLE, as rotor_speed_rpm",
    "report-crash, step3, CRASHED, I died",
    "bug, step3, CRASHED, NullPointerException: oops at org.tipspeed.turbine.process.Script",
    "halt, start, CRASHED, died when asked to start an episode",
    "segfault, start, CRASHED, SIGSEGV",
    "hang, start, TIMED_OUT, did not start an episode within 2.0 s (turbine.process.reset_limit_s)",
    "nan, start, NON_FINITE, NaN",
    "halt, load, CRASHED, died when asked to load",
    "hang, load, TIMED_OUT, did not load within 5.0 s (turbine.process.load_limit_s)",
    "refuse, load, REFUSED, too gusty für mich",
    "bug, load, CRASHED, oops",
  })
  void failure_costsOneEpisodeAndIsNamedAndCounted(
      String event, String moment, Kind kind, String words) {
    try (ProcessTurbine turbine = turbine(once(event, moment))) {
      TurbineException failure = assertThrows(TurbineException.class, () -> fly(turbine, 5));
      assertEquals(kind, failure.kind());
      assertTrue(failure.getMessage().contains(words), failure.getMessage());
      assertEquals(ProcessEvents.NONE.plus(kind), turbine.events());
      assertThrows(IllegalStateException.class, () -> turbine.advance(COMMAND));
      assertEquals(List.of(), ProcessHandle.current().children().toList(), "killed at once");

      assertEquals(0.5, fly(turbine, 5).timeS(), 1e-12, "the next episode is as usual");
      assertEquals(ProcessEvents.NONE.plus(kind), turbine.events());
    }
  }

  @Test
  void crashMessage_endsWithTheLastWordsOfTheSimulator() {
    String script = "event=print\nmoment=step1";
    try (ProcessTurbine turbine = turbine(script)) {
      fly(turbine, 1);
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      TurbineException failure =
          assertThrows(TurbineException.class, () -> turbine.advance(COMMAND));
      assertEquals(Kind.CRASHED, failure.kind());
      assertTrue(failure.getMessage().endsWith("my last line"), failure.getMessage());
      assertTrue(failure.getMessage().contains("signal 9"), failure.getMessage());
    }
  }

  @Test
  void printing_neitherDisturbsTheFlightNorFillsTheDisk() throws IOException {
    try (ProcessTurbine turbine = turbine("event=print\nmoment=step2")) {
      assertEquals(0.5, fly(turbine, 5).timeS(), 1e-12);
    }
    assertEquals(
        List.of("child.log", "child.log.previous"),
        files(folder).map(file -> file.getFileName().toString()).sorted().toList());
    for (Path log : files(folder).toList()) {
      assertTrue(Files.size(log) <= 100_000, log + " has " + Files.size(log) + " bytes");
    }
    assertTrue(Files.readString(folder.resolve("child.log")).endsWith("my last line\n"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDisk_costsTheLogAndNotTheFlight() {
    Path full = Path.of("/dev/full");
    String script = "event=print\nmoment=step2";
    try (ProcessTurbine turbine =
        new ProcessTurbine(
            new ScriptedSimulator(),
            new ScriptedSimulator.Settings(script),
            settings(),
            full,
            System::nanoTime)) {
      assertEquals(0.5, fly(turbine, 5).timeS(), 1e-12);
    }
  }

  @Test
  void unusableTemporaryFolder_isNamed() {
    Path unusable = folder.resolve("missing");
    System.setProperty("java.io.tmpdir", unusable.toString());
    try (ProcessTurbine turbine = turbine("")) {
      TurbineException failure = assertThrows(TurbineException.class, turbine::description);
      assertEquals(Kind.CRASHED, failure.kind());
      assertTrue(failure.getMessage().contains(unusable.toString()), failure.getMessage());
    }
    assertTrue(Files.notExists(unusable));
  }

  /** Of work folders on clusters; a socket's path must have less than 108 bytes. */
  @ParameterizedTest
  @ValueSource(ints = {60, 80, 90, 130, 1000})
  void temporaryFolderOfAnyLength_isFlownIn(int length) throws IOException {
    Path deep = temporary;
    while (deep.toString().length() < length) {
      int missing = length - deep.toString().length() - 1;
      deep = deep.resolve("ü" + "x".repeat(Math.max(0, Math.min(missing, 100) - 1)));
    }
    System.setProperty("java.io.tmpdir", Files.createDirectories(deep).toString());
    try (ProcessTurbine turbine = turbine("")) {
      assertEquals(0.5, fly(turbine, 5).timeS(), 1e-12);
      assertEquals(1, files(deep).count());
    }
    assertEquals(List.of(), files(deep).toList());
    while (!deep.equals(temporary)) {
      Files.delete(deep);
      deep = deep.getParent();
    }
  }

  @Test
  void refusal_leavesTheChildAlive() {
    try (ProcessTurbine turbine = turbine(once("refuse", "start"))) {
      turbine.description();
      long before = childPid();
      TurbineException refusal = assertThrows(TurbineException.class, () -> fly(turbine, 1));
      assertEquals(Kind.REFUSED, refusal.kind());
      assertEquals("too gusty für mich", refusal.getMessage());
      fly(turbine, 1);
      assertEquals(before, childPid());
      assertEquals(ProcessEvents.NONE, turbine.events());
    }
  }

  @Test
  void windThatCannotBeHad_crossesAsItselfAndLeavesTheChildAlive() {
    try (ProcessTurbine turbine = turbine(once("wind", "start"))) {
      turbine.description();
      long before = childPid();
      WindException failure = assertThrows(WindException.class, () -> fly(turbine, 1));
      assertEquals("no such wind", failure.getMessage());
      assertThrows(IllegalStateException.class, () -> turbine.advance(COMMAND));
      fly(turbine, 1);
      assertEquals(before, childPid());
    }
  }

  @Test
  void wrongUse_isRefusedHereAsInTheSimulator() {
    ProcessTurbine turbine = turbine(once("state", "step1"));
    assertThrows(IllegalStateException.class, () -> turbine.advance(COMMAND));
    assertThrows(IllegalStateException.class, turbine::windEndS);
    turbine.start(EPISODE);
    assertEquals(
        "not now",
        assertThrows(IllegalStateException.class, () -> turbine.advance(COMMAND)).getMessage());
    turbine.close();
    turbine.close();
    assertThrows(IllegalStateException.class, () -> turbine.start(EPISODE));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ProcessTurbine(
                new HiddenSimulator(), NO_SETTINGS, settings(), log(), System::nanoTime));
  }

  @Test
  void child_isReplacedAfterItsResets() {
    try (ProcessTurbine turbine = turbine("", settings(2, 0))) {
      fly(turbine, 1);
      long first = childPid();
      fly(turbine, 1);
      assertEquals(first, childPid());
      fly(turbine, 1);
      assertTrue(first != childPid());
      assertEquals(1, turbine.events().plannedRestarts());
      fly(turbine, 1);
      fly(turbine, 1);
      assertEquals(new ProcessEvents(0, 0, 0, 0, 2), turbine.events());
    }
  }

  @Test
  void child_isReplacedWhenItHasLeaked() {
    try (ProcessTurbine turbine = turbine("leak=100000000", settings(0, 190))) {
      fly(turbine, 1);
      long first = childPid();
      fly(turbine, 1);
      assertEquals(first, childPid(), "one leak is not too much");
      fly(turbine, 1);
      assertTrue(first != childPid(), "two are");
      assertEquals(new ProcessEvents(0, 0, 0, 0, 1), turbine.events());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "halt", "segfault", "bug"})
  void closing_neverFails(String event) {
    ProcessTurbine turbine = turbine("event=%s\nmoment=close".formatted(event));
    fly(turbine, 1);
    turbine.close();
    assertEquals(ProcessEvents.NONE, turbine.events());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void hangInNativeCode_isKilledWithItsHelperPrograms() {
    String helper = "sleep 1000." + ProcessHandle.current().pid();
    try (ProcessTurbine turbine = turbine("event=native-hang\nmoment=step1")) {
      turbine.start(EPISODE);
      TurbineException failure =
          assertThrows(TurbineException.class, () -> turbine.advance(COMMAND));
      assertEquals(Kind.TIMED_OUT, failure.kind());
      assertEquals(
          List.of(),
          ProcessHandle.allProcesses()
              .filter(process -> process.info().commandLine().orElse("").endsWith(helper))
              .toList());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void helperProgramThatDetachedItself_endsWithTheSimulator() {
    String helper = "sleep 1000." + ProcessHandle.current().pid();
    try (ProcessTurbine turbine = turbine("event=daemon\nmoment=step1")) {
      fly(turbine, 1);
      assertEquals(1, running(helper), "it is there while the simulator is");
    }
    assertEquals(0, running(helper));
  }

  /** Whose child it would have become is dead by then. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void helperProgramThatDetachedItself_endsWithASimulatorThatCrashes() {
    String helper = "sleep 1000." + ProcessHandle.current().pid();
    try (ProcessTurbine turbine = turbine("event=daemon-crash\nmoment=step1")) {
      turbine.start(EPISODE);
      TurbineException failure =
          assertThrows(TurbineException.class, () -> turbine.advance(COMMAND));
      assertEquals(Kind.CRASHED, failure.kind());
      assertEquals(0, running(helper));
    }
  }

  private static long running(String commandLine) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith(commandLine))
        .filter(process -> !process.info().commandLine().orElse("").contains("sh -c"))
        .count();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void interruptKeyInTheTerminal_doesNotReachTheSimulator() throws Exception {
    try (ProcessTurbine turbine = turbine("")) {
      fly(turbine, 1);
      for (String signal : List.of("INT", "TERM")) {
        new ProcessBuilder("kill", "-" + signal, Long.toString(childPid())).start().waitFor();
        Thread.sleep(300);
        turbine.advance(COMMAND);
      }
      assertEquals(ProcessEvents.NONE, turbine.events());
    }
  }

  @Test
  void interruptedCaller_returnsSoonAndMayComeBack() throws Exception {
    try (ProcessTurbine turbine = turbine(once("hang", "start"))) {
      turbine.description();
      Thread caller = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                sleepMs(300);
                caller.interrupt();
              });
      interrupter.start();
      TurbineException failure = assertThrows(TurbineException.class, () -> turbine.start(EPISODE));
      assertEquals(Kind.REFUSED, failure.kind());
      assertTrue(Thread.interrupted(), "the interrupt is passed on");
      fly(turbine, 1);
    }
  }

  @Test
  void unknownJavaOption_isNamedByTheJavaThatRefusedIt() {
    ProcessSettings wrong =
        new ProcessSettings(
            5,
            2,
            1,
            0,
            0,
            0,
            0,
            0.1,
            List.of("-XX:NoSuchOption"),
            List.of(),
            PlausibilitySettings.DEFAULTS);
    try (ProcessTurbine turbine = turbine("", wrong)) {
      TurbineException failure = assertThrows(TurbineException.class, turbine::description);
      assertEquals(Kind.CRASHED, failure.kind());
      assertTrue(failure.getMessage().contains("NoSuchOption"), failure.getMessage());
    }
  }

  @Test
  void leftOverFolderOfADeadRun_isDeletedByTheNext() throws IOException {
    Path dead = Files.createTempDirectory(temporary, "tipspeed-");
    Files.createDirectories(dead.resolve("work/Temp"));
    Files.createFile(dead.resolve("owner.lock"));
    Path foreign = Files.createTempDirectory(temporary, "tipspeed-");
    Files.createFile(foreign.resolve("precious"));
    try (ProcessTurbine first = turbine("");
        ProcessTurbine second = turbine("")) {
      first.description();
      assertFalse(Files.exists(dead));
      second.description();
      fly(first, 1);
      assertTrue(Files.exists(foreign), "no lock file, not ours");
    }
    Files.delete(foreign.resolve("precious"));
    Files.delete(foreign);
  }

  @Test
  void simulatorThatComesBackAsAnother_isRefused() {
    try (ProcessTurbine turbine = turbine(once("1e20", "description"))) {
      turbine.start(EPISODE);
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      assertThrows(TurbineException.class, () -> turbine.advance(COMMAND));
      TurbineException refusal = assertThrows(TurbineException.class, () -> turbine.start(EPISODE));
      assertEquals(Kind.REFUSED, refusal.kind());
      assertTrue(refusal.getMessage().contains("another turbine"), refusal.getMessage());
    }
  }

  @Test
  void descriptionThatFailsOnce_isAskedForAgainAndTheFailureIsCounted() {
    try (ProcessTurbine turbine = turbine(once("halt", "load"));
        ScriptedTurbine here = new ScriptedTurbine(new Script(""))) {
      assertEquals(here.description(), turbine.description());
      assertEquals(ProcessEvents.NONE.plus(Kind.CRASHED), turbine.events());
    }
  }

  @Test
  void twoTurbines_flySideBySide() {
    try (ProcessTurbine one = turbine("");
        ProcessTurbine two = turbine(once("halt", "step2"))) {
      one.start(EPISODE);
      assertThrows(TurbineException.class, () -> fly(two, 5));
      assertEquals(0.1, one.advance(COMMAND).timeS(), 1e-12);
      assertEquals(0.1, fly(two, 1).timeS(), 1e-12);
    }
  }

  @Test
  void severalTurbines_loadAndFlyAtOnce() {
    IntStream.range(0, 4)
        .parallel()
        .forEach(
            i -> {
              try (ProcessTurbine turbine = turbine("")) {
                assertEquals(0.5, fly(turbine, 5).timeS(), 1e-12);
              }
            });
  }

  /** Not public, so that no child could make one. */
  private static final class HiddenSimulator implements Simulator<ScriptedSimulator.Settings> {

    @Override
    public String name() {
      return "hidden";
    }

    @Override
    public ScriptedSimulator.Settings defaults() {
      return NO_SETTINGS;
    }

    @Override
    public Turbine open(ScriptedSimulator.Settings settings, Path workingFolder) {
      return new ScriptedTurbine(new Script(settings.script()));
    }
  }

  private static final ScriptedSimulator.Settings NO_SETTINGS = new ScriptedSimulator.Settings("");

  private static TurbineReading fly(ProcessTurbine turbine, int steps) {
    TurbineReading reading = turbine.start(EPISODE);
    for (int step = 0; step < steps; step++) {
      reading = turbine.advance(COMMAND);
    }
    return reading;
  }

  private ProcessTurbine turbine(String script) {
    return turbine(script, settings());
  }

  private ProcessTurbine turbine(String script, ProcessSettings settings) {
    return new ProcessTurbine(
        new ScriptedSimulator(),
        new ScriptedSimulator.Settings(script),
        settings,
        log(),
        System::nanoTime);
  }

  private static ProcessSettings settings() {
    return settings(0, 0);
  }

  private static ProcessSettings settings(int restartAfterResets, int restartAboveMb) {
    ProcessSettings it = ProcessSettings.DEFAULTS;
    return new ProcessSettings(
        5,
        2,
        1,
        restartAfterResets,
        restartAboveMb,
        0.01,
        0.1,
        0.1,
        it.jvmOptions(),
        it.environment(),
        it.plausibility());
  }

  private String once(String event, String moment) {
    Path marker = folder.resolve("happened");
    return "event=%s\nmoment=%s\nonce=%s".formatted(event, moment, marker);
  }

  private Path log() {
    return folder.resolve("child.log");
  }

  private static long childPid() {
    return ProcessHandle.current().children().findFirst().orElseThrow().pid();
  }

  private static void sleepMs(long ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.toList().stream();
    }
  }
}
