package org.tipspeed.flight;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.Standing;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;

/** Collects a flight while it lasts. */
final class FlightRecorder {

  private final List<TurbineReading> readings = new ArrayList<>();
  private final List<TurbineCommand> commands = new ArrayList<>();
  private final Map<Channel, double[]> toldAfterwards = new EnumMap<>(Channel.class);
  private double reward;

  void first(TurbineReading reading) {
    readings.add(reading);
  }

  /**
   * @throws TurbineException if the reading lacks a channel that the first one had
   */
  void next(TurbineCommand command, TurbineReading reading) {
    for (Channel channel : readings.get(0).channels()) {
      if (!reading.has(channel)) {
        throw new TurbineException(
            TurbineException.Kind.NON_FINITE,
            "%s is missing at %s s, was there at first"
                .formatted(channel.columnName(), reading.timeS()));
      }
    }
    commands.add(command);
    readings.add(reading);
  }

  /** What the simulator told once the flight was over. */
  void afterwards(Map<Channel, double[]> told) {
    toldAfterwards.putAll(told);
  }

  void addReward(double value) {
    reward += value;
  }

  FlightRecord finish(
      Controller controller,
      EpisodeStart start,
      TurbineDescription turbine,
      Standing end,
      String detail,
      boolean scored) {
    return new FlightRecord(
        controller.name(),
        start.wind(),
        turbine,
        start.controlIntervalS(),
        channels(),
        commands,
        end,
        detail,
        scored ? OptionalDouble.of(reward) : OptionalDouble.empty());
  }

  private Map<Channel, double[]> channels() {
    Map<Channel, double[]> series = new EnumMap<>(toldAfterwards);
    if (readings.isEmpty()) {
      return series;
    }
    for (Channel channel : readings.get(0).channels()) {
      series.put(channel, readings.stream().mapToDouble(r -> r.get(channel)).toArray());
    }
    return series;
  }
}
