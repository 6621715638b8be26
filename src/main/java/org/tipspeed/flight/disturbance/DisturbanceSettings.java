package org.tipspeed.flight.disturbance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tipspeed.quantity.Check;

/**
 * In what a turbine differs from what its controllers were made for, all controllers alike. Metrics
 * and endings are always of the true readings.
 *
 * @param sensors what is wrong with which sensor, at most one entry for each
 * @param pitchRateLimitDegPerS how fast commanded pitch may change before it reaches the turbine
 *     [deg/s]; absent for no limit but the turbine's own
 * @param airDensityKgPerM3 of the built-in turbine in place of its own [kg/m3]; other simulators
 *     have theirs in their projects
 */
public record DisturbanceSettings(
    List<SensorFaultSettings> sensors,
    Optional<Double> pitchRateLimitDegPerS,
    Optional<Double> airDensityKgPerM3) {

  /** Nothing. */
  public static final DisturbanceSettings DEFAULTS =
      new DisturbanceSettings(List.of(), Optional.empty(), Optional.empty());

  public DisturbanceSettings {
    sensors = List.copyOf(sensors);
    Set<String> channels = new HashSet<>();
    for (SensorFaultSettings sensor : sensors) {
      if (!channels.add(sensor.channel())) {
        throw new IllegalArgumentException(
            "sensors must name each channel once, had %s twice".formatted(sensor.channel()));
      }
    }
    pitchRateLimitDegPerS.ifPresent(limit -> Check.positive("pitch_rate_limit_deg_per_s", limit));
    airDensityKgPerM3.ifPresent(
        density ->
            Check.that(
                density > 0 && density < 10,
                "air_density_kg_per_m3 must be above 0 and below 10",
                density));
  }

  /** Whether it stands between controller and turbine. */
  boolean concernsControllers() {
    return !sensors.isEmpty() || pitchRateLimitDegPerS.isPresent();
  }
}
