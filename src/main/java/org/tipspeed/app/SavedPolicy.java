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
import org.tipspeed.rundir.RunDirectory;

/**
 * A policy in a file, with the settings it was trained under: all that flying it takes.
 *
 * @param policy acts
 * @param settings the whole run's
 */
public record SavedPolicy(Policy policy, RunSettings settings) {

  private static final String FILE_NAME = "policy.safetensors";
  static final String SETTINGS = "settings";

  /** Where a run keeps its best policy. */
  static Path best(RunDirectory run) {
    return run.best().resolve(FILE_NAME);
  }

  static void write(Path file, Policy policy, RunSettings settings) {
    ArrayFile.Builder content = new ArrayFile.Builder();
    policy.save(content);
    content.text(SETTINGS, SettingsWriter.toYaml(settings));
    Path folder = file.toAbsolutePath().getParent();
    Folders.make(folder);
    Folders.clearDrafts(folder);
    ArrayFiles.write(file, content.build());
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
          SettingsReader.read(content.text(SETTINGS), file.toString(), RunSettings.class));
    } catch (CheckpointException e) {
      throw new CheckpointException(file + ": is no policy file: " + e.getMessage(), e);
    }
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
