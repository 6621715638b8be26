package org.tipspeed.turbine.qblade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.LookalikeLibrary;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.turbine.TurbineException;

class InstallationTest {

  @TempDir Path folder;

  private static String refusal(Path library) {
    TurbineException e =
        assertThrows(TurbineException.class, () -> new Installation(library).load());
    assertEquals(TurbineException.Kind.REFUSED, e.kind());
    assertEquals(-1, e.getMessage().indexOf('\n'), "one sentence: " + e.getMessage());
    return e.getMessage();
  }

  @Test
  void fileThatIsNotThere_isRefused() {
    String message = refusal(folder.resolve("libQBlade.so"));
    assertTrue(message.startsWith("there is no simulator library "), message);
  }

  @Test
  void textFile_isNoLibrary() throws IOException {
    Path file = Files.writeString(folder.resolve("libQBlade.so"), "version https://git-lfs");
    assertTrue(refusal(file).contains("is no shared library, not a"), refusal(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void windowsLibraryOnLinux_isRefused() throws IOException {
    byte[] head = new byte[512];
    head[0] = 'M';
    head[1] = 'Z';
    Path file = Files.write(folder.resolve("QBladeCE_2.0.9.dll"), head);
    assertTrue(refusal(file).endsWith("is a Windows library, not a Linux library"), refusal(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void libraryForAnotherProcessor_isRefused() throws IOException {
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    byte[] content = Files.readAllBytes(library);
    content[18] = (byte) (Platform.ARCH.equals("aarch64") ? 62 : 183);
    Files.write(library, content);
    String other = Platform.ARCH.equals("aarch64") ? "x86-64" : "aarch64";
    assertTrue(
        refusal(library).endsWith("is built for " + other + ", this Java runs on " + Platform.ARCH),
        refusal(library));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void truncatedLibrary_isRefused() throws IOException {
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    byte[] content = Files.readAllBytes(library);
    Files.write(library, java.util.Arrays.copyOf(content, 3000));
    assertTrue(refusal(library).contains("is cut off: "), refusal(library));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void dependency_isTakenFromTheInstallFolder_orNamed() throws IOException {
    LookalikeLibrary.Dependent dependent = LookalikeLibrary.withDependency(folder);
    String message = refusal(dependent.library());
    assertTrue(message.contains("needs libdependency.so.1, which is neither"), message);
    Path libraries = Files.createDirectories(dependent.library().resolveSibling("Libraries"));
    Files.move(dependent.dependency(), libraries.resolve("libdependency.so.1"));
    new Installation(dependent.library()).load();
  }

  @Test
  void childEnvironment_leadsToTheBundledLibraries_withOneThreadAndNoDisplay() {
    Path library = folder.resolve("libQBladeCE_2.0.9.7.so.1.0.0");
    Map<String, String> environment =
        new QBladeSimulator().childEnvironment(Lookalike.quick().at(library, Path.of("")));
    String search = environment.get(Platform.isWindows() ? "PATH" : "LD_LIBRARY_PATH");
    assertTrue(search.startsWith(folder.resolve("Libraries").toString()), search);
    assertEquals("1", environment.get("OMP_NUM_THREADS"));
    assertEquals("offscreen", environment.get("QT_QPA_PLATFORM"));
  }
}
