package org.tipspeed.agent.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tipspeed.random.RandomStreams;

class SumTreeTest {

  private static int naiveFind(double[] values, double value) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i];
      if (value < sum) {
        return i;
      }
    }
    throw new AssertionError();
  }

  private static double naiveSum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** With whole numbers both are exact, so that they must agree to the last bit. */
  @Test
  void random_operations_agree_with_a_naive_list() {
    for (int capacity : new int[] {1, 2, 3, 7, 8, 9, 100}) {
      RandomGenerator random = new RandomStreams(1).stream("sum tree", capacity);
      SumTree tree = new SumTree(capacity);
      double[] naive = new double[capacity];
      for (int operation = 0; operation < 5000; operation++) {
        int index = random.nextInt(capacity);
        naive[index] = random.nextInt(4) == 0 ? 0 : random.nextInt(1000);
        tree.set(index, naive[index]);
        double sum = naiveSum(naive);
        assertEquals(sum, tree.sum());
        assertEquals(naive[index], tree.get(index));
        if (sum > 0) {
          double value = random.nextInt((int) sum);
          assertEquals(naiveFind(naive, value), tree.find(value));
        }
      }
    }
  }

  @Test
  void find_never_returns_a_number_that_is_zero() {
    RandomGenerator random = new RandomStreams(2).stream("sum tree", 0);
    SumTree tree = new SumTree(1000);
    for (int i = 0; i < 1000; i++) {
      tree.set(i, random.nextInt(3) == 0 ? random.nextDouble() * 1e-3 : 0);
    }
    tree.set(0, 1e9);
    double[] values = {0, tree.sum(), Math.nextDown(tree.sum()), Math.nextUp(tree.sum())};
    for (double value : values) {
      assertTrue(tree.get(tree.find(value)) > 0);
    }
  }

  @Test
  void sums_depend_on_the_numbers_only() {
    RandomGenerator random = new RandomStreams(3).stream("sum tree", 0);
    SumTree changed = new SumTree(77);
    for (int operation = 0; operation < 10_000; operation++) {
      changed.set(random.nextInt(77), random.nextDouble());
    }
    SumTree fresh = new SumTree(77);
    fresh.setAll(changed.first(77));
    assertEquals(changed.sum(), fresh.sum());
    assertArrayEquals(changed.first(77), fresh.first(77));
    fresh.setAll(new double[] {1, 2});
    assertEquals(3, fresh.sum());
  }
}
