package org.tipspeed.turbine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.control.ControllerLibrary;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.support.BladedProgram;
import org.tipspeed.turbine.TurbineException;

/** The controller library's end of the bridge fails with a sentence, which the program prints. */
@Timeout(60)
class BridgeTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  /** The program with a file that leads to a bridge. */
  private Process program(String bridge) throws IOException {
    Path input = BladedProgram.inputIn(folder, "").resolve("input.txt");
    Path wind = Files.writeString(folder.resolve("wind.hh"), "0 14 0 0 0 0 0 0 0\n");
    Path library = ControllerLibrary.forThisMachine().orElseThrow().copyTo(folder);
    Path named = Files.writeString(folder.resolve("bridge"), bridge);
    Files.writeString(
        input,
        Files.readString(input)
            .replace("{controller}", library.toString())
            .replace("{controller_input}", named.toString())
            .replace("{wind}", wind.toString())
            .replace("{wind_type}", "2")
            .replace("{step}", "0.05"));
    return new ProcessBuilder(BladedProgram.executable().toString(), input.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String bridge(int port, String token, double limitS) {
    return "tipspeed bridge 1\nport %d\ntoken %s\nlimit_s %s\n".formatted(port, token, limitS);
  }

  private static void requireSaid(String sentence, Process program) throws Exception {
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    program.waitFor(10, TimeUnit.SECONDS);
    assertEquals("program: " + sentence, said.strip());
    assertEquals(3, program.exitValue());
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  @Test
  void wrongToken_isTurnedAway() throws Exception {
    try (Bridge bridge = Bridge.listen()) {
      String right = Files.readString(bridge.writeInput(folder));
      Process stranger = program(right.replaceAll("token .*", "token " + TOKEN));
      Program waited = Program.start(Arrays.asList("sleep", "20"), folder);
      try {
        bridge.accept(waited, 1);
      } catch (TurbineException e) {
        assertEquals("the program's controller did not connect within 1.0 s", e.getMessage());
      }
      waited.close();
      requireSaid("the token is not that of this flight", stranger);
    }
  }

  @Test
  void nobodyThere_isSaid() throws Exception {
    int port;
    try (ServerSocket closed = server()) {
      port = closed.getLocalPort();
    }
    requireSaid(
        "tipspeed does not listen at port %d of this machine".formatted(port),
        program(bridge(port, TOKEN, 5)));
  }

  @Test
  void noAnswer_isWaitedForNoLongerThanAllowed() throws Exception {
    try (ServerSocket silent = server()) {
      requireSaid(
          "tipspeed did not answer within 0.3 s",
          program(bridge(silent.getLocalPort(), TOKEN, 0.3)));
    }
  }

  @Test
  void closedConnection_isNoticedAtOnce() throws Exception {
    try (ServerSocket curt = server()) {
      Process program = program(bridge(curt.getLocalPort(), TOKEN, 1000));
      try (Socket visitor = curt.accept()) {
        visitor.getInputStream().readNBytes(TOKEN.length() + Float.BYTES * DisconRecord.SIZE);
      }
      requireSaid("tipspeed closed the connection", program);
    }
  }

  @Test
  void damagedFile_isSaid() throws Exception {
    requireSaid(
        "the file that leads to tipspeed is damaged: it names no port, token and limit_s",
        program(bridge(80, "short", 5)));
  }
}
