package org.tipspeed.turbine.openfast;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.drive.ActuatorSettings;

/**
 * A turbine in the OpenFAST library.
 *
 * @param library path of the stock library, {@code libopenfastlib}
 * @param project path of the model's main input file ({@code .fst}); it is read, never written
 * @param controller path of the library of {@code native/controller} for this machine; if empty,
 *     the one that tipspeed carries
 * @param timeStepS step of the simulation [s]; 0 for the model's own
 * @param settleS how long a speed controller holds the initial operation in still-standing wind
 *     until the structure has settled, before the episode's time 0 [s]
 * @param airDensityKgPerM3 instead of the model's [kg/m3]
 * @param turbine what the model's turbine is; what the model says too must agree
 * @param actuator drives between commands and model
 */
@RecordBuilder
public record OpenFastSettings(
    Path library,
    Path project,
    Path controller,
    double timeStepS,
    double settleS,
    Optional<Double> airDensityKgPerM3,
    TurbineData turbine,
    ActuatorSettings actuator)
    implements OpenFastSettingsBuilder.With {

  private static final Path NONE = Path.of("");

  public static final OpenFastSettings DEFAULTS =
      OpenFastSettingsBuilder.builder()
          .library(NONE)
          .project(NONE)
          .controller(NONE)
          .timeStepS(0)
          .settleS(20)
          .airDensityKgPerM3(Optional.empty())
          .turbine(TurbineData.DEFAULTS.withName("NREL 5 MW"))
          .actuator(ActuatorSettings.DEFAULTS)
          .build();

  public OpenFastSettings {
    Objects.requireNonNull(library);
    Objects.requireNonNull(project);
    Objects.requireNonNull(controller);
    Check.within("time_step_s", timeStepS, 0, 1);
    Check.within("settle_s", settleS, 0, 1000);
    airDensityKgPerM3.ifPresent(density -> Check.upTo("air_density_kg_per_m3", density, 10));
    Objects.requireNonNull(turbine);
    Objects.requireNonNull(actuator);
  }

  /** Whether the carried controller library serves. */
  boolean usesCarriedController() {
    return controller.equals(NONE);
  }
}
