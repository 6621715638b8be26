package org.tipspeed.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Algorithm;
import org.tipspeed.agent.ddpg.Ddpg;
import org.tipspeed.agent.ddpg.DdpgSettings;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.environment.classic.Bandit;
import org.tipspeed.nn.NetworkSettings;
import org.tipspeed.random.RandomStreams;

/** Whoever trains does not know which learner it is: one more takes a line in a list. */
class SecondLearnerTest {

  private static final List<Algorithm<?>> ALGORITHMS = List.of(new Ddpg(), new LinearGradient());
  private static final LinearGradient.Settings LINEAR = new LinearGradient.Settings(0.02, 0.2);
  private static final NetworkSettings SMALL =
      NetworkSettings.DEFAULTS.withHidden(List.of(16)).withWeightDecay(0);
  private static final DdpgSettings DDPG =
      DdpgSettings.DEFAULTS.with(
          changed ->
              changed
                  .actor(SMALL)
                  .critic(SMALL.withLearningRate(3e-3))
                  .actionLayer(0)
                  .targetRate(0.05)
                  .memorySize(2000)
                  .warmupSteps(100));

  @TempDir Path folder;

  private TrainingResult train(Record settings, String name, int steps)
      throws InterruptedException {
    RandomStreams streams = new RandomStreams(5);
    try (Agent agent = Algorithm.Choice.of(ALGORITHMS, settings).agent(1, 1, streams);
        Training training =
            new Training(
                agent,
                List.of(new Bandit(episode -> streams.stream("training", episode))),
                false,
                new ReturnValidation(
                    new Bandit(episode -> streams.stream("validation", episode)), 100),
                new TrainingSettings(steps, 500, 10, 500, Double.MAX_VALUE),
                new CheckpointFolder(folder.resolve(name), 10),
                new TrainingObserver() {},
                (policy, bestSteps) -> {},
                () -> false)) {
      training.resume();
      return training.run();
    }
  }

  @Test
  void eitherLearner_learnsTheBandit() throws InterruptedException {
    for (Record settings : List.of(LINEAR, DDPG)) {
      TrainingResult result = train(settings, settings.getClass().getName(), 2000);
      // Never acting is worth -0.38, the best straight line -0.01.
      assertTrue(result.bestScore() > -0.05, settings + " reached " + result.bestScore());
    }
  }

  @Test
  void theSecondLearner_isResumedToTheSameBytes() throws Exception {
    train(LINEAR, "whole", 1500);
    train(LINEAR, "resumed", 700);
    train(LINEAR, "resumed", 1500);
    String last = "001500.safetensors";
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole").resolve(last)),
        Files.readAllBytes(folder.resolve("resumed").resolve(last)));
  }

  @Test
  void settingsOfNoLearner_areRefused() {
    record OtherSettings() {}
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Algorithm.Choice.of(ALGORITHMS, new OtherSettings()));
    assertEquals(
        "no algorithm has settings of type OtherSettings; there are: ddpg, linear-gradient",
        thrown.getMessage());
  }
}
