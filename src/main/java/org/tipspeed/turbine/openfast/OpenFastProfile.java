package org.tipspeed.turbine.openfast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tipspeed.files.Draft;
import org.tipspeed.files.InputFile;
import org.tipspeed.turbine.TurbineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a library answered to the probe with a model.
 *
 * @param version in its own words; empty if it did not say
 * @param stepS [s]
 * @param present channels that it has, as columns of files
 * @param absent channels that other simulators have
 * @param resetS a start with all of its settling [s]
 * @param simulatedSPerS how much it flies in a second
 */
public record OpenFastProfile(
    String version,
    double stepS,
    List<String> present,
    List<String> absent,
    double resetS,
    double simulatedSPerS) {

  private static final long MOST_BYTES = 1 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Where it is kept: beside the model, of which it is not a part. */
  public static Path fileOf(OpenFastSettings settings) {
    return Path.of(settings.project() + ".profile.json").toAbsolutePath();
  }

  /** Replaces what is there. */
  public void write(Path file) {
    try {
      Draft.write(file, draft -> draft.stream().write(JSON.writeValueAsBytes(this)));
    } catch (IOException e) {
      throw refused("the profile %s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * @return empty if the model has not been probed
   * @throws TurbineException if the file is no profile
   */
  static Optional<OpenFastProfile> find(OpenFastSettings settings) {
    Path file = fileOf(settings);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(InputFile.bytes(file, MOST_BYTES), OpenFastProfile.class));
    } catch (JacksonException e) {
      throw refused(
          "%s is not a profile of OpenFAST, probe the library again: %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw refused("the profile %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  Optional<String> knownVersion() {
    return Optional.of(version).filter(known -> !known.isEmpty());
  }

  /** For whoever waits for a run. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "%s, as probed: %.1f s simulated per s, %.1f s to start an episode",
        knownVersion().orElse("OpenFAST"),
        simulatedSPerS,
        resetS);
  }

  private static TurbineException refused(String sentence, Throwable cause) {
    return new TurbineException(TurbineException.Kind.REFUSED, sentence, cause);
  }
}
