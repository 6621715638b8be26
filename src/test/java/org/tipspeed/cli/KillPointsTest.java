package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Work that is killed when it asks the operating system to change a folder, and gone on with, ends
 * with the bytes of work that was not. The calls are counted in each thread by itself.
 */
class KillPointsTest {

  private static final List<String> CALLS =
      List.of("rename", "fsync", "fdatasync", "unlink", "ftruncate");

  /** What takes place anew at each attempt, or tells the time. */
  private static final String NOT_COMPARED =
      "manifest\\.json|events\\.out.*|console\\.log|.*\\.(html|png)";

  /** Who works in a folder called work, after a training in a folder called run. */
  enum Work {
    TRAINING {
      @Override
      List<Object> command(Path folder) {
        return train(folder.resolve("work"), 40);
      }
    },
    RESUME {
      @Override
      void prepare(Path folder) {
        assertEquals(0, run(train(folder.resolve("work"), 20)));
      }

      @Override
      List<Object> command(Path folder) {
        return train(folder.resolve("work"), 40);
      }
    },
    REPLAY {
      @Override
      void prepare(Path folder) {
        assertEquals(0, run(train(folder.resolve("run"), 20)));
      }

      @Override
      List<Object> command(Path folder) {
        List<Object> command = new ArrayList<>(List.of("replay", folder.resolve("run")));
        command.addAll(List.of("--wind", "steady:9", "--wind", "steady:13", "--seconds", 5));
        command.addAll(List.of("--jobs", 1, "--format", "csv,out"));
        command.addAll(List.of("--out", folder.resolve("work")));
        return command;
      }
    },
    STUDY {
      @Override
      List<Object> command(Path folder) {
        Path settings = folder.resolveSibling("study.yaml");
        return List.of(
            "study", settings, "--seeds", "1-1", "--jobs", 1, "--out", folder.resolve("work"));
      }
    };

    void prepare(Path folder) {}

    abstract List<Object> command(Path folder);

    static List<Object> train(Path run, int steps) {
      Path settings = run.getParent().resolveSibling("settings.yaml");
      return List.of("train", settings, "--steps", steps, "--out", run);
    }

    static int run(List<Object> command) {
      return Tipspeed.run(command).exitCode();
    }

    /** The command, or the one that goes on with what it has begun. */
    List<Object> again(Path folder) {
      List<Object> again = new ArrayList<>(command(folder));
      Path work = folder.resolve("work");
      boolean begun =
          Files.exists(work.resolve("manifest.json")) || Files.exists(work.resolve("replay.yaml"));
      if (begun) {
        again.add("--resume");
      }
      return again;
    }
  }

  @TempDir Path temporary;

  @BeforeEach
  void requireStrace() throws Exception {
    assumeTrue(shell("strace -V") == 0, "strace is not installed: nothing can be killed at a call");
    ShortTraining.settings(
        temporary, "settings.yaml", "validate_every_episodes: 3", "validate_every_episodes: 2");
    ShortTraining.settings(temporary, "study.yaml", "steps: 200", "steps: 20");
  }

  @ParameterizedTest
  @Timeout(240)
  @CsvSource({"TRAINING, rename, 3", "TRAINING, fsync, 9", "REPLAY, unlink, 4"})
  void killedAtACall_andGoneOnWith_givesTheSameBytes(Work work, String call, int count)
      throws Exception {
    Map<String, String> whole = whole(work);
    assertEquals("same", outcome(work, call, count, whole));
  }

  @Tag("slow")
  @Timeout(7200)
  @ParameterizedTest
  @EnumSource
  void killedAtEveryCall_andGoneOnWith_givesTheSameBytes(Work work) throws Exception {
    Map<String, String> whole = whole(work);
    Map<String, List<String>> outcomes =
        CALLS.parallelStream().collect(Collectors.toMap(call -> call, c -> all(work, c, whole)));
    outcomes.forEach(
        (call, each) ->
            IntStream.range(0, each.size())
                .forEach(i -> assertEquals("same", each.get(i), call + " " + (i + 1))));
  }

