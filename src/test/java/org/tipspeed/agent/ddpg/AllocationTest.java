package org.tipspeed.agent.ddpg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.agent.policy.NormalisationSettings;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.NetworkSettings;
import org.tipspeed.nn.Normalisation;

/** Learning leaves nothing to collect: garbage would show as pauses and jitter. */
class AllocationTest {

  private static final int WARM_UP = 1500;
  private static final int UPDATES = 1000;

  /** What compilers and counters allocate now and then; one object per update would be 16. */
  private static final double BYTES_PER_UPDATE = 4;

  private static final NetworkSettings SMALL =
      DdpgSettings.DEFAULTS.actor().withHidden(List.of(16, 12));
  private static final DdpgSettings PLAIN =
      DdpgSettings.DEFAULTS.withActor(SMALL).withCritic(SMALL).withBatchSize(16).withWarmupSteps(0);

  static Stream<DdpgSettings> settings() {
    return Stream.of(
        PLAIN,
        PLAIN.withTd3(Td3Settings.TD3).withPrioritised(true),
        PLAIN.withNormalisation(new NormalisationSettings(true, 5, 0, true)),
        with(SMALL.withActivation(Activation.TANH)),
        with(SMALL.withNormalisation(Normalisation.BATCH)),
        with(SMALL.withNormalisation(Normalisation.LAYER)));
  }

  private static DdpgSettings with(NetworkSettings network) {
    return PLAIN.withActor(network).withCritic(network);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void anUpdate_allocatesNothing(DdpgSettings settings) {
    FilledAgent agent = new FilledAgent(3, 2, settings, 1000);
    update(agent, WARM_UP);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(self);
    update(agent, UPDATES);
    double perUpdate = (double) (threads.getThreadAllocatedBytes(self) - before) / UPDATES;
    assertTrue(perUpdate <= BYTES_PER_UPDATE, () -> perUpdate + " bytes per update");
  }

  private static void update(FilledAgent agent, int times) {
    for (int i = 0; i < times; i++) {
      agent.update();
    }
  }
}
