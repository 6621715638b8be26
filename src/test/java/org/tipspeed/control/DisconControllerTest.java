package org.tipspeed.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.TestController;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCases;

/** The C controller of {@code native/discon} on the built-in turbine. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class DisconControllerTest {

  private static final double INTERVAL_S = 0.1;

  @TempDir private static Path built;
  private static Path library;

  @TempDir private Path folder;
  private Path input;
  private final List<String> messages = new ArrayList<>();

  @BeforeAll
  static void build() {
    library = TestController.at(built.resolve("libTest Controller.so"));
  }

  @BeforeEach
  void writeInput() throws IOException {
    input = Files.createDirectories(folder.resolve("case")).resolve("TEST.IN");
    misbehave("# sane");
  }

  private void misbehave(String line) throws IOException {
    Files.writeString(input, line + "\n");
  }

  private DisconSettings settings() {
    return new DisconSettings(library, Optional.of(input), folder, 60, 60, 1);
  }

  private DisconController controller() {
    return new DisconController(settings(), messages::add, System::nanoTime);
  }

  /** Every reading of a flight through a rising wind, below and above rated. */
  private static List<TurbineReading> fly(Controller controller, double durationS) {
    List<TurbineReading> readings = new ArrayList<>();
    try (Turbine turbine = MockTurbine.nrel5mw()) {
      TurbineReading reading =
          turbine.start(
              new EpisodeStart(
                  WindCases.parse("step:9-14@20"),
                  turbine.description().steadyStateAt(9),
                  INTERVAL_S,
                  60));
      controller.start(turbine.description(), reading, INTERVAL_S);
      while (reading.timeS() < durationS) {
        reading = turbine.advance(controller.command(reading));
        readings.add(reading);
      }
    }
    return readings;
  }

  @Test
  void sameLawInC_fliesAsInJava() {
    List<TurbineReading> expected =
        fly(
            new ClassicalController(ClassicalParameters.of(MockTurbine.nrel5mw().description())),
            60);
    try (DisconController controller = controller()) {
      List<TurbineReading> first = fly(controller, 60);
      for (int i = 0; i < expected.size(); i++) {
        double speed = expected.get(i).generatorSpeedRadPerS();
        assertEquals(speed, first.get(i).generatorSpeedRadPerS(), 1e-4 * speed, "step " + i);
        assertEquals(
            expected.get(i).pitchRad().mean(), first.get(i).pitchRad().mean(), 1e-4, "step " + i);
      }
      assertEquals(first, fly(controller, 60), "the second flight is the first, to the bit");
    }
    assertEquals(List.of(), messages);
  }

  @ParameterizedTest
  @CsvSource({
    "fail, stopped the simulation: the test controller has had enough",
    "crash, .so died when asked to answer a call",
    "exit, .so died when asked to answer a call (exit code 7); it last printed: test controller st",
    "hang, .so did not answer a call within 1.0 s",
    "stop, Fortran runtime error: cannot open the table | Error termination. Backtrace:",
    "nan, demands a torque of NaN N m (record 47)",
    "brake, it asks to stop (record 36 is 1.0)",
  })
  void failure_endsTheFlightAtItsTimeAndTheNextStartsAfresh(String kind, String reason)
      throws IOException {
    misbehave(kind + " 1.0");
    try (DisconController controller = controller()) {
      ControllerException failure =
          assertThrows(ControllerException.class, () -> fly(controller, 2));
      assertTrue(failure.getMessage().contains(reason), failure.getMessage());
      assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
      misbehave("# sane again");
      assertEquals(20, fly(controller, 2).size());
    }
    assertEquals(0, children(), "no process is left");
  }

  @Test
  void failureInTheFirstCall_isTheLibrarysOwnSentence() throws IOException {
    misbehave("table performance.txt");
    try (DisconController controller = controller()) {
      assertEquals(
          "the controller library stopped the simulation: cannot open the table performance.txt",
          assertThrows(ControllerException.class, () -> fly(controller, 1)).getMessage());
      Files.writeString(input.resolveSibling("performance.txt"), "0");
      assertEquals(10, fly(controller, 1).size(), "relative to the folder of the input file");
    }
  }

  @Test
  void messageWithoutFailure_isPassedOnOnceAndTheFlightGoesOn() throws IOException {
    misbehave("message 0.5");
    try (DisconController controller = controller()) {
      assertEquals(20, fly(controller, 2).size());
    }
    assertEquals(
        List.of("libtest-controller at 0.50 s: the test controller wants to be heard"), messages);
  }

  @Test
  void collectiveDemand_isHonoured() throws IOException {
    misbehave("collective 0");
    try (DisconController controller = controller()) {
      TurbineReading last = fly(controller, 2).get(19);
      assertTrue(last.pitchRad().first() >= 0, "not the -1 rad of the single blades");
    }
  }

  @Test
  void twoInstances_doNotMeet() {
    TurbineReading slow = reading(100);
    TurbineReading fast = reading(125);
    try (DisconController one = controller();
        DisconController two = controller();
        Turbine turbine = MockTurbine.nrel5mw()) {
      one.start(turbine.description(), slow, INTERVAL_S);
      two.start(turbine.description(), fast, INTERVAL_S);
      for (int step = 0; step < 5; step++) {
        assertEquals(23_322.9, one.command(slow).generatorTorqueNm(), 0.1);
        assertTrue(two.command(fast).generatorTorqueNm() > 40_000);
      }
    }
  }

  private static TurbineReading reading(double generatorRadPerS) {
    try (Turbine turbine = MockTurbine.nrel5mw()) {
      return turbine
          .start(
              new EpisodeStart(
                  WindCases.parse("steady:9"),
                  turbine.description().steadyStateAt(9),
                  INTERVAL_S,
                  10))
          .toBuilder()
          .set(org.tipspeed.turbine.Channel.GENERATOR_SPEED, generatorRadPerS)
          .build();
    }
  }

  @Test
  void printedText_goesToTheLogAndTheLastCallIsMade() throws IOException {
    try (DisconController controller = controller()) {
      fly(controller, 1);
    }
    String log = Files.readString(folder.resolve("libtest-controller.log"));
    assertTrue(log.contains("test controller started with " + input), log);
    assertTrue(log.contains("test controller ended at 0.900 s"), log);
    try (var files = Files.list(input.getParent())) {
      assertEquals(List.of(input), files.toList(), "nothing is left beside the input file");
    }
  }

  @Test
  void symbolOfAFortranCompiler_isFound() {
    library = TestController.at(built.resolve("fortran.so"), "-DENTRY=discon_");
    try {
      DisconController.check(settings(), System::nanoTime);
      assertEquals("fortran", controller().name());
    } finally {
      build();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void libraryThatNeedsAnotherBesideIt_isLoadedFromItsOwnPlace() throws IOException {
    TestController.at(folder.resolve("beside.so"), "-DENTRY=other", "-Wl,-soname,beside.so");
    Path dependent =
        TestController.at(
            folder.resolve("dependent.so"),
            "-Wl,--no-as-needed",
            "-L" + folder,
            "-l:beside.so",
            "-Wl,-rpath,$ORIGIN");
    DisconController.check(
        DisconSettings.of(dependent, Optional.of(input), folder), System::nanoTime);
    Files.delete(folder.resolve("beside.so"));
    assertUnusable(dependent, "beside.so: cannot open shared object file");
  }

  @Test
  void fileThatCannotBeUsed_isOneSentence() throws IOException {
    assertUnusable(folder.resolve("no.so"), "no.so: there is no such controller library");
    Path text = Files.writeString(folder.resolve("text.so"), "I am a library");
    assertUnusable(text, "text.so: is no controller library for this machine: ");
    Path other = TestController.at(folder.resolve("other.so"), "-DENTRY=other");
    assertUnusable(other, "other.so: has no function DISCON");
    byte[] bytes = Files.readAllBytes(library);
    bytes[18] = (byte) 0xB7; // the machine in an ELF header: 64-bit ARM, or x86-64 on such
    bytes[18] = System.getProperty("os.arch").equals("aarch64") ? 0x3E : bytes[18];
    Path foreign = Files.write(folder.resolve("foreign.so"), bytes);
    assertUnusable(foreign, "foreign.so: is no controller library for this machine: ");
    Files.delete(input);
    assertUnusable(library, "TEST.IN: there is no such controller input file");
    assertEquals(0, children());
  }

  /**
   * The system's loader maps what the headers promise, and dies where the file does not have it.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void libraryThatIsCutOff_isNamed() throws IOException {
    byte[] whole = Files.readAllBytes(library);
    for (int share = 1; share <= 4; share++) {
      byte[] part = Arrays.copyOf(whole, whole.length * share / 8);
      Path cut = Files.write(folder.resolve("cut%d.so".formatted(share)), part);
      assertUnusable(cut, cut.toString());
    }
  }

  private void assertUnusable(Path file, String sentence) {
    DisconSettings settings = new DisconSettings(file, Optional.of(input), folder, 60, 60, 1);
    ControllerException failure =
        assertThrows(
            ControllerException.class, () -> DisconController.check(settings, System::nanoTime));
    assertTrue(failure.getMessage().contains(sentence), failure.getMessage());
    assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
    assertFalse(Files.exists(settings.log()));
  }

  private static long children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }
}
