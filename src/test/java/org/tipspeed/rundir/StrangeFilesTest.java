package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.Mutants;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.wind.WindCases;

/**
 * Each file of a run that is read again may be anything, as anybody can make one: it is read or
 * refused in one sentence that names it, in bounded time and memory. More mutants: {@code mvn test
 * -Dtest=StrangeFilesTest -Dtipspeed.fuzz=100000}.
 */
class StrangeFilesTest {

  private static final Path SHIPPED = Path.of("results/reference/nrel5mw-quickstart");
  private static final int MUTANTS = Integer.getInteger("tipspeed.fuzz", 300);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long ENOUGH_BYTES = 2L << 30;

  private static final FlightMetrics FLIGHT =
      new FlightMetrics(
          "policy",
          WindCases.parse("steady:12"),
          2,
          Standing.timeLimit(),
          "none",
          Map.of(FlightMetric.ENERGY, 1 / 3.0));

  /** A file with its reader. */
  enum Kind {
    MANIFEST("manifest.json") {
      @Override
      void read(Path file) {
        Manifest.status(file);
        Manifest.networks(file);
        Manifest.lastCheckpoint(file);
        Manifest manifest = Manifest.resume(file, Clock.systemUTC());
        manifest.count("simulator-crashed");
        manifest.close(Manifest.Status.DONE, Map.of());
      }
    },
    EVALUATION("evaluation.json") {
      @Override
      void read(Path file) {
        EvaluationFigures.read(file);
      }
    },
    EPISODES("episodes.csv") {
      @Override
      void read(Path file) {
        EpisodeLog.open(file, 15).close();
      }
    },
    PROGRESS("progress.csv") {
      @Override
      void read(Path file) {
        ProgressLog.open(file, 400).close();
        ProgressLog.read(file);
      }
    },
    FLIGHTS("flights.csv") {
      @Override
      void sample(Path file) {
        try (FlightLog log = FlightLog.create(file)) {
          log.append("gusts", FLIGHT);
          log.append("", FLIGHT);
        }
      }

      @Override
      void read(Path file) {
        FlightLog.read(file);
        FlightLog.open(file).close();
      }
    },
    SERIES("flight.csv") {
      @Override
      void sample(Path file) {
        TimeSeriesCsv.write(file, FlightOutputTest.flight(2));
      }

      @Override
      void read(Path file) {
        TimeSeriesCsv.read(file, FLIGHT, new ScriptedTurbine().description(), 0.1);
      }
    },
    EVENTS("events.out.tfevents.0000000012.host") {
      @Override
      void sample(Path file) {
        try (var writer = TensorBoardWriter.open(file.getParent(), Clock.systemUTC(), "host", 0)) {
          writer.scalar("return", 3, 0.5);
        }
        others(file).forEach(made -> made.renameTo(file.toFile()));
      }

      @Override
      void read(Path file) {
        TensorBoardWriter.open(file.getParent(), Clock.systemUTC(), "host", 7).close();
        others(file).forEach(File::delete);
      }

      private List<File> others(Path file) {
        File[] all = file.getParent().toFile().listFiles();
        return Stream.of(all).filter(each -> !each.equals(file.toFile())).toList();
      }
    };

    final String fileName;

    Kind(String fileName) {
      this.fileName = fileName;
    }

    /** The head of what the shipped run has, if it is text. */
    void sample(Path file) throws IOException {
      List<String> lines = Files.readAllLines(SHIPPED.resolve(fileName));
      int kept = fileName.endsWith("csv") ? 20 : lines.size();
      Files.write(file, lines.subList(0, kept));
    }

    abstract void read(Path file);
  }

  @TempDir private Path folder;
  private Path file;

  private void place(Kind kind) {
    file = folder.resolve(kind.fileName);
  }

  @ParameterizedTest
  @EnumSource
  void pipe_isNotWaitedFor(Kind kind) throws Exception {
    place(kind);
    assumeTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0);
    refuse(kind);
  }

  @ParameterizedTest
  @EnumSource
  void device_isNotReadForEver(Kind kind) throws IOException {
    place(kind);
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    refuse(kind);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVENTS")
  void fileLargerThanTheMachine_isRefused(Kind kind) throws IOException {
    place(kind);
    kind.sample(file);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    refuse(kind);
  }

  /** Of little text a reader can make much. */
  @ParameterizedTest
  @EnumSource(names = {"EPISODES", "PROGRESS", "FLIGHTS"})
  void tableOfManySmallFields_isRefused(Kind kind) throws IOException {
    place(kind);
    String head = Files.readAllLines(sampled(kind)).get(0) + "\n";
    String row = head.replaceAll("[^,\n]+", "1");
    Files.writeString(file, head + row.repeat((40 << 20) / row.length()));
    refuse(kind);
  }

  private Path sampled(Kind kind) throws IOException {
    kind.sample(file);
    return file;
  }

  private void refuse(Kind kind) {
    long taken =
        assertTimeoutPreemptively(
            LIMIT,
            () -> {
              long before = allocated();
              ReportException refusal = assertThrows(ReportException.class, () -> kind.read(file));
              assertOneSentence(refusal);
              return allocated() - before;
            });
    assertTrue(taken < ENOUGH_BYTES, "took %d B".formatted(taken));
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private void assertOneSentence(ReportException refusal) {
    String sentence = refusal.getMessage();
    assertTrue(sentence.contains(file.getFileName().toString()), sentence);
    assertTrue(sentence.length() < 2000 + file.toString().length(), "too long: " + sentence);
  }

  @ParameterizedTest
  @EnumSource
  void mutant_isReadOrRefused(Kind kind) throws IOException {
    place(kind);
    byte[] sample = Files.readAllBytes(sampled(kind));
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Files.write(file, Mutants.of(sample, new RandomStreams(9).stream(kind.fileName, i)));
      refused += isRefused(kind, i) ? 1 : 0;
    }
    System.out.printf("%s: %d mutants, %d refused%n", kind, MUTANTS, refused);
  }

  private boolean isRefused(Kind kind, int number) {
    try {
      kind.read(file);
      return false;
    } catch (ReportException e) {
      assertOneSentence(e);
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("%s, mutant %d".formatted(kind, number), e);
    }
  }
}
