package org.tipspeed.training;

import java.nio.file.Path;
import java.util.List;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.ddpg.Ddpg;
import org.tipspeed.agent.ddpg.DdpgSettings;
import org.tipspeed.agent.policy.NoiseSettings;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.environment.classic.Pendulum;
import org.tipspeed.nn.NetworkSettings;
import org.tipspeed.random.RandomStreams;

/** A process that trains on the pendulum, going on from its newest checkpoint. */
final class PendulumTrainer {

  static final int EPISODES = 60;

  private PendulumTrainer() {}

  private static DdpgSettings settings() {
    NetworkSettings network =
        DdpgSettings.DEFAULTS
            .actor()
            .withHidden(List.of(24, 16))
            .withLearningRate(1e-3)
            .withGradientNormLimit(1.0);
    NoiseSettings noise =
        NoiseSettings.DEFAULTS.with(
            changed ->
                changed
                    .kind(NoiseSettings.Kind.ORNSTEIN_UHLENBECK)
                    .std(List.of(.3))
                    .finalScale(.1)
                    .decayLength(4000));
    return DdpgSettings.DEFAULTS
        .withActor(network)
        .withCritic(network)
        .withDiscount(.95)
        .withTargetRate(.01)
        .withBatchSize(32)
        .withMemorySize(3000)
        .withWarmupSteps(300)
        .withUpdatesPerStep(.7)
        .withExploration(noise);
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
    try (Agent agent = new Ddpg().agent(3, 1, settings(), streams);
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
                (policy, bestSteps) -> {},
                () -> false)) {
      training.resume();
      training.run();
    }
  }
}
