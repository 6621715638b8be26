package org.tipspeed.turbine.mock;

import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.TurbineSheet;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;

/**
 * A wind turbine in plain Java, fast enough to learn on. Rotor and generator on a torsional shaft,
 * one tower mode each way, loads of each blade in its own wind from tables of a full aero-elastic
 * code, flapping blades, pitch and torque actuators. Deterministic: the azimuth starts at 0.
 *
 * <p>Left out: dynamic wake and stall, twisting and edgewise moving blades, the second tower and
 * flapping modes, imbalance, anything that bends the shaft, and soil.
 */
public final class MockTurbine implements Turbine {

  private final MockParameters parameters;
  private final MockSettings settings;
  private final LoadGrid grid;
  private final TurbineDescription description;

  private MockEpisode episode;

  /**
   * @throws SettingsException if the parameter file cannot be used; the message names file, line,
   *     key, value and what would be right, or the time step that would do
   */
  public MockTurbine(MockSettings settings) {
    this.settings = settings;
    parameters = MockParameters.of(settings);
    MockEpisode.requireSteps(parameters, settings);
    grid = LoadGrid.of(parameters);
    description = described(parameters, grid, settings);
  }

  /**
   * A turbine to be looked at.
   *
   * @throws SettingsException if its parameter file cannot be used
   */
  public static TurbineSheet sheet(MockSettings settings) {
    MockTurbine turbine = new MockTurbine(settings);
    return new SheetMaker(turbine.parameters, turbine.grid)
        .sheet(turbine.description, MockParameters.text(settings));
  }

  /** The NREL 5 MW reference turbine. */
  public static MockTurbine nrel5mw() {
    return new MockTurbine(MockSettings.DEFAULTS);
  }

  /** A number that the model could do with may be none that a turbine has. */
  private static TurbineDescription described(
      MockParameters parameters, LoadGrid grid, MockSettings settings) {
    try {
      TurbineDescription plate = description(parameters);
      return plate.withDesign(Optional.of(SteadyLoads.design(plate, parameters, grid)));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(settings.parameterFile() + ": " + e.getMessage());
    }
  }

  private static TurbineDescription description(MockParameters parameters) {
    return new TurbineDescription(
        parameters.name(),
        parameters.site().forWinds(),
        parameters.driveTrain().gearRatio(),
        parameters.rated().rotorSpeedRadPerS(),
        parameters.rated().generatorTorqueNm(),
        parameters.rated().powerW(),
        parameters.driveTrain().generatorEfficiency(),
        parameters.torqueActuator().maxTorqueNm(),
        parameters.torqueActuator().maxRateNmPerS(),
        parameters.pitchActuator().minAngleRad(),
        parameters.pitchActuator().maxAngleRad(),
        parameters.pitchActuator().maxRateRadPerS(),
        Optional.of(driveTrainInertiaKgM2(parameters)),
        parameters.steadyStates().list(),
        EnumSet.allOf(Channel.class));
  }

  private static double driveTrainInertiaKgM2(MockParameters parameters) {
    double gearRatio = parameters.driveTrain().gearRatio();
    double generatorKgM2 = parameters.driveTrain().generatorInertiaKgM2();
    return parameters.rotor().inertiaKgM2() + gearRatio * gearRatio * generatorKgM2;
  }

  @Override
  public TurbineDescription description() {
    return description;
  }

  @Override
  public TurbineReading start(EpisodeStart start) {
    episode = null;
    requireReachable(start.initial());
    WindField wind = WindFields.open(start.wind(), description.site());
    episode = new MockEpisode(parameters, grid, settings, start, wind);
    return episode.reading();
  }

  private void requireReachable(OperatingPoint initial) {
    requireWithin(
        "initial pitch [rad]",
        initial.pitchRad(),
        parameters.pitchActuator().minAngleRad(),
        parameters.pitchActuator().maxAngleRad());
    double maxTorqueNm = parameters.torqueActuator().maxTorqueNm();
    requireWithin("initial torque [N m]", initial.generatorTorqueNm(), -maxTorqueNm, maxTorqueNm);
    requireWithin(
        "initial rotor speed [rad/s]",
        initial.rotorSpeedRadPerS(),
        0,
        2 * parameters.rated().rotorSpeedRadPerS());
  }

  private static void requireWithin(String quantity, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new TurbineException(
          TurbineException.Kind.REFUSED,
          "%s must be between %s and %s, was %s".formatted(quantity, low, high, value));
    }
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    if (episode == null) {
      throw new IllegalStateException("no episode: call start first");
    }
    try {
      sleep();
      episode.advance(command);
      return episode.reading();
    } catch (RuntimeException e) {
      episode = null;
      throw e;
    }
  }

  private void sleep() {
    if (settings.stepCostMs() > 0) {
      LockSupport.parkNanos((long) (settings.stepCostMs() * 1e6));
    }
  }

  @Override
  public double windEndS() {
    if (episode == null) {
      throw new IllegalStateException("no episode: call start first");
    }
    return episode.windEndS();
  }

  @Override
  public void close() {
    episode = null;
  }
}
