package org.tipspeed.rundir;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.turbine.Channel;

/**
 * A flight as OpenFAST text output ({@code .out}), which the field's viewers open: six lines of
 * head, names, units, then tab-separated rows.
 */
public final class OpenFastOutput {

  private OpenFastOutput() {}

  public static void write(Path file, FlightRecord flight) {
    WholeFile.write(file, writer -> writeAll(writer, flight));
  }

  private static void writeAll(Writer writer, FlightRecord flight) throws IOException {
    writer.write(
        "\nWritten by tipspeed in the format of OpenFAST text output.\n\n\n%s in %s, flown by %s\n\n"
            .formatted(flight.turbine().name(), flight.wind().spec(), flight.controller()));
    StringJoiner names = new StringJoiner("\t", "", "\n");
    StringJoiner units = new StringJoiner("\t", "", "\n");
    List<TimeSeries> columns = new ArrayList<>();
    for (Channel channel : flight.channels().keySet()) {
      String[] name = name(channel);
      names.add("%-10s".formatted(name[0]));
      units.add("%-10s".formatted(name[1]));
      columns.add(TimeSeries.of(flight, channel));
    }
    writer.write(names.toString());
    writer.write(units.toString());
    for (int i = 0; i < flight.samples(); i++) {
      writer.write(row(columns, i));
    }
  }

  private static String row(List<TimeSeries> columns, int sample) {
    StringJoiner row = new StringJoiner("\t", "", "\n");
    for (TimeSeries column : columns) {
      boolean time = column.name().equals(Channel.TIME.columnName());
      row.add(String.format(Locale.ROOT, time ? "%10.4f" : "%11.4E", column.values()[sample]));
    }
    return row.toString();
  }

  /** OpenFAST's name and unit for a channel. */
  private static String[] name(Channel channel) {
    String text =
        switch (channel) {
          case TIME -> "Time (s)";
          case HUB_WIND -> "Wind1VelX (m/s)";
          case ROTOR_SPEED -> "RotSpeed (rpm)";
          case GENERATOR_SPEED -> "GenSpeed (rpm)";
          case AZIMUTH -> "Azimuth (deg)";
          case PITCH_1 -> "BldPitch1 (deg)";
          case PITCH_2 -> "BldPitch2 (deg)";
          case PITCH_3 -> "BldPitch3 (deg)";
          case GENERATOR_TORQUE -> "GenTq (kN-m)";
          case ELECTRICAL_POWER -> "GenPwr (kW)";
          case AERO_THRUST -> "RotThrust (kN)";
          case TOWER_TOP_DISPLACEMENT_FA -> "TTDspFA (m)";
          case TOWER_TOP_DISPLACEMENT_SS -> "TTDspSS (m)";
          case TOWER_TOP_ACCELERATION_FA -> "YawBrTAxp (m/s^2)";
          case TOWER_TOP_ACCELERATION_SS -> "YawBrTAyp (m/s^2)";
          case TOWER_BASE_MOMENT_FA -> "TwrBsMyt (kN-m)";
          case TOWER_BASE_MOMENT_SS -> "TwrBsMxt (kN-m)";
          case ROOT_OOP_MOMENT_1 -> "RootMyc1 (kN-m)";
          case ROOT_OOP_MOMENT_2 -> "RootMyc2 (kN-m)";
          case ROOT_OOP_MOMENT_3 -> "RootMyc3 (kN-m)";
          case ROOT_IP_MOMENT_1 -> "RootMxc1 (kN-m)";
          case ROOT_IP_MOMENT_2 -> "RootMxc2 (kN-m)";
          case ROOT_IP_MOMENT_3 -> "RootMxc3 (kN-m)";
        };
    return text.split(" ");
  }
}
