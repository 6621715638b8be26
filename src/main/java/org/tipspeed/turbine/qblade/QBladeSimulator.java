package org.tipspeed.turbine.qblade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.turbine.BinaryFormat;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.Site;

/** A QBlade library as a kind of simulator; it is probed before it flies a project first. */
public final class QBladeSimulator implements Simulator<QBladeSettings> {

  /** Of an efficiency that was measured. */
  private static final double TOLERANCE = 0.01;

  @Override
  public String name() {
    return "qblade";
  }

  /** The library's file has the whole version, its symbols only that of its generation. */
  @Override
  public String title(QBladeSettings settings, List<Path> printed) {
    return "QBlade, generation %s (%s)"
        .formatted(
            QBladeProfile.read(settings.profileFile()).release(), settings.library().getFileName());
  }

  @Override
  public QBladeSettings defaults() {
    return QBladeSettings.DEFAULTS;
  }

  /**
   * Sees to it that there is a profile of this library and project.
   *
   * @throws TurbineException if the project cannot be flown like that, or the probe leaves open
   *     what flying takes
   */
  @Override
  public QBladeSettings prepared(QBladeSettings settings, Preparation preparation) {
    Path file = settings.profileFile().toAbsolutePath();
    QBladeSettings located =
        settings
            .at(settings.library().toAbsolutePath(), settings.project().toAbsolutePath())
            .withProfile(file);
    BinaryFormat.requireLoadable(located.library());
    new Project(located.project()).requireUsable();
    QBladeTurbine.requireFits(located, preparation.controlIntervalS(), preparation.longestS());
    if (!(Files.exists(file) && QBladeProfile.read(file).isOf(located))) {
      preparation
          .told()
          .accept("the library has not been probed with this project yet; this takes minutes");
      ProbeReport report =
          Probe.run(
              located,
              ProbeSettings.DEFAULTS,
              result -> preparation.told().accept(result.line()),
              preparation.nanoTime());
      report.profile().orElseThrow(() -> unusable(report)).write(file);
    }
    requireEfficiency(located.turbine(), QBladeProfile.read(file));
    return located;
  }

  /** A reading of power would mean something else than is computed with. */
  private static void requireEfficiency(TurbineData turbine, QBladeProfile profile) {
    double measured = profile.generatorEfficiency();
    turbine
        .generatorEfficiency()
        .filter(given -> Math.abs(given - measured) > TOLERANCE)
        .ifPresent(
            given -> {
              throw new TurbineException(
                  TurbineException.Kind.REFUSED,
                  ("turbine.qblade.turbine.generator_efficiency is %s, but the project's generator"
                          + " shows %.4f: leave the key out, or change the project")
                      .formatted(given, measured));
            });
  }

  private static TurbineException unusable(ProbeReport report) {
    String reason =
        report.firstFailure().map(r -> r.name() + ": " + r.detail()).orElse("too much is unknown");
    return new TurbineException(
        TurbineException.Kind.REFUSED, "the library cannot be used with this project: " + reason);
  }

  @Override
  public Optional<TurbineDescription> described(QBladeSettings settings) {
    return Optional.of(settings.profileFile())
        .filter(Files::exists)
        .map(QBladeProfile::read)
        .map(profile -> QBladeTurbine.description(settings, profile));
  }

  @Override
  public Optional<Site> site(QBladeSettings settings) {
    return Optional.of(settings.turbine().site());
  }

  @Override
  public Turbine open(QBladeSettings settings, Path folder) {
    return QBladeTurbine.open(settings, folder);
  }

  /** Where the library's bundled dependencies are, one thread, no display. */
  @Override
  public Map<String, String> childEnvironment(QBladeSettings settings) {
    return new Installation(settings.library()).environment();
  }
}
