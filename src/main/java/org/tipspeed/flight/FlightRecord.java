package org.tipspeed.flight;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import org.tipspeed.environment.Standing;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.wind.WindCase;

/**
 * Everything that one flight left behind.
 *
 * @param controller name of the controller
 * @param wind the wind it flew in
 * @param turbine what it flew
 * @param controlIntervalS time between two samples [s]
 * @param channels one array per channel that the simulator reports, in SI units and radians, all
 *     equally long: first the reading at time 0, then one per control interval
 * @param commands what was held in each interval: one less than there are samples
 * @param end how the flight ended
 * @param detail one sentence if something failed, else empty
 * @param reward sum over the flight, if it was scored
 */
public record FlightRecord(
    String controller,
    WindCase wind,
    TurbineDescription turbine,
    double controlIntervalS,
    Map<Channel, double[]> channels,
    List<TurbineCommand> commands,
    Standing end,
    String detail,
    OptionalDouble reward) {

  public FlightRecord {
    Map<Channel, double[]> ordered = new EnumMap<>(Channel.class);
    ordered.putAll(channels);
    channels = Collections.unmodifiableMap(ordered);
    commands = List.copyOf(commands);
    if (end.isRunning()) {
      throw new IllegalArgumentException("a flight is recorded after its end");
    }
    int samples = channels.isEmpty() ? 0 : commands.size() + 1;
    channels.forEach((channel, series) -> requireLength(channel, series.length, samples));
  }

  public boolean has(Channel channel) {
    return channels.containsKey(channel);
  }

  /**
   * All samples of a channel in SI units and radians, not copied.
   *
   * @throws NoSuchElementException if the simulator does not report it
   */
  public double[] series(Channel channel) {
    double[] series = channels.get(channel);
    if (series == null) {
      throw new NoSuchElementException(
          "the flight of %s in %s has no %s".formatted(controller, wind, channel.columnName()));
    }
    return series;
  }

  /** How many readings there are; 0 if the simulator failed before the first. */
  public int samples() {
    return channels.isEmpty() ? 0 : commands.size() + 1;
  }

  public double durationS() {
    return commands.size() * controlIntervalS;
  }

  /** Whether it lasted as long as time and wind allowed, so that it may be compared. */
  public boolean completed() {
    return end.kind() == Standing.Kind.TRUNCATED;
  }

  private static void requireLength(Channel channel, int length, int samples) {
    if (length != samples) {
      throw new IllegalArgumentException(
          "%s has %d samples where the commands make %d"
              .formatted(channel.columnName(), length, samples));
    }
  }
}
