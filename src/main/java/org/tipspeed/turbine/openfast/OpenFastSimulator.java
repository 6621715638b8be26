package org.tipspeed.turbine.openfast;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.turbine.BinaryFormat;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.Site;

/** The OpenFAST library as a kind of simulator. */
public final class OpenFastSimulator implements Simulator<OpenFastSettings> {

  @Override
  public String name() {
    return "openfast";
  }

  /** Asks the library's own words first: a profile may be that of an older one. */
  @Override
  public String title(OpenFastSettings settings, List<Path> printed) {
    return printed.stream()
        .map(OpenFastVersion::printedIn)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> OpenFastProfile.find(settings).flatMap(OpenFastProfile::knownVersion))
        .orElse("OpenFAST");
  }

  @Override
  public OpenFastSettings defaults() {
    return OpenFastSettings.DEFAULTS;
  }

  /**
   * Looks at library and model.
   *
   * @throws TurbineException if one of them cannot be used, or not with this control interval
   */
  @Override
  public OpenFastSettings prepared(OpenFastSettings settings, Preparation preparation) {
    BinaryFormat.requireLoadable(settings.library());
    Model model = OpenFastTurbine.usable(settings);
    EpisodeStart.stepsPerInterval(
        OpenFastTurbine.stepS(settings, model), preparation.controlIntervalS());
    OpenFastProfile.find(settings)
        .ifPresent(profile -> preparation.told().accept(profile.sentence()));
    OpenFastSettings located =
        settings
            .withLibrary(settings.library().toAbsolutePath())
            .withProject(settings.project().toAbsolutePath());
    return settings.usesCarriedController()
        ? located
        : located.withController(settings.controller().toAbsolutePath());
  }

  @Override
  public Optional<TurbineDescription> described(OpenFastSettings settings) {
    return Optional.of(OpenFastTurbine.usable(settings).description(settings.turbine()));
  }

  @Override
  public Optional<Site> site(OpenFastSettings settings) {
    return Optional.of(settings.turbine().site());
  }

  @Override
  public Turbine open(OpenFastSettings settings, Path folder) {
    return OpenFastTurbine.open(settings, folder);
  }

  /** What lies beside the library is found, and one thread computes. */
  @Override
  public Map<String, String> childEnvironment(OpenFastSettings settings) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    String search = windows ? "PATH" : "LD_LIBRARY_PATH";
    String before = System.getenv(search);
    String folder = String.valueOf(settings.library().toAbsolutePath().getParent());
    return Map.of(
        search,
        before == null ? folder : folder + File.pathSeparator + before,
        "OMP_NUM_THREADS",
        "1",
        "OPENBLAS_NUM_THREADS",
        "1");
  }

  @Override
  public Optional<OpenFastSettings> inAir(OpenFastSettings settings, double densityKgPerM3) {
    return Optional.of(settings.withAirDensityKgPerM3(Optional.of(densityKgPerM3)));
  }
}
