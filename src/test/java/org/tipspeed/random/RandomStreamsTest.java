package org.tipspeed.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  private static final int STREAMS = 20_000;

  @Test
  void a_stream_is_a_function_of_run_seed_name_and_index() {
    long first = new RandomStreams(1).stream("wind", 2).nextLong();
    assertEquals(first, new RandomStreams(1).stream("wind", 2).nextLong());
    assertNotEquals(first, new RandomStreams(2).stream("wind", 2).nextLong());
    assertNotEquals(first, new RandomStreams(1).stream("noise", 2).nextLong());
    assertNotEquals(first, new RandomStreams(1).stream("wind", 3).nextLong());
  }

  /** An episode often takes only a draw or two from its stream. */
  @Test
  void the_first_draws_of_the_streams_are_uniform_across_streams() {
    RandomStreams streams = new RandomStreams(5);
    double[] mean = new double[4];
    double[] variance = new double[4];
    for (int index = 0; index < STREAMS; index++) {
      RandomGenerator stream = streams.stream("start", index);
      for (int draw = 0; draw < mean.length; draw++) {
        double value = stream.nextDouble();
        mean[draw] += value / STREAMS;
        variance[draw] += (value - .5) * (value - .5) / STREAMS;
      }
    }
    for (int draw = 0; draw < mean.length; draw++) {
      assertEquals(.5, mean[draw], .01);
      assertEquals(1 / 12., variance[draw], .003);
    }
  }
}
