package org.tipspeed.turbine.openfast;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.OpenFastLookalike;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineContractTest;

/** The binding keeps the promises of a turbine, on the look-alike in this process. */
class OpenFastContractTest extends TurbineContractTest {

  @TempDir private Path folder;

  static OpenFastSettings settings(Path folder, String traits) {
    return OpenFastSettings.DEFAULTS
        .withLibrary(OpenFastLookalike.libraryIn(folder))
        .withProject(OpenFastLookalike.modelIn(folder.resolve("model"), traits));
  }

  @Override
  protected Turbine newTurbine() {
    return OpenFastTurbine.open(settings(folder, ""), folder.resolve("work"));
  }
}
