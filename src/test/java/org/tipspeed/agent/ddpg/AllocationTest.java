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
import org.tipspeed.nn.Normalisation;
import org.tipspeed.support.Records;

/** Learning leaves nothing to collect: garbage would show as pauses and jitter. */
class AllocationTest {

  private static final int WARM_UP = 1500;
  private static final int UPDATES = 1000;

  /** What compilers and counters allocate now and then; one object per update would be 16. */
  private static final double BYTES_PER_UPDATE = 4;

  private static final NetworkSettings SMALL =
      NetworkSettings.ACTOR_DEFAULTS.withHidden(List.of(16, 12));
  private static final DdpgSettings PLAIN =
      Records.with(
          DdpgSettings.DEFAULTS,
          "actor",
          SMALL,
          "critic",
          SMALL,
          "batchSize",
          16,
          "warmupSteps",
          0);

  static Stream<DdpgSettings> settings() {
    return Stream.of(
        PLAIN,
        Records.with(PLAIN, "td3", Td3Settings.TD3, "prioritised", true),
        Records.with(PLAIN, "normalisation", new NormalisationSettings(true, 5, 0, true)),
        with("activation", Activation.TANH),
        with("normalisation", Normalisation.BATCH),
        with("normalisation", Normalisation.LAYER));
  }

  private static DdpgSettings with(String key, Object value) {
    NetworkSettings network = Records.with(SMALL, key, value);
    return Records.with(PLAIN, "actor", network, "critic", network);
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
