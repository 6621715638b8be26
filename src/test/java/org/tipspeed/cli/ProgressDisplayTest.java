package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private double timeS;

  @Test
  void lines_comeAtIntervalsWithRateAndTimeLeft() {
    try (ProgressDisplay display = display(false)) {
      for (timeS = 0; timeS <= 25; timeS += 0.5) {
        long step = Math.round(1000 + 100 * timeS);
        display.show(step, 101_000, () -> "episode " + step / 500);
      }
      assertEquals(
          List.of(
              "2000 of 101000 steps, episode 4, 100 steps/s, 0:16:30 left",
              "3000 of 101000 steps, episode 6, 100 steps/s, 0:16:20 left"),
          lines());
    }
    assertEquals(3, lines().size(), "the last state is shown at the end");
  }

  @Test
  void lines_ofSomethingSlow_showTenths() {
    try (ProgressDisplay display = display(false)) {
      display.show(2, 6, () -> "");
      timeS = 12;
      display.show(4, 6, () -> "in eog");
    }
    assertEquals(List.of("4 of 6 steps, in eog, 0.2 steps/s, 0:00:12 left"), lines());
  }

  @Test
  void lines_beforeAnythingIsDone_showNoTimeLeft() {
    try (ProgressDisplay display = display(false)) {
      display.show(0, 100, () -> "episode 1");
    }
    assertEquals(List.of("0 of 100 steps, episode 1, 0.0 steps/s, unknown time left"), lines());
  }

  @Test
  void lines_withoutProgress_printNothing() {
    display(false).close();
    assertEquals(List.of(), lines());
  }

  @Test
  void bar_showsShareAndState() {
    try (ProgressDisplay display = display(true)) {
      display.show(50, 200, () -> "episode 3");
    }
    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("25%"), shown);
    assertTrue(shown.contains("50/200"), shown);
  }

  /** It would be unpacked to the temporary folder, and stay there when the process is killed. */
  @Test
  void nativeLibraryOfJLine_isNotThere() {
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName("org.jline.nativ.JLineNativeLoader"));
  }

  private ProgressDisplay display(boolean terminal) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ProgressDisplay(err, terminal, () -> Math.round(timeS * 1e9), "steps");
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
