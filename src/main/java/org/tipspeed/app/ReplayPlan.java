package org.tipspeed.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tipspeed.cli.ReplayOptions;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.RunDirectory;

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

  private static final String BASELINE = "baseline";
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

  public static ReplayPlan of(ReplayOptions options, List<Suite> suites, RunSettings settings) {
    return new ReplayPlan(
        options.policy.equals(BASELINE)
            ? BASELINE
            : SavedPolicy.fingerprint(Path.of(options.policy)),
        options.against,
        Optional.ofNullable(options.controllerInput),
        suites.stream().map(Flights::of).toList(),
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

  /** Makes a folder for a new replay. */
  public void begin(Path folder) {
    RunDirectory.create(folder);
    Folders.write(folder.resolve(FILE_NAME), SettingsWriter.toYaml(this));
  }

  /**
   * @throws SettingsException if the folder holds no replay, or another one
   */
  public void requireBegunIn(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!isIn(folder)) {
      throw new SettingsException(
          "%s holds no replay to go on with: it has no %s".formatted(folder, FILE_NAME));
    }
    if (!text(file).equals(SettingsWriter.toYaml(this))) {
      throw new SettingsException(
          "%s was begun with another policy, other winds or other settings, see its %s; repeat"
                  .formatted(folder, FILE_NAME)
              + " that command line, or choose another --out");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
