package org.tipspeed.turbine.mock;

import java.nio.file.Path;
import java.util.Objects;
import org.tipspeed.quantity.Check;

/**
 * How to run the built-in turbine.
 *
 * @param parameterFile path of a parameter file, or the name of a turbine that the program brings
 *     along; empty for the first of these
 * @param timeStepS longest internal time step [s]; a control interval is cut into equal steps
 * @param airDensityKgPerM3 air density [kg/m3]
 * @param stepCostMs time that each call of {@code advance} sleeps [ms], to stand in for a slow
 *     simulator in throughput measurements
 * @param dynamicInflow whether the wake follows the rotor late, so that thrust and torque overshoot
 *     when the pitch moves fast
 */
public record MockSettings(
    ParameterFile parameterFile,
    double timeStepS,
    double airDensityKgPerM3,
    double stepCostMs,
    boolean dynamicInflow) {

  public static final MockSettings DEFAULTS =
      new MockSettings(ParameterFile.DEFAULT, 0.05, 1.225, 0, false);

  public MockSettings {
    Objects.requireNonNull(parameterFile);
    Check.that(
        timeStepS >= 0.0001 && timeStepS <= 0.1,
        "time_step_s must be from 0.0001 to 0.1",
        timeStepS);
    Check.that(
        airDensityKgPerM3 > 0 && airDensityKgPerM3 < 10,
        "air_density_kg_per_m3 must be above 0 and below 10",
        airDensityKgPerM3);
    Check.within("step_cost_ms", stepCostMs, 0, 60_000);
  }

  /** With a parameter file of one's own, in quasi-steady inflow. */
  public MockSettings(
      Path parameterFile, double timeStepS, double airDensityKgPerM3, double stepCostMs) {
    this(parameterFile, timeStepS, airDensityKgPerM3, stepCostMs, false);
  }

  /** With a parameter file of one's own. */
  public MockSettings(
      Path parameterFile,
      double timeStepS,
      double airDensityKgPerM3,
      double stepCostMs,
      boolean dynamicInflow) {
    this(ParameterFile.of(parameterFile), timeStepS, airDensityKgPerM3, stepCostMs, dynamicInflow);
  }

  /** The same for another turbine. */
  public MockSettings of(ParameterFile other) {
    return new MockSettings(other, timeStepS, airDensityKgPerM3, stepCostMs, dynamicInflow);
  }

  /** The same in air of another density [kg/m3]. */
  public MockSettings inAirOf(double densityKgPerM3) {
    return new MockSettings(parameterFile, timeStepS, densityKgPerM3, stepCostMs, dynamicInflow);
  }
}
