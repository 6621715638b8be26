package org.tipspeed.turbine;

import org.tipspeed.turbine.TurbineException.Kind;

/**
 * Lets through only readings that can be true. Asked once per reading, where it comes in from a
 * simulator: by {@link CheckedTurbine} for one in this process, by the parent for one in a child.
 * Nobody behind that asks again.
 */
public final class ReadingCheck {

  private static final Channel[] CHANNELS = Channel.values();

  private final boolean[] promised = new boolean[CHANNELS.length];
  private final double[] limits = new double[CHANNELS.length];

  public ReadingCheck(PlausibilitySettings settings, TurbineDescription turbine) {
    for (Channel channel : CHANNELS) {
      promised[channel.ordinal()] = turbine.channels().contains(channel);
      limits[channel.ordinal()] = limit(channel, settings, turbine);
    }
  }

  private static double limit(
      Channel channel, PlausibilitySettings at, TurbineDescription turbine) {
    double ratio = at.maxSpeedRatio();
    return switch (channel) {
      case ROTOR_SPEED -> ratio * turbine.ratedRotorSpeedRadPerS();
      case GENERATOR_SPEED -> ratio * turbine.ratedGeneratorSpeedRadPerS();
      case HUB_WIND -> at.maxHubWindMps();
      case TOWER_TOP_ACCELERATION_FA, TOWER_TOP_ACCELERATION_SS -> at.maxTowerTopAccelerationMps2();
      case TOWER_TOP_DISPLACEMENT_FA, TOWER_TOP_DISPLACEMENT_SS -> at.maxTowerTopDisplacementM();
      default -> at.maxMagnitude();
    };
  }

  /**
   * @return the same reading
   * @throws TurbineException if a promised channel is absent or a value is infinite or too large
   */
  public TurbineReading verified(TurbineReading reading) {
    for (Channel channel : CHANNELS) {
      if (reading.has(channel)) {
        verify(channel, reading.get(channel));
      } else if (promised[channel.ordinal()]) {
        throw new TurbineException(
            Kind.NON_FINITE, "the simulator reports NaN as " + channel.columnName());
      }
    }
    return reading;
  }

  private void verify(Channel channel, double value) {
    if (Double.isInfinite(value)) {
      throw new TurbineException(
          Kind.NON_FINITE, "the simulator reports %s as %s".formatted(value, channel.columnName()));
    }
    double limit = limits[channel.ordinal()];
    if (Math.abs(value) > limit) {
      throw new TurbineException(
          Kind.IMPLAUSIBLE,
          "the simulator reports %.6g as %s, beyond what can be true (%.6g)"
              .formatted(channel.toColumn(value), channel.columnName(), channel.toColumn(limit)));
    }
  }
}
