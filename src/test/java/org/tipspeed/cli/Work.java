package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that something may cut short, in a folder called work; some of it after a training in a
 * folder called run. All need the two files of {@link #settings} beside their folder.
 */
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
      assertEquals(0, Tipspeed.run(train(folder.resolve("work"), 20)).exitCode());
    }

    @Override
    List<Object> command(Path folder) {
      return train(folder.resolve("work"), 40);
    }
  },
  REPLAY {
    @Override
    void prepare(Path folder) {
      assertEquals(0, Tipspeed.run(train(folder.resolve("run"), 20)).exitCode());
    }

    @Override
    List<Object> command(Path folder) {
      return List.of(
          List.of("replay", folder.resolve("run"), "--wind", "steady:9", "--wind", "steady:13"),
          List.of("--seconds", 5, "--jobs", 2, "--format", "csv,out"),
          List.of("--out", folder.resolve("work")));
    }
  },
  STUDY {
    @Override
    List<Object> command(Path folder) {
      Path settings = folder.resolveSibling("study.yaml");
      return List.of(
          "study", settings, "--seeds", "1-2", "--jobs", 2, "--out", folder.resolve("work"));
    }
  };

  static void settings(Path folder) throws IOException {
    ShortTraining.settings(
        folder, "settings.yaml", "validate_every_episodes: 3", "validate_every_episodes: 2");
    ShortTraining.settings(folder, "study.yaml", "steps: 200", "steps: 20");
  }

  /** What has to be there before. */
  void prepare(Path folder) {}

  /** The command that begins it. */
  abstract List<Object> command(Path folder);

  private static List<Object> train(Path run, int steps) {
    Path settings = run.getParent().resolveSibling("settings.yaml");
    return List.of("train", settings, "--steps", steps, "--out", run);
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
