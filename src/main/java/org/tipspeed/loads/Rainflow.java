package org.tipspeed.loads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rainflow counting after ASTM E1049-85, section 5.4.4. Ranges are not binned, and what remains at
 * the end of the history counts as half cycles.
 */
public final class Rainflow {

  /**
   * A counted load cycle.
   *
   * @param range peak to peak, in the unit of the signal
   * @param mean halfway between peak and valley
   * @param count 1 for a full cycle, 0.5 for half of one
   */
  public record Cycle(double range, double mean, double count) {}

  private final List<Cycle> cycles = new ArrayList<>();

  /** Reversals that still wait for their partner. */
  private final double[] waiting;

  private int size;

  private Rainflow(int capacity) {
    waiting = new double[capacity];
  }

  /**
   * Counts the cycles of a load history.
   *
   * @param signal samples in time order
   * @return the cycles in the order in which they are found; none for a constant
   * @throws IllegalArgumentException if a sample is not finite
   */
  public static List<Cycle> count(double[] signal) {
    double[] reversals = reversals(signal);
    Rainflow rainflow = new Rainflow(reversals.length);
    for (double reversal : reversals) {
      rainflow.accept(reversal);
    }
    return rainflow.finish();
  }

  /** First sample, local extrema and last sample; runs of equal samples collapse to one. */
  static double[] reversals(double[] signal) {
    double[] kept = new double[signal.length];
    int size = 0;
    for (double sample : signal) {
      if (!Double.isFinite(sample)) {
        throw new IllegalArgumentException("a load history must be finite, had " + sample);
      }
      if (size > 0 && sample == kept[size - 1]) {
        continue;
      }
      boolean goesOn = size > 1 && (sample > kept[size - 1]) == (kept[size - 1] > kept[size - 2]);
      kept[goesOn ? size - 1 : size++] = sample;
    }
    return Arrays.copyOf(kept, size);
  }

  private void accept(double reversal) {
    waiting[size++] = reversal;
    while (size >= 3 && range(size - 1) >= range(size - 2)) {
      if (size == 3) {
        close(0.5, 0);
      } else {
        close(1, size - 3);
      }
    }
  }

  /** Counts the range from {@code from} to the next reversal and drops what it has used up. */
  private void close(double count, int from) {
    add(from, count);
    int used = count == 1 ? 2 : 1;
    System.arraycopy(waiting, from + used, waiting, from, size - from - used);
    size -= used;
  }

  private List<Cycle> finish() {
    for (int i = 0; i + 1 < size; i++) {
      add(i, 0.5);
    }
    return cycles;
  }

  private void add(int from, double count) {
    cycles.add(new Cycle(range(from + 1), (waiting[from] + waiting[from + 1]) / 2, count));
  }

  private double range(int end) {
    return Math.abs(waiting[end] - waiting[end - 1]);
  }
}
