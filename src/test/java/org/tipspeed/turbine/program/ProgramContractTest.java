package org.tipspeed.turbine.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.BladedProgram;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineContractTest;
import org.tipspeed.turbine.TurbineData;

/** Any program keeps the promises of a turbine, as far as its controller's calls tell. */
class ProgramContractTest extends TurbineContractTest {

  private static final TurbineData NREL_5_MW =
      TurbineData.DEFAULTS.withGeneratorEfficiency(Optional.of(0.944));

  @TempDir private Path folder;

  static ProgramSettings settings(Path folder, String trait) {
    return ProgramSettings.DEFAULTS
        .withExecutable(BladedProgram.executableIn(folder))
        .withArguments(List.of("input.txt"))
        .withFiles(List.of(BladedProgram.inputIn(folder.resolve("model"), trait)))
        .withRunsIn("model")
        .withTurbine(NREL_5_MW)
        .withTimeStepS(0.05);
  }

  @Override
  protected Turbine newTurbine() {
    return ProgramTurbine.open(settings(folder, ""), folder.resolve("work"));
  }
}
