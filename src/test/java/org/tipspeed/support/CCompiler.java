package org.tipspeed.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The C compiler of this machine. Without one the asking test is skipped with the reason; where the
 * environment variable CI is set it fails, because there a silent gap would go unnoticed.
 */
final class CCompiler {

  private CCompiler() {}

  /**
   * @param command the compiler with its arguments; must succeed
   * @throws IOException if there is no compiler
   */
  static void run(List<String> command) throws IOException {
    Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(compiler.getInputStream().readAllBytes());
    try {
      Assertions.assertEquals(0, compiler.waitFor(), () -> command + " failed:\n" + output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while compiling", e);
    }
  }

  /** Skips the test, or fails where a compiler must be. */
  static Path missing(IOException cause) {
    String reason = "no C compiler: " + cause.getMessage();
    if (System.getenv("CI") != null) {
      return Assertions.fail(reason + ", which continuous integration must have");
    }
    Assumptions.abort(reason);
    return null;
  }
}
