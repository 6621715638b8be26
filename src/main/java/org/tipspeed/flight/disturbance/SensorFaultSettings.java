package org.tipspeed.flight.disturbance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    if (find(channel).isEmpty()) {
      throw new IllegalArgumentException(
          "channel must be one of %s, was %s"
              .formatted(MEASURED.stream().map(Channel::columnName).toList(), channel));
    }
    if (noiseStd.isEmpty() && bias.isEmpty() && stuck.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has nothing wrong: give noise_std, bias or stuck".formatted(channel));
    }
    if (noiseStd.isPresent() && !(noiseStd.get() >= 0 && Double.isFinite(noiseStd.get()))) {
      throw new IllegalArgumentException("noise_std must be 0 or more, was " + noiseStd.get());
    }
    if (bias.isPresent() && !Double.isFinite(bias.get())) {
      throw new IllegalArgumentException("bias must be finite, was " + bias.get());
    }
  }

  Channel measured() {
    return find(channel).orElseThrow();
  }

  private static Optional<Channel> find(String columnName) {
    return MEASURED.stream().filter(each -> each.columnName().equals(columnName)).findFirst();
  }
}
