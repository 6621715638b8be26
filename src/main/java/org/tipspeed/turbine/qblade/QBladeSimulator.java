package org.tipspeed.turbine.qblade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.Site;

/** A QBlade library as a kind of simulator; it is probed before it flies a project first. */
public final class QBladeSimulator implements Simulator<QBladeSettings> {

  @Override
  public String name() {
    return "qblade";
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
    QBladeTurbine.requireFits(settings, preparation.controlIntervalS(), preparation.longestS());
    Path file = settings.profileFile().toAbsolutePath();
    QBladeSettings located =
        settings
            .at(settings.library().toAbsolutePath(), settings.project().toAbsolutePath())
            .withProfile(file);
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
    return located;
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
        .map(profile -> settings.turbine().description(QBladeTurbine.channels(profile)));
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
