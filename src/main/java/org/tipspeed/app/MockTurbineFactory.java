package org.tipspeed.app;

import java.nio.file.Path;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.mock.MockSettings;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.turbine.process.TurbineFactory;

/** Makes the built-in turbine in a child process; public because the child makes it by name. */
public final class MockTurbineFactory implements TurbineFactory {

  @Override
  public Turbine create(String settings, Path workingFolder) {
    return new MockTurbine(SettingsReader.read(settings, "turbine.mock", MockSettings.class));
  }
}
