package org.tipspeed.turbine;

import org.tipspeed.quantity.Check;

/**
 * How large a reading may be before it cannot be true. Wide on purpose: they are to catch a
 * diverged integration, not a bad controller.
 *
 * @param maxSpeedRatio magnitude of rotor and generator speed over their rated values
 * @param maxTowerTopAccelerationMps2 magnitude of the tower-top acceleration [m/s^2]
 * @param maxTowerTopDisplacementM magnitude of the tower-top displacement [m]
 * @param maxHubWindMps magnitude of the wind speed at the hub [m/s]
 * @param maxMagnitude magnitude of everything else, in its SI unit
 */
public record PlausibilitySettings(
    double maxSpeedRatio,
    double maxTowerTopAccelerationMps2,
    double maxTowerTopDisplacementM,
    double maxHubWindMps,
    double maxMagnitude) {

  public static final PlausibilitySettings DEFAULTS =
      new PlausibilitySettings(3, 100, 50, 150, 1e11);

  public PlausibilitySettings {
    Check.positive("max_speed_ratio", maxSpeedRatio);
    Check.positive("max_tower_top_acceleration_mps2", maxTowerTopAccelerationMps2);
    Check.positive("max_tower_top_displacement_m", maxTowerTopDisplacementM);
    Check.positive("max_hub_wind_mps", maxHubWindMps);
    Check.positive("max_magnitude", maxMagnitude);
  }
}
