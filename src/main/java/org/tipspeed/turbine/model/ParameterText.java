package org.tipspeed.turbine.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.TurbineDescription.SteadyState;

/** A turbine's parameter file as the built-in turbine reads it, with two tables beside it. */
final class ParameterText {

  /** Digits that a computed number is worth. */
  private static final int DIGITS = 6;

  private final String name;
  private final List<String> about;
  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  /**
   * @param about what stands above everything, as comments
   */
  ParameterText(String name, List<String> about) {
    this.name = name;
    this.about = List.copyOf(about);
  }

  /**
   * Adds a number.
   *
   * @param si in SI units and radians
   */
  void add(String section, String key, double si, Unit unit, String source) {
    lines(section)
        .add(
            "%s: {value: %s, unit: %s, source: %s}"
                .formatted(key, rounded(unit.fromSi(si)), quoted(unit.symbol()), quoted(source)));
  }

  private List<String> lines(String section) {
    return sections.computeIfAbsent(section, key -> new ArrayList<>());
  }

  /** Adds a line as it stands. */
  void addLine(String section, String line) {
    lines(section).add(line);
  }

  /** Adds the schedule. */
  void addSteadyStates(List<SteadyState> states, String source) {
    List<String> lines = lines("steady_states");
    lines.add("source: " + quoted(source));
    lines.add("columns: [wind_mps, rotor_speed_rpm, blade_pitch_deg, gen_torque_kNm]");
    lines.add("rows:");
    for (SteadyState state : states) {
      lines.add(
          "  - [%s, %s, %s, %s]"
              .formatted(
                  rounded(state.windMps()),
                  rounded(Unit.RPM.fromSi(state.point().rotorSpeedRadPerS())),
                  rounded(Math.toDegrees(state.point().pitchRad())),
                  rounded(state.point().generatorTorqueNm() / 1e3)));
    }
  }

  static String rounded(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a number of the twin is " + value);
    }
    double digits = Double.parseDouble(String.format(Locale.ROOT, "%." + DIGITS + "g", value));
    return Unit.NONE.with(digits + 0.0);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  String text() {
    StringBuilder text = new StringBuilder();
    about.forEach(line -> text.append(line.isEmpty() ? "#" : "# " + line).append('\n'));
    text.append('\n').append("name: ").append(quoted(name)).append('\n');
    sections.forEach(
        (section, lines) -> {
          text.append('\n').append(section).append(":\n");
          lines.forEach(line -> text.append("  ").append(line).append('\n'));
        });
    return text.toString();
  }
}
