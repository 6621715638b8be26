package org.tipspeed.turbine.qblade;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Channels of {@code getCustomData_at_num}, whose names changed between releases; the first known
 * one counts (result files and user code of 2.0.4 to 2.0.9). An unknown name is answered by -1, as
 * users report, or 0, as was seen once: by what a name gives that nobody has. So is every name
 * before the first step.
 */
enum NamedChannel {
  THRUST("Aerodynamic Thrust [N]", "Thrust [N]"),
  HIGH_SPEED_TORQUE("Gen. HSS Torque [Nm]", "Gen. HSS Torque (w. losses) [Nm]"),
  LOW_SPEED_SHAFT("LSS Rpm [rpm]", "Rotational Speed [rpm]"),
  HIGH_SPEED_SHAFT("HSS Rpm [rpm]"),
  /** A name that nobody has. */
  INVENTED("Phase of the Moon [deg]");

  private final List<String> names;

  NamedChannel(String... names) {
    this.names = List.of(names);
  }

  List<String> names() {
    return names;
  }

  /** Which of the names the library knows, -1 for none; ask after the first step. */
  int indexIn(ToDoubleFunction<String> library) {
    for (int i = 0; i < names.size(); i++) {
      if (isKnown(library.applyAsDouble(names.get(i)), library)) {
        return i;
      }
    }
    return -1;
  }

  OptionalDouble valueIn(ToDoubleFunction<String> library) {
    return names.stream().mapToDouble(library).filter(v -> isKnown(v, library)).findFirst();
  }

  private static boolean isKnown(double value, ToDoubleFunction<String> library) {
    return value != library.applyAsDouble(INVENTED.names.get(0));
  }
}
