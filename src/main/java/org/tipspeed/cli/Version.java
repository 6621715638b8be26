package org.tipspeed.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar's manifest. */
final class Version implements IVersionProvider {

  static String number() {
    Optional<String> built =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    return built.orElse("(not from a jar)");
  }

  @Override
  public String[] getVersion() {
    String java = "Java %s, %s %s";
    return new String[] {
      "tipspeed " + number(),
      java.formatted(
          Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
    };
  }
}
