package org.tipspeed.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.checkpoint.CheckpointException;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.files.InputFile;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.Provenance;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.turbine.TurbineDescription;

/**
 * A policy in a file, with the settings it was trained under and the turbine it was trained on: all
 * that flying it takes, here or elsewhere.
 *
 * <p>Beside what {@link MlpPolicy} writes, the file has three texts. {@code settings} are those of
 * the whole run and {@code turbine} is the {@link TurbineDescription}, each as JSON with a key for
 * every component; {@code training} says in short how it came about and is for people. In files of
 * earlier releases settings are YAML, and there is no turbine.
 *
 * @param policy acts
 * @param settings the whole run's
 * @param turbine what it was trained on; empty if the file does not say, or it was no turbine
 */
public record SavedPolicy(
    MlpPolicy policy, RunSettings settings, Optional<TurbineDescription> turbine) {

  private static final String FILE_NAME = "policy.safetensors";
  private static final String SETTINGS = "settings";
  private static final String TURBINE = "turbine";
  private static final String TRAINING = "training";

  /**
   * How a policy came about. Nothing depends on when or where, so that equal runs leave equal
   * files.
   *
   * @param tipspeed version of the program
   * @param seed of the run
   * @param steps decisions it had taken when this policy was found
   */
  private record Origin(String tipspeed, long seed, long steps) {}

  /** Where a run keeps its best policy. */
  static Path best(RunDirectory run) {
    return run.best().resolve(FILE_NAME);
  }

  /**
   * @param turbine what it was trained on, if that is one
   * @param steps decisions that the run had taken when the policy was found
   */
  static void write(
      Path file,
      Policy policy,
      RunSettings settings,
      Optional<TurbineDescription> turbine,
      long steps) {
    ArrayFile.Builder content = new ArrayFile.Builder();
    policy.save(content);
    tell(content, settings, turbine);
    Origin origin = new Origin(Provenance.version(), settings.seed(), steps);
    content.text(TRAINING, SettingsWriter.toJson(origin));
    Path folder = file.toAbsolutePath().getParent();
    Folders.make(folder);
    Folders.clearDrafts(folder);
    ArrayFiles.write(file, content.build());
  }

  /** Adds what else a policy's file says, in whatever file the policy stands. */
  static void tell(
      ArrayFile.Builder content, RunSettings settings, Optional<TurbineDescription> turbine) {
    content.text(SETTINGS, SettingsWriter.toJson(settings));
    turbine.ifPresent(each -> content.text(TURBINE, SettingsWriter.toJson(each)));
  }

  /**
   * @param path a policy file or a run directory
   */
  public static SavedPolicy read(Path path) {
    Path file = file(path);
    if (!Files.exists(file)) {
      throw new CheckpointException(
          "%s: there is no policy there; give a run directory with %s, a policy file or 'baseline'"
              .formatted(path, Path.of("best", FILE_NAME)));
    }
    ArrayFile content = ArrayFiles.read(file);
    try {
      return new SavedPolicy(
          MlpPolicy.load(content),
          SettingsReader.read(content.text(SETTINGS), file.toString(), RunSettings.class),
          turbine(file, content));
    } catch (CheckpointException e) {
      throw new CheckpointException(file + ": is no policy file: " + e.getMessage(), e);
    }
  }

  private static Optional<TurbineDescription> turbine(Path file, ArrayFile content) {
    return Optional.ofNullable(content.texts().get(TURBINE))
        .map(text -> SettingsReader.read(text, file + ": turbine", TurbineDescription.class));
  }

  /** SHA-256 of a policy's file, in hexadecimal digits. */
  static String fingerprint(Path path) {
    try (InputStream in = Files.newInputStream(InputFile.regular(file(path)))) {
      DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path file(Path path) {
    return Files.isDirectory(path) ? best(new RunDirectory(path)) : path;
  }
}
