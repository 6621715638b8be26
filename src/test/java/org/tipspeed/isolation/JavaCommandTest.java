package org.tipspeed.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

  /** Which libraries it loads, and what with, is asked of newer releases only. */
  public static void main(String[] arguments) {
    com.sun.jna.Native.getDefaultStringEncoding();
    System.out.print(String.join(" ", arguments));
  }

  @Test
  void program_startsAndWarnsOfNothing() throws IOException {
    List<String> command =
        JavaCommand.of(List.of(), JavaCommandTest.class.getName(), List.of("one", "two"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertEquals("one two", new String(process.getInputStream().readAllBytes()));
  }

  @Test
  void classPath_isAbsolute() {
    List<String> command = JavaCommand.of(List.of(), "x.Main", List.of());
    String classPath = command.get(command.indexOf("-cp") + 1);
    for (String entry : classPath.split(java.io.File.pathSeparator)) {
      assertTrue(Path.of(entry).isAbsolute(), entry);
    }
  }

  @Test
  void permissions_areThoseThatTheReleaseKnows() {
    assertEquals(1, JavaCommand.permissions(17).size());
    assertEquals(1, JavaCommand.permissions(21).size());
    assertEquals(2, JavaCommand.permissions(25).size());
  }
}
