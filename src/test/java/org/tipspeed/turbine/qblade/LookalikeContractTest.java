package org.tipspeed.turbine.qblade;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineContractTest;

/** The look-alike library keeps the promises of a turbine, in this process. */
class LookalikeContractTest extends TurbineContractTest {

  @TempDir private Path folder;

  @Override
  protected Turbine newTurbine() {
    return Lookalike.turbine(folder, LookalikeProject.steady());
  }
}
