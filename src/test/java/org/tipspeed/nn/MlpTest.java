package org.tipspeed.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.random.RandomStreams;

class MlpTest {

  private static final float RATE = 0.25f;

  /** 3501 parameters, more than three pieces. */
  private static final MlpShape SHAPE =
      new MlpShape(
          31, 0, 0, List.of(100), 1, Activation.RELU, Activation.TANH, Normalisation.BATCH);

  private final RandomGenerator random = new RandomStreams(6).stream("mlp", 0);
  private final Mlp source = network();
  private final Mlp follower = network();

  private Mlp network() {
    Mlp network = new Mlp(SHAPE, DataType.FLOAT);
    network.initialise(random);
    return network;
  }

  private static void assertBetween(float[] before, float[] goals, float[] after) {
    assertEquals(before.length, after.length);
    for (int i = 0; i < after.length; i++) {
      assertEquals(before[i] + RATE * (goals[i] - before[i]), after[i], 1e-6, "element " + i);
    }
  }

  @Test
  void follow_movesEveryParameterAndStatisticByItsShareOfTheWay() {
    Arrays.fill(source.statistics(), 5);
    float[] values = follower.values().clone();
    float[] statistics = follower.statistics().clone();
    follower.follow(source, RATE);
    assertBetween(values, source.values(), follower.values());
    assertBetween(statistics, source.statistics(), follower.statistics());
  }
}
