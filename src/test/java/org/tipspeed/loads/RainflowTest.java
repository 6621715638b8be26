package org.tipspeed.loads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.random.RandomStreams;

class RainflowTest {

  @Test
  void standardsExample_countsAsTabled() {
    double[] history = {-2, 1, -3, 5, -1, 3, -4, 4, -2};
    assertEquals(Map.of(3.0, 0.5, 4.0, 1.5, 6.0, 0.5, 8.0, 1.0, 9.0, 0.5), histogram(history));
  }

  /** The example of ASTM E1049 again, range by range with the mean of each. */
  @Test
  void cycles_areCountedInOrderWithTheirMeans() {
    double[] history = {-2, 1, -3, 5, -1, 3, -4, 4, -2};
    assertEquals(
        List.of(
            new Rainflow.Cycle(3, -0.5, 0.5),
            new Rainflow.Cycle(4, -1, 0.5),
            new Rainflow.Cycle(4, 1, 1),
            new Rainflow.Cycle(8, 1, 0.5),
            new Rainflow.Cycle(9, 0.5, 0.5),
            new Rainflow.Cycle(8, 0, 0.5),
            new Rainflow.Cycle(6, 1, 0.5)),
        Rainflow.count(history));
  }

  @Test
  void reversals_dropPlateausAndPointsOnTheWay() {
    double[] history = {0, 0, 1, 2, 2, 2, 1, 1, 3, 3};
    assertArrayEquals(new double[] {0, 2, 1, 3}, Rainflow.reversals(history));
  }

  @Test
  void constantOrEmptyHistory_hasNoCycles() {
    assertTrue(Rainflow.count(new double[] {7, 7, 7}).isEmpty());
    assertTrue(Rainflow.count(new double[0]).isEmpty());
  }

  @Test
  void historyWithNaN_isRefused() {
    double[] history = {0, 1, Double.NaN, 2};
    var refusal = assertThrows(IllegalArgumentException.class, () -> Rainflow.count(history));
    assertEquals("a load history must be finite, had NaN", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void randomHistory_agreesWithTheFourPointCountOfItsRepeatedSelf(long seed) {
    double[] history = random(seed, 400);
    assertEquals(fourPointCount(history), histogram(history));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void randomHistory_keepsTheInvariants(long seed) {
    double[] history = random(seed, 300);
    var counted = Rainflow.count(history);
    double halves = counted.stream().mapToDouble(Rainflow.Cycle::count).sum();
    assertEquals((Rainflow.reversals(history).length - 1) / 2.0, halves);
    Statistics statistics = Statistics.of(history);
    double largest = counted.stream().mapToDouble(Rainflow.Cycle::range).max().orElseThrow();
    assertEquals(statistics.max() - statistics.min(), largest);
    assertEquals(histogram(history), histogram(map(history, 1, 64)), "shifted");
    assertEquals(scaledKeys(histogram(history), 4), histogram(map(history, -4, 0)), "mirrored");
  }

  /**
   * An independent count: remove inner ranges that both neighbours enclose, anywhere and in any
   * order, until none is left; then what remains diverges and converges and counts as halves. (The
   * three-point rule of the standard closes a range against one neighbour only, but meets the same
   * result, which is the classical equivalence of the two algorithms.)
   */
  private static Map<Double, Double> fourPointCount(double[] history) {
    List<Double> points = new ArrayList<>();
    Arrays.stream(Rainflow.reversals(history)).forEach(points::add);
    Map<Double, Double> counts = new TreeMap<>();
    for (int i = points.size() - 4; i >= 0; i = Math.min(i - 1, points.size() - 4)) {
      double inner = Math.abs(points.get(i + 1) - points.get(i + 2));
      double before = Math.abs(points.get(i) - points.get(i + 1));
      double after = Math.abs(points.get(i + 2) - points.get(i + 3));
      if (inner <= before && inner <= after) {
        counts.merge(inner, 1.0, Double::sum);
        points.remove(i + 1);
        points.remove(i + 1);
        i = points.size() - 3;
      }
    }
    for (int i = 0; i + 1 < points.size(); i++) {
      counts.merge(Math.abs(points.get(i) - points.get(i + 1)), 0.5, Double::sum);
    }
    return counts;
  }

  private static Map<Double, Double> histogram(double[] history) {
    Map<Double, Double> counts = new TreeMap<>();
    Rainflow.count(history).forEach(c -> counts.merge(c.range(), c.count(), Double::sum));
    return counts;
  }

  private static Map<Double, Double> scaledKeys(Map<Double, Double> counts, double factor) {
    Map<Double, Double> scaled = new TreeMap<>();
    counts.forEach((range, count) -> scaled.put(range * factor, count));
    return scaled;
  }

  private static double[] map(double[] signal, double factor, double offset) {
    return Arrays.stream(signal).map(x -> x * factor + offset).toArray();
  }

  /** Multiples of 2^-20, so that sums and products with small integers are exact. */
  private static double[] random(long seed, int length) {
    RandomGenerator random = new RandomStreams(seed).stream("history", 0);
    double[] signal = new double[length];
    for (int i = 1; i < length; i++) {
      signal[i] = Math.rint((0.9 * signal[i - 1] + random.nextGaussian()) * 0x1p20) * 0x1p-20;
    }
    return signal;
  }
}
