package org.tipspeed.training;

import java.nio.file.Path;
import java.util.List;
import org.tipspeed.agent.ddpg.DdpgAgent;
import org.tipspeed.agent.ddpg.DdpgSettings;
import org.tipspeed.agent.ddpg.NetworkSettings;
import org.tipspeed.agent.policy.NoiseSettings;
import org.tipspeed.agent.policy.SuccessSettings;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.environment.classic.Pendulum;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.Records;

/** A process that trains on the pendulum, going on from its newest checkpoint. */
final class PendulumTrainer {

  static final int EPISODES = 60;

  private PendulumTrainer() {}

  private static DdpgSettings settings() {
    NetworkSettings network =
        Records.with(
            NetworkSettings.ACTOR_DEFAULTS,
            "hidden",
            List.of(24, 16),
            "learningRate",
            1e-3,
            "gradientNormLimit",
            1.0);
    NoiseSettings noise =
        new NoiseSettings(
            NoiseSettings.Kind.ORNSTEIN_UHLENBECK,
            List.of(.3),
            .15,
            1,
            1,
            .1,
            NoiseSettings.Decay.LINEAR,
            NoiseSettings.DecayOver.STEPS,
            4000,
            SuccessSettings.DEFAULTS);
    return Records.with(
        DdpgSettings.DEFAULTS,
        "actor",
        network,
        "critic",
        network,
        "discount",
        .95,
        "targetRate",
        .01,
        "batchSize",
        32,
        "memorySize",
        3000,
        "warmupSteps",
        300,
        "updatesPerStep",
        .7,
        "exploration",
        noise);
  }

  /**
   * @param arguments folder of the checkpoints
   */
  public static void main(String[] arguments) throws InterruptedException {
    TrainingObserver printing =
        new TrainingObserver() {
          @Override
          public void checkpointed(long episodes) {
            System.out.println(episodes);
          }
        };
    train(Path.of(arguments[0]), EPISODES, true, printing);
  }

  static void train(Path checkpoints, int episodes, boolean threaded, TrainingObserver observer)
      throws InterruptedException {
    RandomStreams streams = new RandomStreams(3);
    try (DdpgAgent agent = new DdpgAgent(3, 1, settings(), streams);
        Training training =
            new Training(
                agent,
                List.of(new Pendulum(episode -> streams.stream("pendulum", episode))),
                threaded,
                new ReturnValidation(
                    new Pendulum(episode -> streams.stream("validation", episode)), 2),
                new TrainingSettings(episodes * 200, 2, 3, 6, Double.MAX_VALUE),
                new CheckpointFolder(checkpoints, 3),
                observer,
                policy -> {},
                () -> false)) {
      training.resume();
      training.run();
    }
  }
}
