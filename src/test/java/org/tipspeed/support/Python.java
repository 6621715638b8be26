package org.tipspeed.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** This machine's Python with numpy. Without them the asking test is skipped with the reason. */
public final class Python {

  private Python() {}

  /** Skips the test where there is no Python, or one without numpy. */
  public static void require() {
    try {
      Process process = start(List.of("-c", "import numpy"));
      String said = new String(process.getInputStream().readAllBytes());
      Assumptions.assumeTrue(process.waitFor() == 0, () -> "python3 without numpy: " + said);
    } catch (IOException e) {
      Assumptions.abort("no python3: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What a program prints, which must end well. */
  public static List<String> lines(Path program, Path... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    List.of(arguments).forEach(argument -> words.add(argument.toString()));
    Process process = start(words);
    String said = new String(process.getInputStream().readAllBytes());
    Assertions.assertEquals(0, process.waitFor(), said);
    return said.lines().toList();
  }

  private static Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
