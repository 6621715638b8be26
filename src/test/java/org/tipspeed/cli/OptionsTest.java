package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.agent.ddpg.LearnerBench;
import org.tipspeed.rundir.SeriesFormat;
import org.tipspeed.study.SeedRange;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line as documented: others call it from scripts. */
class OptionsTest {

  @Test
  void train_takesAllItsOptions() {
    TrainCommand options =
        parse(new TrainCommand(), "a.yaml --out runs/a --seed 7 --steps 1000 --resume");
    assertEquals(Path.of("a.yaml"), options.config);
    assertEquals(Path.of("runs/a"), options.out);
    assertEquals(7L, options.seed);
    assertEquals(1000L, options.steps);
    assertTrue(options.resume);
  }

  @Test
  void train_leavesTheRestToTheSettings() {
    TrainCommand options = parse(new TrainCommand(), "a.yaml");
    assertNull(options.seed);
    assertNull(options.steps);
    assertNull(options.out);
  }

  @Test
  void replay_takesAllItsOptions() {
    ReplayOptions options =
        parse(
            new ReplayOptions(),
            "results/a --wind a.bts ntm:12,class=B,seed=3 --wind eog:12 --config c.yaml"
                + " --against lib.so --seconds 90.5 --out o");
    assertEquals("results/a", options.policy);
    assertEquals(List.of("a.bts", "ntm:12,class=B,seed=3", "eog:12"), options.winds);
    assertEquals(Path.of("c.yaml"), options.config);
    assertEquals("lib.so", options.against);
    assertEquals(90.5, options.seconds);
    assertEquals(Path.of("o"), options.out);
  }

  @Test
  void replay_leavesWhatItComparesWithToTheSettings() {
    assertNull(parse(new ReplayOptions(), "p --wind eog:12").against);
  }

  @Test
  void replay_takesSuitesFormatsAndResume() {
    ReplayOptions options =
        parse(new ReplayOptions(), "p --suite aep steps --suite a.yaml --format csv,out --resume");
    assertEquals(List.of("aep", "steps", "a.yaml"), options.suites);
    assertEquals(Set.of(SeriesFormat.CSV, SeriesFormat.OUT), options.formats);
    assertTrue(options.resume);
  }

  @Test
  void study_takesARangeOfSeeds() {
    StudyCommand options = parse(new StudyCommand(), "a.yaml --seeds 1-5 --jobs 2 --out o");
    assertEquals(new SeedRange(1, 5), options.seeds);
    assertEquals(2, options.jobs);
    assertEquals(new SeedRange(3, 3), parse(new StudyCommand(), "a.yaml --seeds 3").seeds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5-1", "a-b", "1-", "-1", "1-2-3", "99999999999999999999"})
  void study_refusesOtherSeeds(String seeds) {
    assertThrows(
        ParameterException.class, () -> parse(new StudyCommand(), "a.yaml --seeds=" + seeds));
  }

  @Test
  void probe_takesAllItsOptions() {
    ProbeCommand options = parse(new ProbeCommand(), "lib.so --project a.sim --steps 100");
    assertEquals(Path.of("lib.so"), options.library);
    assertEquals(Path.of("a.sim"), options.project);
    assertEquals(100, options.steps);
  }

  @Test
  void bench_takesSubjectAndShape() {
    BenchCommand options = parse(new BenchCommand(), "learner --shape C --updates 500 --verbose");
    assertEquals(BenchCommand.Subject.LEARNER, options.subject);
    assertEquals(LearnerBench.Shape.C, options.shape);
    assertEquals(500, options.updates);
    assertTrue(options.verbose);
    assertNull(parse(new BenchCommand(), "").subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "1.5", "many", "99999999999999999999"})
  void steps_mustBeACount(String steps) {
    ParameterException e =
        assertThrows(
            ParameterException.class, () -> parse(new TrainCommand(), "a --steps=" + steps));
    assertTrue(
        e.getMessage().endsWith("'" + steps + "' should be a whole number of at least 1"),
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "-50", "5000000000", "long"})
  void probeSteps_mustBeEnoughForATrace(String steps) {
    ParameterException e =
        assertThrows(
            ParameterException.class, () -> parse(new ProbeCommand(), "a.so --steps=" + steps));
    assertTrue(
        e.getMessage().endsWith("'" + steps + "' should be a whole number from 10 to 999999999"),
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "20000000000"})
  void counts_mustFit(String count) {
    assertThrows(ParameterException.class, () -> parse(new BenchCommand(), "--updates=" + count));
    assertThrows(
        ParameterException.class, () -> parse(new StudyCommand(), "a --seeds 1-2 --jobs=" + count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "NaN", "Infinity", "long", "1e999"})
  void seconds_mustBePositive(String seconds) {
    assertThrows(
        ParameterException.class,
        () -> parse(new ReplayOptions(), "p --wind eog:12 --seconds=" + seconds));
  }

  private static <T> T parse(T options, String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
    return options;
  }
}
