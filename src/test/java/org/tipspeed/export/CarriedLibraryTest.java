package org.tipspeed.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.control.ControllerLibrary;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.support.OwnController;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCases;

/**
 * The libraries in the jar are those of the source: a flight is recorded with what the local
 * compiler makes of it, and each of them has to command the same. Build them anew with
 * native/controller/build.
 */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class CarriedLibraryTest {

  private static final double INTERVAL_S = 0.1;
  private static final int CALLS = 600;
  private static final Pattern OFF =
      Pattern.compile(CALLS + " calls, off by (\\S+) N m and (\\S+) rad\\s*");

  @TempDir private static Path shared;
  private static String file;
  private static Path recording;

  @TempDir private Path folder;

  @BeforeAll
  static void record() throws IOException {
    Path built = OwnController.at(shared.resolve("libbuilt.so"), "-shared");
    file = ShippedPolicy.export(shared, ControllerSettings.DEFAULTS).toString();
    ExchangeHost host = new ExchangeHost(built, INTERVAL_S);
    MockTurbine turbine = MockTurbine.nrel5mw();
    TurbineReading reading =
        turbine.start(
            new EpisodeStart(
                WindCases.parse("ntm:13,class=B,seed=3,duration=80"),
                ShippedPolicy.TURBINE.steadyStateAt(13),
                INTERVAL_S,
                60));
    ByteArrayOutputStream calls = new ByteArrayOutputStream();
    for (int i = 0; i < CALLS; i++) {
      int status = i == 0 ? 0 : 1;
      host.tell(reading);
      host.set(DisconRecord.STATUS, status);
      calls.writeBytes(host.swap.getByteArray(0, (int) host.swap.size()));
      assertEquals(0, host.call(status, file), host::message);
      float torque = host.get(DisconRecord.DEMANDED_TORQUE);
      float pitch = host.get(DisconRecord.DEMANDED_PITCH);
      calls.writeBytes(
          ByteBuffer.allocate(8)
              .order(ByteOrder.nativeOrder())
              .putFloat(torque)
              .putFloat(pitch)
              .array());
      reading = turbine.advance(TurbineCommand.collective(torque, pitch));
    }
    recording = Files.write(shared.resolve("recording"), calls.toByteArray());
  }

  @Test
  void libraryForThisMachine_commandsWhatTheSourceCommands() throws Exception {
    ControllerLibrary carried =
        ControllerLibrary.forThisMachine()
            .orElseGet(() -> Assumptions.abort("no library is carried for this machine"));
    requireSame(List.of(program("cc", "recorded", "-ldl")), carried);
  }

  @ParameterizedTest
  @CsvSource({
    "win32-x86-64, x86_64-w64-mingw32-gcc, /usr/lib/wine/wine64",
    "win32-x86, i686-w64-mingw32-gcc, /usr/lib/wine/wine",
  })
  void librariesForWindows_commandWhatTheSourceCommands(
      String platform, String compiler, String wine) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(wine)), "there is no " + wine);
    ControllerLibrary carried =
        ControllerLibrary.CARRIED.stream()
            .filter(library -> library.platform().equals(platform))
            .findFirst()
            .orElseThrow();
    requireSame(List.of(wine, program(compiler, "recorded.exe")), carried);
  }

  private String program(String compiler, String name, String... libraries) throws Exception {
    Path program = folder.resolve(name);
    List<String> command =
        Stream.of(
                List.of(compiler, "-std=gnu99", "-O2", "-I", "native/controller"),
                List.of("-o", program.toString(), "native/controller/tests/recorded.c", "-lm"),
                List.of(libraries))
            .flatMap(List::stream)
            .toList();
    Process process = start(command);
    Assumptions.assumeTrue(process != null, "there is no " + compiler);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return program.toString();
  }

  private Process start(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("WINEPREFIX", folder.resolve("wine").toString());
      builder.environment().put("WINEDEBUG", "-all");
      return builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      return null;
    }
  }

  private void requireSame(List<String> program, ControllerLibrary carried) throws Exception {
    Path library = carried.copyTo(folder);
    Process process =
        start(
            Stream.of(program, List.of(library.toString(), file, recording.toString()))
                .flatMap(List::stream)
                .toList());
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = said.lines().toList();
    Matcher off = OFF.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    assertTrue(off.matches(), said);
    assertEquals(0, Double.parseDouble(off.group(1)), 0.05, said);
    assertEquals(0, Double.parseDouble(off.group(2)), 1e-6, said);
  }

  @Test
  void everyPlatform_isCarriedWithTheSameEntryPoints() throws IOException {
    for (ControllerLibrary library : ControllerLibrary.CARRIED) {
      String content = new String(library.bytes(), StandardCharsets.ISO_8859_1);
      for (String name : List.of("DISCON", "tipspeed_init", "tipspeed_update")) {
        assertTrue(content.contains(name + '\0'), library.platform() + " lacks " + name);
      }
    }
  }

  @Test
  void linuxLibraries_askForNoGlibcAfter217() throws IOException {
    for (ControllerLibrary library : ControllerLibrary.CARRIED) {
      String content = new String(library.bytes(), StandardCharsets.ISO_8859_1);
      List<Integer> versions =
          Pattern.compile("GLIBC_2\\.(\\d+)")
              .matcher(content)
              .results()
              .map(version -> Integer.valueOf(version.group(1)))
              .toList();
      assertEquals(library.platform().startsWith("linux"), !versions.isEmpty());
      assertFalse(versions.stream().anyMatch(version -> version > 17), versions::toString);
    }
  }
}
