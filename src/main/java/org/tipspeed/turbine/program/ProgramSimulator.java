package org.tipspeed.turbine.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tipspeed.control.ControllerLibrary;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.wind.Site;

/** Any program that loads a Bladed-style controller as a kind of simulator. */
public final class ProgramSimulator implements Simulator<ProgramSettings> {

  @Override
  public String name() {
    return "program";
  }

  @Override
  public String title(ProgramSettings settings, List<Path> printed) {
    return "the program " + settings.executable().getFileName();
  }

  @Override
  public ProgramSettings defaults() {
    return ProgramSettings.DEFAULTS;
  }

  /**
   * Looks at program and files.
   *
   * @throws TurbineException if one of them cannot be used, or not with this control interval
   */
  @Override
  public ProgramSettings prepared(ProgramSettings settings, Preparation preparation) {
    if (!Files.isExecutable(settings.executable()) || Files.isDirectory(settings.executable())) {
      throw refused("there is no program %s: name its file".formatted(settings.executable()));
    }
    ProgramTurbine.described(settings);
    EpisodeStart.stepsPerInterval(settings.timeStepS(), preparation.controlIntervalS());
    requireController(settings);
    Templates templates = Templates.of(settings.files());
    for (Placeholder needed :
        new Placeholder[] {Placeholder.CONTROLLER_INPUT, Placeholder.SECONDS, Placeholder.WIND}) {
      requireAsked(needed, settings, templates);
    }
    ProgramSettings located =
        settings
            .withExecutable(settings.executable().toAbsolutePath())
            .withFiles(settings.files().stream().map(Path::toAbsolutePath).toList());
    return settings.usesCarriedController()
        ? located
        : located.withController(settings.controller().toAbsolutePath());
  }

  private static void requireController(ProgramSettings settings) {
    if (settings.usesCarriedController()) {
      if (ControllerLibrary.forThisMachine().isEmpty()) {
        throw refused(
            "no controller library is carried for this machine; build native/controller and name"
                + " the file in turbine.program.controller");
      }
    } else if (!Files.isRegularFile(settings.controller())) {
      throw refused("there is no controller library %s".formatted(settings.controller()));
    }
  }

  /** Without it the program would fly something else. */
  private static void requireAsked(
      Placeholder placeholder, ProgramSettings settings, Templates templates) {
    boolean inArguments =
        settings.arguments().stream().anyMatch(a -> a.contains(placeholder.braced()));
    if (!inArguments && !templates.contain(placeholder)) {
      throw refused(
          "neither arguments nor files of turbine.program have %s, which the program must be given"
              .formatted(placeholder.braced()));
    }
  }

  @Override
  public Optional<TurbineDescription> described(ProgramSettings settings) {
    return Optional.of(ProgramTurbine.described(settings));
  }

  @Override
  public Optional<Site> site(ProgramSettings settings) {
    return Optional.of(settings.turbine().site());
  }

  @Override
  public Turbine open(ProgramSettings settings, Path folder) {
    return ProgramTurbine.open(settings, folder);
  }

  private static TurbineException refused(String sentence) {
    return new TurbineException(Kind.REFUSED, sentence);
  }
}
