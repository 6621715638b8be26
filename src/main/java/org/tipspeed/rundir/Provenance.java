package org.tipspeed.rundir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a result depends on besides the wind.
 *
 * @param seed of the run
 * @param configSha256 hash of the settings as used
 * @param tipspeed version of this program
 * @param java version and vendor of the Java runtime
 * @param os operating system with version and architecture
 * @param cpu model of the processor
 * @param processors how many of them Java may use
 * @param nd4jKernel native kernel that does the learning
 */
public record Provenance(
    long seed,
    String configSha256,
    String tipspeed,
    String java,
    String os,
    String cpu,
    int processors,
    String nd4jKernel) {

  /** Of a run on this machine, now. */
  public static Provenance ofThisMachine(long seed, String configText, String nd4jKernel) {
    return new Provenance(
        seed,
        sha256(configText),
        version(),
        System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        processorModel(),
        Runtime.getRuntime().availableProcessors(),
        nd4jKernel);
  }

  /** Of this program. */
  public static String version() {
    return Objects.requireNonNullElse(
        Provenance.class.getPackage().getImplementationVersion(), "not packaged");
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Java does not tell; Linux does in a file, Windows in a variable. */
  private static String processorModel() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), "unknown");
    }
  }
}
