package org.tipspeed.turbine.mock;

import java.nio.file.Path;
import java.util.Optional;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineDescription;

/** The built-in turbine as a kind of simulator. */
public final class MockSimulator implements Simulator<MockSettings> {

  @Override
  public String name() {
    return "mock";
  }

  @Override
  public MockSettings defaults() {
    return MockSettings.DEFAULTS;
  }

  @Override
  public Optional<TurbineDescription> described(MockSettings settings) {
    try (Turbine turbine = new MockTurbine(settings)) {
      return Optional.of(turbine.description());
    }
  }

  @Override
  public Turbine open(MockSettings settings, Path folder) {
    return new MockTurbine(settings);
  }

  @Override
  public Optional<MockSettings> inAir(MockSettings settings, double densityKgPerM3) {
    return Optional.of(settings.inAirOf(densityKgPerM3));
  }

  @Override
  public MockSettings toFly(MockSettings settings) {
    return new MockSettings(
        settings.parameterFile().isShipped()
            ? settings.parameterFile()
            : MockSettings.DEFAULTS.parameterFile(),
        settings.timeStepS(),
        settings.airDensityKgPerM3(),
        MockSettings.DEFAULTS.stepCostMs(),
        settings.dynamicInflow());
  }

  @Override
  public boolean isSlow(MockSettings settings) {
    return settings.stepCostMs() > 0;
  }
}
