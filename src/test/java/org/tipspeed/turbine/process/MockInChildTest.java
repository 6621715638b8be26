package org.tipspeed.turbine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.mock.MockSettings;
import org.tipspeed.turbine.mock.MockSimulator;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindException;

/** The NREL 5 MW mock in a child is the mock, to the last bit. */
class MockInChildTest {

  @TempDir private Path folder;

  @Test
  void flightThroughAGust_isBitForBitThatInThisProcess() {
    try (Turbine here = MockTurbine.nrel5mw();
        Turbine child = child()) {
      assertEquals(here.description(), child.description());
      EpisodeStart episode = episode(here, "eog:12");
      assertEquals(here.start(episode), child.start(episode));
      assertEquals(here.windEndS(), child.windEndS());
      for (int step = 0; step < 300; step++) {
        double wave = Math.sin(0.1 * step);
        TurbineCommand command =
            new TurbineCommand(
                40_000 + 2000 * wave, new PerBlade(0.07, 0.07 + 0.01 * wave, 0.06), 0);
        assertEquals(here.advance(command), child.advance(command), "step " + step);
      }
    }
  }

  @Test
  void windFileWithARelativePath_isTheOneThatThisProcessMeans() {
    try (Turbine child = child()) {
      WindException failure =
          assertThrows(
              WindException.class, () -> child.start(episode(child, "no such folder/a.bts")));
      Path meant = Path.of("no such folder/a.bts").toAbsolutePath();
      assertTrue(failure.getMessage().contains(meant.toString()), failure.getMessage());
    }
  }

  @Test
  void unreachableStart_isRefusedInTheSameWords() {
    try (Turbine here = MockTurbine.nrel5mw();
        Turbine child = child()) {
      EpisodeStart sane = episode(here, "steady:12");
      EpisodeStart wild =
          new EpisodeStart(
              sane.wind(), new org.tipspeed.turbine.OperatingPoint(100, 0, 0), 0.1, 10);
      String message = assertThrows(TurbineException.class, () -> here.start(wild)).getMessage();
      assertEquals(
          message, assertThrows(TurbineException.class, () -> child.start(wild)).getMessage());
    }
  }

  private Turbine child() {
    return new ProcessTurbine(
        new MockSimulator(),
        MockSettings.DEFAULTS,
        ProcessSettings.DEFAULTS,
        folder.resolve("child.log"),
        System::nanoTime);
  }

  private static EpisodeStart episode(Turbine turbine, String wind) {
    return new EpisodeStart(
        WindCases.parse(wind), turbine.description().steadyStateAt(12), 0.1, 30);
  }
}
