package org.tipspeed.flight.disturbance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.Channel;

/**
 * What is wrong with a sensor.
 *
 * @param channel column name of the channel it measures; it ends in the unit of noise and bias. A
 *     channel that the simulator does not report stays absent
 * @param noiseStd standard deviation of white noise, drawn anew for each control interval
 * @param bias what the sensor reports too much
 * @param stuck when it holds its last value
 */
public record SensorFaultSettings(
    String channel,
    Optional<Double> noiseStd,
    Optional<Double> bias,
    Optional<StuckSettings> stuck) {

  private static final List<Channel> MEASURED =
      Arrays.stream(Channel.values()).filter(each -> each != Channel.TIME).toList();

  public SensorFaultSettings {
    Check.that(
        find(channel).isPresent(),
        "channel must be one of " + MEASURED.stream().map(Channel::columnName).toList(),
        channel);
    if (noiseStd.isEmpty() && bias.isEmpty() && stuck.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has nothing wrong: give noise_std, bias or stuck".formatted(channel));
    }
    noiseStd.ifPresent(std -> Check.notNegative("noise_std", std));
    bias.ifPresent(value -> Check.finite("bias", value));
  }

  Channel measured() {
    return find(channel).orElseThrow();
  }

  private static Optional<Channel> find(String columnName) {
    return MEASURED.stream().filter(each -> each.columnName().equals(columnName)).findFirst();
  }
}
