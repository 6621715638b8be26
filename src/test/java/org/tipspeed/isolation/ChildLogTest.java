package org.tipspeed.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What stands where the log goes may be a stranger's. */
@Timeout(30)
class ChildLogTest {

  @TempDir private Path folder;

  @Test
  void link_isNotFollowed() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine"), "untouched");
    assertLogged(Files.createSymbolicLink(folder.resolve("log"), mine));
    assertEquals("untouched", Files.readString(mine));
  }

  @Test
  void pipe_isNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("log");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assertLogged(pipe);
  }

  /** Moved away as root, a machine's /dev/full would be gone for everybody. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void device_staysWhereItIs() throws IOException {
    Path device = Path.of("/dev/full");
    var printed = new ByteArrayInputStream("a word".getBytes(StandardCharsets.UTF_8));
    ChildLog.begin(Optional.of(device), 1, printed).drain();
    assertTrue(Files.exists(device));
    assertFalse(Files.isRegularFile(device));
  }

  private static void assertLogged(Path file) throws IOException {
    var printed = new ByteArrayInputStream("a word".getBytes(StandardCharsets.UTF_8));
    ChildLog log = ChildLog.begin(Optional.of(file), 1, printed);
    log.drain();
    assertTrue(Files.isRegularFile(file));
    assertEquals("a word", Files.readString(file));
  }
}
