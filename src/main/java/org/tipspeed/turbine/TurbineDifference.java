package org.tipspeed.turbine;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.tipspeed.quantity.Unit;

/** What of one turbine a controller would find otherwise at another, in words. */
public final class TurbineDifference {

  /** Simulators and projects round the values of the same turbine differently. */
  private static final double TOLERANCE = 0.01;

  /** Least size that the tolerance of an angle is taken of [rad]. */
  private static final double LEAST_RAD = 0.1;

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("rated power", Unit.KW, 0, TurbineDescription::ratedPowerW),
          new Quantity("rated rotor speed", Unit.RPM, 0, t -> t.ratedRotorSpeedRadPerS()),
          new Quantity("gear ratio", Unit.NONE, 0, TurbineDescription::gearRatio),
          new Quantity(
              "generator efficiency", Unit.NONE, 0, TurbineDescription::generatorEfficiency),
          new Quantity("rated torque", Unit.KNM, 0, t -> t.ratedGeneratorTorqueNm()),
          new Quantity("rotor diameter", Unit.M, 0, t -> t.site().rotorDiameterM()),
          new Quantity("highest torque", Unit.KNM, 0, t -> t.maxGeneratorTorqueNm()),
          new Quantity("torque rate", Unit.KNM_PER_S, 0, t -> t.maxTorqueRateNmPerS()),
          new Quantity("least pitch", Unit.DEG, LEAST_RAD, TurbineDescription::minPitchRad),
          new Quantity("largest pitch", Unit.DEG, LEAST_RAD, TurbineDescription::maxPitchRad),
          new Quantity("pitch rate", Unit.DEG_PER_S, 0, t -> t.maxPitchRateRadPerS()));

  /**
   * @param least what is compared is taken to be at least so large [SI]
   * @param of a turbine [SI]
   */
  private record Quantity(
      String name, Unit unit, double least, ToDoubleFunction<TurbineDescription> of) {

    Optional<String> difference(TurbineDescription from, TurbineDescription to) {
      double before = of.applyAsDouble(from);
      double after = of.applyAsDouble(to);
      double size = Math.max(least, Math.max(Math.abs(before), Math.abs(after)));
      return Math.abs(after - before) <= TOLERANCE * size
          ? Optional.empty()
          : Optional.of("%s %s instead of %s".formatted(name, unit.text(after), unit.text(before)));
    }
  }

  private TurbineDifference() {}

  /**
   * @return such as {@code rated power 8000 kW instead of 5000 kW, ...}; empty where there is none
   */
  public static Optional<String> between(TurbineDescription from, TurbineDescription to) {
    return Optional.of(
            QUANTITIES.stream()
                .flatMap(quantity -> quantity.difference(from, to).stream())
                .collect(Collectors.joining(", ")))
        .filter(words -> !words.isEmpty());
  }
}
