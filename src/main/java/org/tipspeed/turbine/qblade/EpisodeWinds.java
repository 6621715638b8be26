package org.tipspeed.turbine.qblade;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.tipspeed.wind.WindField;

/**
 * Chooses how a wind reaches the library: as a changing power law where it is no more than that,
 * else as a file. Once the library has a field, it no longer listens to power laws.
 */
final class EpisodeWinds {

  /** Names are used up per process, not per turbine. */
  private static final AtomicLong FILES = new AtomicLong();

  private final QBladeSettings settings;
  private final QBladeProfile.WindShift shift;
  private final Path folder;
  private boolean onlyFiles;

  EpisodeWinds(QBladeSettings settings, QBladeProfile.WindShift shift, Path folder) {
    this.settings = settings;
    this.shift = shift;
    this.folder = folder;
  }

  EpisodeWind realise(WindField field, double durationS) {
    if (!onlyFiles) {
      PowerLawWind law =
          PowerLawWind.orNull(field, settings.turbine().site(), durationS, settings.windFloorMps());
      if (law != null) {
        return law;
      }
    }
    onlyFiles = true;
    String name =
        "tipspeed_%d_%d.bts".formatted(ProcessHandle.current().pid(), FILES.incrementAndGet());
    return FieldWind.write(field, durationS, settings, shift, folder.resolve(name));
  }

  /** True if this makes a difference. */
  boolean fallBackToFiles() {
    boolean before = onlyFiles;
    onlyFiles = true;
    return !before;
  }

  /** One episode's wind as the library is to have it. */
  interface EpisodeWind extends AutoCloseable {

    /** Before the reset. */
    void load(NativeSimulator simulator);

    /** Before the step that begins at a time of the episode, which is negative while settling. */
    void blow(NativeSimulator simulator, double timeS);

    /** What the library must show at hub height at the start [m/s]. */
    double hubSpeedAtStartMps();

    @Override
    void close();
  }
}
