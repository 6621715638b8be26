package org.tipspeed.task;

import java.util.Objects;
import org.tipspeed.quantity.Check;

/**
 * One part of the reward: {@code weight * shape(filter((signal - center) / scale))}.
 *
 * @param name for tables and logs
 * @param weight positive for what is wanted, negative for what is not
 * @param shape how the scaled signal counts
 * @param of the scaled signal
 * @param minWindMps the term counts only while the hub wind of the last 30 s was at least this
 * @param maxWindMps and at most this [m/s]
 */
public record RewardTerm(
    String name,
    double weight,
    Shape shape,
    SignalSettings of,
    double minWindMps,
    double maxWindMps) {

  /** How a scaled signal v counts. */
  public enum Shape {
    /** v */
    VALUE(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
    /** the smaller of v and 1 */
    UP_TO_ONE(Double.NEGATIVE_INFINITY, 1),
    /** |v| */
    ABSOLUTE(0, Double.POSITIVE_INFINITY),
    /** v squared */
    SQUARE(0, Double.POSITIVE_INFINITY),
    /** v squared where v is positive */
    SQUARE_ABOVE(0, Double.POSITIVE_INFINITY),
    /** v squared where v is negative */
    SQUARE_BELOW(0, Double.POSITIVE_INFINITY),
    /** 1 - |v| */
    CLOSENESS(Double.NEGATIVE_INFINITY, 1);

    private final double least;
    private final double most;

    Shape(double least, double most) {
      this.least = least;
      this.most = most;
    }

    double of(double v) {
      return switch (this) {
        case VALUE -> v;
        case UP_TO_ONE -> Math.min(1, v);
        case ABSOLUTE -> Math.abs(v);
        case SQUARE -> v * v;
        case SQUARE_ABOVE -> v > 0 ? v * v : 0;
        case SQUARE_BELOW -> v < 0 ? v * v : 0;
        case CLOSENESS -> 1 - Math.abs(v);
      };
    }
  }

  public static final RewardTerm DEFAULTS =
      new RewardTerm("term", 1, Shape.VALUE, SignalSettings.DEFAULTS, 0, 1000);

  public RewardTerm {
    Objects.requireNonNull(name);
    Objects.requireNonNull(shape);
    Objects.requireNonNull(of);
    Check.finite("weight", weight);
    if (!(minWindMps < maxWindMps)) {
      throw new IllegalArgumentException(
          "min_wind_mps must be below max_wind_mps, were %s and %s"
              .formatted(minWindMps, maxWindMps));
    }
  }

  /** Whether it counts while the recent wind is of this speed. */
  boolean countsIn(double windMps) {
    return windMps >= minWindMps && windMps <= maxWindMps;
  }

  /** The most that it can add, whatever the signal; never below 0. */
  double most() {
    return weight == 0 ? 0 : weight * (weight > 0 ? shape.most : shape.least);
  }
}
