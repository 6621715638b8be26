package org.tipspeed.turbine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a turbine reports at one instant, in SI units and radians. A channel that the simulator does
 * not have is absent, never zero.
 */
public final class TurbineReading {

  private static final Channel[] CHANNELS = Channel.values();

  /** One element per channel; NaN stands for absent. */
  private final double[] values;

  private TurbineReading(double[] values) {
    this.values = values;
  }

  public boolean has(Channel channel) {
    return !Double.isNaN(values[channel.ordinal()]);
  }

  /**
   * The value in SI units and radians.
   *
   * @throws IllegalStateException if the simulator does not report the channel
   */
  public double get(Channel channel) {
    double value = values[channel.ordinal()];
    if (Double.isNaN(value)) {
      throw new IllegalStateException("this simulator does not report " + channel.columnName());
    }
    return value;
  }

  public Set<Channel> channels() {
    EnumSet<Channel> present = EnumSet.noneOf(Channel.class);
    for (Channel channel : CHANNELS) {
      if (has(channel)) {
        present.add(channel);
      }
    }
    return present;
  }

  public double timeS() {
    return get(Channel.TIME);
  }

  public double hubWindMps() {
    return get(Channel.HUB_WIND);
  }

  public double rotorSpeedRadPerS() {
    return get(Channel.ROTOR_SPEED);
  }

  public double generatorSpeedRadPerS() {
    return get(Channel.GENERATOR_SPEED);
  }

  public double generatorTorqueNm() {
    return get(Channel.GENERATOR_TORQUE);
  }

  public double electricalPowerW() {
    return get(Channel.ELECTRICAL_POWER);
  }

  public PerBlade pitchRad() {
    return new PerBlade(get(Channel.PITCH_1), get(Channel.PITCH_2), get(Channel.PITCH_3));
  }

  /** All values in channel order, NaN for absent ones; a fresh array. For transport. */
  public double[] toArray() {
    return values.clone();
  }

  /** A copy in which some values can be replaced. */
  public Builder toBuilder() {
    return new Builder(values.clone());
  }

  public static Builder builder() {
    double[] values = new double[CHANNELS.length];
    Arrays.fill(values, Double.NaN);
    return new Builder(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TurbineReading reading && Arrays.equals(values, reading.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("TurbineReading[");
    for (Channel channel : channels()) {
      text.append(channel.columnName())
          .append('=')
          .append(channel.toColumn(get(channel)))
          .append(' ');
    }
    return text.append(']').toString();
  }

  /** Collects the channels of one reading. */
  public static final class Builder {

    private double[] values;

    private Builder(double[] values) {
      this.values = values;
    }

    /**
     * @param siValue in SI units and radians; a NaN makes the channel absent
     */
    public Builder set(Channel channel, double siValue) {
      values[channel.ordinal()] = siValue;
      return this;
    }

    /** Ends the use of this builder. */
    public TurbineReading build() {
      TurbineReading reading = new TurbineReading(values);
      values = null;
      return reading;
    }
  }
}
