package org.tipspeed.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadedTrainingTest {

  private static final int EPISODES = 12;

  @TempDir Path folder;

  @Test
  void oneSimulatorOnItsOwnThread_givesTheBytesOfTheSequentialRun() throws Exception {
    assertArrayEquals(lastCheckpoint("inline", false), lastCheckpoint("threaded", true));
  }

  private byte[] lastCheckpoint(String name, boolean threaded) throws Exception {
    PendulumTrainer.train(folder.resolve(name), EPISODES, threaded, TrainingSilence.INSTANCE);
    return Files.readAllBytes(folder.resolve(name).resolve("%06d.safetensors".formatted(EPISODES)));
  }

  private enum TrainingSilence implements TrainingObserver {
    INSTANCE
  }
}
