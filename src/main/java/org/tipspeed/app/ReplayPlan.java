package org.tipspeed.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.control.Baselines;
import org.tipspeed.control.ReferenceSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.rundir.FolderLock;
import org.tipspeed.rundir.Folders;

/**
 * What a replay flies, kept as {@code replay.yaml} so that it is only gone on with as it was begun.
 *
 * @param policy fingerprint of the policy's file, or the word baseline
 * @param against what it is compared with
 * @param controllerInput what that reads its parameters from, if it is a library
 * @param suites what is flown
 * @param settings of turbine, task and metrics
 */
public record ReplayPlan(
    String policy,
    String against,
    Optional<Path> controllerInput,
    List<Flights> suites,
    RunSettings settings) {

  private static final String FILE_NAME = "replay.yaml";

  /** A suite in words. */
  record Flights(
      String suite,
      double durationS,
      double skippedTransientS,
      List<String> winds,
      DisturbanceSettings disturbance) {

    static Flights of(Suite suite) {
      return new Flights(
          suite.name(),
          suite.durationS(),
          suite.metrics().skippedTransientS(),
          suite.winds().stream().map(Object::toString).toList(),
          suite.disturbance());
    }
  }

  static ReplayPlan of(Replay replay, RunSettings settings) {
    Optional<ReferenceSettings> library = replay.reference().flatMap(Reference::library);
    return new ReplayPlan(
        replay.isOfBaseline() ? Baselines.NAME : SavedPolicy.fingerprint(Path.of(replay.policy())),
        library
            .map(each -> each.library().toAbsolutePath().normalize().toString())
            .orElse(replay.against() == Replay.Against.NONE ? "none" : Baselines.NAME),
        library.flatMap(ReferenceSettings::input).map(file -> file.toAbsolutePath().normalize()),
        replay.suites().stream().map(Flights::of).toList(),
        settings);
  }

  /** Whether a replay was begun in a folder. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE_NAME));
  }

  /**
   * Whether the replay in a folder is that of a policy on a suite.
   *
   * @param policy a policy file or a run directory
   * @throws SettingsException if the folder holds no plan that can be read
   */
  public static boolean isThatOf(Path folder, Path policy, Suite suite) {
    ReplayPlan begun = SettingsReader.read(folder.resolve(FILE_NAME), ReplayPlan.class);
    return begun.policy().equals(SavedPolicy.fingerprint(policy))
        && begun.suites().equals(List.of(Flights.of(suite)));
  }

  /**
   * Takes a folder for this replay. One in which a replay was begun but nothing has been flown yet
   * is as good as new, so that a command that failed can be repeated.
   *
   * @param resume whether to go on with the replay in the folder
   * @throws SettingsException if that is another one, or there is none
   */
  FolderLock taken(Path folder, boolean resume) {
    if (resume) {
      requireBegunIn(folder);
      return FolderLock.take(folder);
    }
    return isIn(folder) && !FlightArchive.holdsFlights(folder)
        ? FolderLock.take(folder)
        : FolderLock.takeNew(folder);
  }

  void write(Path folder) {
    Folders.write(folder.resolve(FILE_NAME), SettingsWriter.toYaml(this));
  }

  private void requireBegunIn(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!isIn(folder)) {
      throw new SettingsException(
          "%s holds no replay to go on with: it has no %s".formatted(folder, FILE_NAME));
    }
    if (!SettingsReader.read(file, ReplayPlan.class).equals(this)) {
      throw new SettingsException(
          "%s was begun with another policy, other winds or other settings, see its %s; repeat"
                  .formatted(folder, FILE_NAME)
              + " that command line, or choose another --out");
    }
  }
}
