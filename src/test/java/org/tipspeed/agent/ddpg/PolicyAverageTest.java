package org.tipspeed.agent.ddpg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.Mlp;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Normalisation;

class PolicyAverageTest {

  private final Mlp actor = network();

  private static Mlp network() {
    MlpShape shape =
        new MlpShape(2, 0, 0, List.of(3), 1, Activation.RELU, Activation.TANH, Normalisation.NONE);
    return new Mlp(shape, DataType.FLOAT);
  }

  private void learn(PolicyAverage average, double value) {
    Arrays.fill(actor.values(), (float) value);
    actor.publish();
    average.update();
  }

  @Test
  void withoutAveraging_thePolicyIsTheActor() {
    PolicyAverage average = new PolicyAverage(actor, 0);
    learn(average, 1);
    assertSame(actor, average.network());
  }

  @Test
  void beforeTheFirstUpdate_thePolicyIsTheActor() {
    assertSame(actor, new PolicyAverage(actor, 10).network());
  }

  @Test
  void average_isThePlainMeanFirst_andForgetsLater() {
    PolicyAverage average = new PolicyAverage(actor, 4);
    for (double value : new double[] {1, 2, 3, 6}) {
      learn(average, value);
    }
    assertEquals(3, average.network().values()[0], 1e-6);
    learn(average, 7);
    assertEquals(4, average.network().values()[5], 1e-6);
  }

  @Test
  void savedAverage_goesOnAsIfItHadNeverStopped() {
    PolicyAverage average = new PolicyAverage(actor, 3);
    learn(average, 1);
    learn(average, 2);
    ArrayFile.Builder file = new ArrayFile.Builder();
    average.save(file, "a.");
    PolicyAverage resumed = new PolicyAverage(actor, 3);
    resumed.load(file.build(), "a.");
    learn(average, 9);
    resumed.update();
    assertEquals(4, resumed.network().values()[0], 1e-6);
    assertArrayEquals(average.network().values(), resumed.network().values());
  }
}
