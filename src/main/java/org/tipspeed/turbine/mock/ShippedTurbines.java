package org.tipspeed.turbine.mock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tipspeed.turbine.TurbineDescription;

/** The turbines that the program brings along, as others may know them. */
public final class ShippedTurbines {

  /** Simulators and projects round their rated values differently. */
  private static final double TOLERANCE = 0.03;

  private static final Map<String, TurbineDescription> DESCRIPTIONS = new ConcurrentHashMap<>();

  private ShippedTurbines() {}

  /**
   * A turbine with what its controller is designed with. A simulator, or a policy of an earlier
   * release, that does not say it gets that of the shipped turbine with the same name plate.
   *
   * @return the same where it says it, or where there is no such turbine
   */
  public static TurbineDescription completed(TurbineDescription turbine) {
    return turbine.design().isPresent()
        ? turbine
        : ParameterFile.SHIPPED.stream()
            .map(name -> DESCRIPTIONS.computeIfAbsent(name, ShippedTurbines::description))
            .filter(shipped -> isSame(turbine, shipped))
            .findFirst()
            .map(shipped -> turbine.withDesign(shipped.design()))
            .orElse(turbine);
  }

  private static TurbineDescription description(String name) {
    try (MockTurbine turbine = new MockTurbine(MockSettings.DEFAULTS.of(new ParameterFile(name)))) {
      return turbine.description();
    }
  }

  private static boolean isSame(TurbineDescription turbine, TurbineDescription shipped) {
    return isNear(turbine.gearRatio(), shipped.gearRatio())
        && isNear(turbine.ratedRotorSpeedRadPerS(), shipped.ratedRotorSpeedRadPerS())
        && isNear(turbine.ratedGeneratorTorqueNm(), shipped.ratedGeneratorTorqueNm());
  }

  private static boolean isNear(double value, double wanted) {
    return Math.abs(value / wanted - 1) <= TOLERANCE;
  }
}