  @Tag("slow")
  @ParameterizedTest
  @Timeout(240)
  @ValueSource(ints = {4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 160, 192, 256, 320})
  void stoppedByAFullDisk_andGoneOnWith_givesTheSameBytes(int sizeKb) throws Exception {
    Map<String, String> whole = whole(Work.TRAINING);
    Path folder = Files.createDirectory(temporary.resolve("disk"));
    String mount = "mount -t tmpfs -o size=%dk tmpfs %s".formatted(sizeKb, folder);
    assumeTrue(shell(mount) == 0, "only root can mount a small file system");
    try {
      Tipspeed full = Tipspeed.run(Work.TRAINING.again(folder));
      assertEquals(0, shell("mount -o remount,size=64m " + folder));
      Tipspeed last = Tipspeed.run(Work.TRAINING.again(folder));
      assertEquals(0, last.exitCode(), last.err());
      assertEquals(List.of(), differences(content(folder.resolve("work")), whole), full.err());
      System.out.printf("full at %d kB: %s%n", sizeKb, full.err().lines().findFirst());
    } finally {
      shell("umount -l " + folder);
    }
  }

  private Map<String, String> whole(Work work) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(work + "-whole"));
    work.prepare(folder);
    assertEquals(0, Work.run(work.again(folder)));
    return content(folder.resolve("work"));
  }

  private List<String> all(Work work, String call, Map<String, String> whole) {
    List<String> outcomes = new ArrayList<>();
    try {
      String outcome = outcome(work, call, 1, whole);
      while (!outcome.equals("not killed")) {
        outcomes.add(outcome);
        outcome = outcome(work, call, outcomes.size() + 1, whole);
      }
      long same = outcomes.stream().filter("same"::equals).count();
      System.out.printf(
          "%s, killed at %s: %d points, %d same bytes%n", work, call, outcomes.size(), same);
      return outcomes;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String outcome(Work work, String call, int count, Map<String, String> whole)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(temporary.resolve(work + "-" + call + "-" + count));
    work.prepare(folder);
    if (traced(work.again(folder), call, count, folder.resolve("killed.log")) == 0) {
      return "not killed";
    }
    Tipspeed last = Tipspeed.run(work.again(folder));
    if (last.exitCode() != 0) {
      return "exit code %d: %s".formatted(last.exitCode(), last.err());
    }
    Map<String, String> content = content(folder.resolve("work"));
    return content.equals(whole) ? "same" : "other content: " + differences(content, whole);
  }

  private static int traced(List<Object> arguments, String call, int count, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq"));
    command.addAll(List.of("-o", "/dev/null", "-e", "trace=" + call));
    command.addAll(List.of("-e", "inject=%s:signal=KILL:when=%d".formatted(call, count)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName()));
    arguments.forEach(argument -> command.add(argument.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(log.toFile()))
        .start()
        .waitFor();
  }

  private static int shell(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static List<String> differences(Map<String, String> one, Map<String, String> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .distinct()
        .filter(name -> !one.getOrDefault(name, "").equals(other.getOrDefault(name, "")))
        .toList();
  }

  /** Every file that is compared, drafts and locks included: there must be none. */
  private static Map<String, String> content(Path work) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().matches(NOT_COMPARED)) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          boolean inOrderOfCompletion = file.endsWith("flights.csv");
          content.put(
              work.relativize(file).toString(),
              withoutSpeed(inOrderOfCompletion ? sorted(text) : text, work));
        }
      }
    }
    return content;
  }

  private static String sorted(String text) {
    return text.lines().sorted().collect(Collectors.joining("\n"));
  }

  /** A run's speed is its own, and so is the name of its folder. */
  private static String withoutSpeed(String text, Path work) {
    String named = text.replace(work.getParent().toString(), "");
    List<String> columns = Arrays.asList(named.lines().findFirst().orElse("").split(","));
    int speed = columns.indexOf("steps_per_s");
    return speed < 0
        ? named
        : named
            .lines()
            .map(line -> new ArrayList<>(Arrays.asList(line.split(",", -1))))
            .peek(fields -> fields.remove(speed))
            .map(fields -> String.join(",", fields))
            .collect(Collectors.joining("\n"));
  }
}
