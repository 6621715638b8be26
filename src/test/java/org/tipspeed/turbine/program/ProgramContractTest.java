package org.tipspeed.turbine.program;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.BladedProgram;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineContractTest;

/** Any program keeps the promises of a turbine, as far as its controller's calls tell. */
class ProgramContractTest extends TurbineContractTest {

  @TempDir private Path folder;

  static ProgramSettings settings(Path folder, String trait) {
    return ProgramSettings.DEFAULTS
        .withExecutable(BladedProgram.executable())
        .withArguments(List.of("input.txt"))
        .withFiles(List.of(BladedProgram.inputIn(folder.resolve("model"), trait)))
        .withRunsIn("model")
        .withTimeStepS(0.05);
  }

  @Override
  protected Turbine newTurbine() {
    return ProgramTurbine.open(settings(folder, ""), folder.resolve("work"));
  }
}
