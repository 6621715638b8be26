package org.tipspeed.turbine.process;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineContractTest;
import org.tipspeed.turbine.mock.MockSettings;
import org.tipspeed.turbine.mock.MockSimulator;

/** A turbine in a child keeps all the promises of a turbine. */
class MockInChildContractTest extends TurbineContractTest {

  @TempDir private Path folder;

  @Override
  protected Turbine newTurbine() {
    return new ProcessTurbine(
        new MockSimulator(),
        MockSettings.DEFAULTS,
        ProcessSettings.DEFAULTS,
        folder.resolve("child.log"),
        System::nanoTime);
  }
}
