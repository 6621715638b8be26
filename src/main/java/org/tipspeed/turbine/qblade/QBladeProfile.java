package org.tipspeed.turbine.qblade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.tipspeed.files.Draft;
import org.tipspeed.files.InputFile;
import org.tipspeed.turbine.TurbineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a library with a project answered when it was asked: everything that its documents leave
 * open, contradict each other in, or changed between releases.
 *
 * @param librarySha256 of the library file
 * @param projectSha256 of the project file
 * @param timestepS step of the simulation when it was asked [s]
 * @param gearRatio of the turbine
 * @param release generation by its symbols, such as "2.0.9"
 * @param operationValues how many operation values it writes
 * @param stepAnswers whether the answer of a step tells its success
 * @param torqueShaft shaft that the commanded torque acts on
 * @param powerUnitW unit of the power value [W]
 * @param pitchSign 1 if positive pitch turns to feather, -1 if the reverse
 * @param pitchLagSteps steps until a commanded pitch reads back
 * @param generatorEfficiency electrical power over torque times generator speed
 * @param thrustChannel name of the channel with the aerodynamic thrust, empty if there is none
 * @param visibleBeforeReset whether a loaded simulation shows wind before its first reset
 * @param windShift how far into a field's file the library begins
 * @param memoryPerResetMb growth of resident memory [MB], 0 if unknown
 * @param loadS time to load the project [s]
 * @param resetS time of a reset [s]
 * @param stepMs time of a step [ms]
 */
public record QBladeProfile(
    String librarySha256,
    String projectSha256,
    double timestepS,
    double gearRatio,
    String release,
    int operationValues,
    boolean stepAnswers,
    Shaft torqueShaft,
    double powerUnitW,
    int pitchSign,
    int pitchLagSteps,
    double generatorEfficiency,
    String thrustChannel,
    boolean visibleBeforeReset,
    WindShift windShift,
    double memoryPerResetMb,
    double loadS,
    double resetS,
    double stepMs) {

  /** A shaft of the drive train. */
  public enum Shaft {
    /** The generator's. */
    HIGH_SPEED,
    /** The rotor's. */
    LOW_SPEED
  }

  private static final long MOST_BYTES = 1 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public QBladeProfile {
    Objects.requireNonNull(librarySha256);
    Objects.requireNonNull(projectSha256);
    Objects.requireNonNull(torqueShaft);
    Objects.requireNonNull(thrustChannel);
    Objects.requireNonNull(windShift);
    if (Math.abs(pitchSign) != 1 || !(powerUnitW > 0) || operationValues < 1) {
      throw new IllegalArgumentException(
          "a profile needs a pitch sign of 1 or -1, a power unit above 0 and some operation values,"
              + " had %d, %s and %d".formatted(pitchSign, powerUnitW, operationValues));
    }
  }

  /**
   * @throws TurbineException if there is no such file or it is no profile
   */
  public static QBladeProfile read(Path file) {
    if (!Files.isReadable(file)) {
      throw refused("there is no profile %s: probe the library first".formatted(file), null);
    }
    try {
      return JSON.readValue(InputFile.bytes(file, MOST_BYTES), QBladeProfile.class);
    } catch (JacksonException e) {
      throw refused(
          "%s is not a profile of a simulator library, probe the library again: %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw refused("the profile %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Replaces what is there. */
  public void write(Path file) {
    try (Draft draft = Draft.shared(file)) {
      draft.file().write(JSON.writeValueAsBytes(this));
      draft.finish();
    } catch (IOException e) {
      throw refused("the profile %s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether library, project and turbine are still those that were asked. */
  public boolean isOf(QBladeSettings settings) {
    return timestepS == settings.timestepS()
        && gearRatio == settings.turbine().gearRatio()
        && librarySha256.equals(sha256(settings.library()))
        && projectSha256.equals(sha256(settings.project()));
  }

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(InputFile.regular(file))) {
      DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw refused("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static TurbineException refused(String sentence, Throwable cause) {
    return new TurbineException(TurbineException.Kind.REFUSED, sentence, cause);
  }

  /**
   * How far into a field's file the library is at time 0, which depends on settings of the project
   * and on the release; found by asking.
   *
   * @param perWidth part in proportion to the grid's width over the mean speed
   * @param lengthM part in proportion to a fixed length over the mean speed [m]
   * @param timeS fixed part [s]
   */
  public record WindShift(double perWidth, double lengthM, double timeS) {

    double seconds(double gridWidthM, double meanSpeedMps) {
      return (perWidth * gridWidthM + lengthM) / meanSpeedMps + timeS;
    }
  }
}
