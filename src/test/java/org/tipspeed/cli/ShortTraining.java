package org.tipspeed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settings of a training on the built-in turbine that takes a second or two, and what it leaves.
 */
final class ShortTraining {

  private static final String YAML =
      """
      task:
        control_interval_s: 0.1
        episode_duration_s: 2
        winds: ["ntm:8..16,class=B,seed=*,duration=20"]
        wind_pool: 3
      agent:
        actor: {hidden: [16]}
        critic: {hidden: [16]}
        batch_size: 16
        memory_size: 500
        warmup_steps: 30
        updates_per_step: 0.5
      training: {steps: 200, checkpoint_every_episodes: 1, keep_checkpoints: 2, validate_every_episodes: 3}
      evaluation:
        validation_winds: ["steady:10"]
        winds: ["steady:8", "eog:12"]
        duration_s: 12
        metrics: {skipped_transient_s: 2}
      """;

  private ShortTraining() {}

  static Path settings(Path folder) throws IOException {
    return settings(folder, "short.yaml", "", "");
  }

  /** The same with one place changed. */
  static Path settings(Path folder, String name, String replaced, String by) throws IOException {
    return Files.writeString(folder.resolve(name), YAML.replace(replaced, by));
  }

  /** Names of the checkpoints, oldest first. */
  static List<Path> checkpoints(Path run) throws IOException {
    if (!Files.isDirectory(run.resolve("checkpoints"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      return files.filter(f -> f.toString().endsWith(".safetensors")).sorted().toList();
    }
  }

  /** Everything that can be learned from, byte for byte: networks, optimisers, memory, counters. */
  static byte[] lastCheckpoint(Path run) throws IOException {
    List<Path> all = checkpoints(run);
    return Files.readAllBytes(all.get(all.size() - 1));
  }
}
