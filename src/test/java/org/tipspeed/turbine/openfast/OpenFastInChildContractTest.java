package org.tipspeed.turbine.openfast;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineContractTest;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;

/** The same in a process of its own. */
class OpenFastInChildContractTest extends TurbineContractTest {

  @TempDir private Path folder;

  static ProcessTurbine inChild(OpenFastSettings settings, ProcessSettings process, Path folder) {
    return new ProcessTurbine(
        new OpenFastSimulator(), settings, process, folder.resolve("child.log"), System::nanoTime);
  }

  @Override
  protected Turbine newTurbine() {
    return inChild(OpenFastContractTest.settings(folder, ""), ProcessSettings.DEFAULTS, folder);
  }
}
