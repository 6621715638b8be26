package org.tipspeed.turbine.openfast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tipspeed.files.InputFile;

/** How a library names itself, which it does in what it prints and nowhere else. */
final class OpenFastVersion {

  private static final Pattern VERSION = Pattern.compile("OpenFAST-v?\\d\\S*");
  private static final long MOST_BYTES = 64 << 20;

  private OpenFastVersion() {}

  /**
   * @param log what a library printed, of which it holds much back until its end
   * @return such as OpenFAST-v4.1.2; empty if there is no such file or it does not say
   */
  static Optional<String> printedIn(Path log) {
    try {
      String text = new String(InputFile.bytes(log, MOST_BYTES), StandardCharsets.ISO_8859_1);
      Matcher version = VERSION.matcher(text);
      return version.find() ? Optional.of(version.group()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
