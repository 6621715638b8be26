package org.tipspeed.rundir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;

/**
 * A column of a flight's time series, in the unit that its name ends in.
 *
 * @param name header in CSV files
 * @param values one per sample
 */
public record TimeSeries(String name, double[] values) {

  private static final String TORQUE = "gen_torque_command_kNm";
  private static final String YAW = "yaw_rate_command_degps";
  private static final List<String> PITCH =
      Stream.of(Channel.PITCH_1, Channel.PITCH_2, Channel.PITCH_3)
          .map(channel -> channel.columnName().replace("_deg", "_command_deg"))
          .toList();

  /** All channels that there are, in their order. */
  static List<TimeSeries> ofReadings(FlightRecord flight) {
    return flight.channels().keySet().stream().map(c -> of(flight, c)).toList();
  }

  public static TimeSeries of(FlightRecord flight, Channel channel) {
    return new TimeSeries(
        channel.columnName(),
        DoubleStream.of(flight.series(channel)).map(channel::toColumn).toArray());
  }

  /** What was commanded at each sample; nothing (NaN) at the last. */
  static List<TimeSeries> ofCommands(FlightRecord flight) {
    List<TimeSeries> columns = new ArrayList<>();
    columns.add(command(flight, TORQUE, c -> c.generatorTorqueNm() / 1e3));
    for (int i = 0; i < PITCH.size(); i++) {
      int blade = i;
      columns.add(command(flight, PITCH.get(i), c -> Math.toDegrees(c.pitchRad().get(blade))));
    }
    columns.add(command(flight, YAW, c -> Math.toDegrees(c.yawRateRadPerS())));
    return columns;
  }

  /** The inverse of {@link #ofCommands}. */
  static List<TurbineCommand> commands(Map<String, double[]> columns) {
    double[] torqueKnm = columns.get(TORQUE);
    double[] yawDegPerS = columns.get(YAW);
    List<double[]> pitchDeg = PITCH.stream().map(columns::get).toList();
    List<TurbineCommand> commands = new ArrayList<>();
    for (int i = 0; i < torqueKnm.length - 1; i++) {
      int row = i;
      double[] pitchRad = pitchDeg.stream().mapToDouble(p -> Math.toRadians(p[row])).toArray();
      commands.add(
          new TurbineCommand(
              1e3 * torqueKnm[i],
              new PerBlade(pitchRad[0], pitchRad[1], pitchRad[2]),
              Math.toRadians(yawDegPerS[i])));
    }
    return commands;
  }

  private static TimeSeries command(
      FlightRecord flight, String name, ToDoubleFunction<TurbineCommand> value) {
    DoubleStream commands = flight.commands().stream().mapToDouble(value);
    return new TimeSeries(
        name, DoubleStream.concat(commands, DoubleStream.of(Double.NaN)).toArray());
  }
}
