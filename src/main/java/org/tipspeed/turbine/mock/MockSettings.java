package org.tipspeed.turbine.mock;

import java.nio.file.Path;

/**
 * How to run the built-in turbine.
 *
 * @param parameterFile path of a parameter file; empty for the built-in NREL 5 MW turbine
 * @param timeStepS longest internal time step [s]; a control interval is cut into equal steps
 * @param airDensityKgPerM3 air density [kg/m3]
 * @param stepCostMs time that each call of {@code advance} sleeps [ms], to stand in for a slow
 *     simulator in throughput measurements
 */
public record MockSettings(
    Path parameterFile, double timeStepS, double airDensityKgPerM3, double stepCostMs) {

  public static final MockSettings DEFAULTS = new MockSettings(Path.of(""), 0.05, 1.225, 0);

  public MockSettings {
    if (!(timeStepS >= 0.0001 && timeStepS <= 0.1)) {
      throw new IllegalArgumentException(
          "time_step_s must be from 0.0001 to 0.1, was " + timeStepS);
    }
    if (!(airDensityKgPerM3 > 0 && airDensityKgPerM3 < 10)) {
      throw new IllegalArgumentException(
          "air_density_kg_per_m3 must be above 0 and below 10, was " + airDensityKgPerM3);
    }
    if (!(stepCostMs >= 0 && stepCostMs <= 60_000)) {
      throw new IllegalArgumentException(
          "step_cost_ms must be between 0 and 60000, was " + stepCostMs);
    }
  }

  /** The same in air of another density [kg/m3]. */
  public MockSettings inAirOf(double densityKgPerM3) {
    return new MockSettings(parameterFile, timeStepS, densityKgPerM3, stepCostMs);
  }
}
