package org.tipspeed.turbine.qblade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.PlausibilitySettings;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;

class LookalikeInChildTest {

  private static final ProcessSettings IMPATIENT =
      new ProcessSettings(
          30, 10, 1, 0, 0, 0.01, 0.1, 4, List.of(), List.of(), PlausibilitySettings.DEFAULTS);

  @TempDir Path folder;

  private static Turbine inChild(QBladeSettings settings, ProcessSettings process, Path folder) {
    Path profile = folder.resolve("profile.json");
    Lookalike.profile(settings).write(profile);
    return new ProcessTurbine(
        new QBladeSimulator(),
        settings.withProfile(profile),
        process,
        folder.resolve("child.log"),
        System::nanoTime);
  }

  private static TurbineReading fly(Turbine turbine, EpisodeStart episode) {
    TurbineReading reading = turbine.start(episode);
    for (int i = 0; i < 20; i++) {
      reading = turbine.advance(TurbineCommand.collective(31_455, 0));
    }
    return reading;
  }

  private String once(String fault) {
    return fault + "!" + folder.resolve(fault.substring(0, fault.indexOf('@')));
  }

  @Test
  void crashHangNanAndOutlier_costTheirEpisode_andNothingElse() {
    String[] faults = {
      once("crash@1:110"), once("hang@2:110"), once("nan@2:110"), once("outlier@2:115")
    };
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady().misbehaving(faults));
    EpisodeStart episode = Lookalike.episode("steady:10", 20);
    try (Turbine turbine = inChild(settings, IMPATIENT, folder)) {
      assertFails(Kind.CRASHED, turbine, episode);
      TurbineReading clean = fly(turbine, episode);
      assertFails(Kind.TIMED_OUT, turbine, episode);
      assertEquals(clean, fly(turbine, episode));
      assertFails(Kind.NON_FINITE, turbine, episode);
      assertEquals(clean, fly(turbine, episode));
      assertFails(Kind.IMPLAUSIBLE, turbine, episode);
      assertEquals(clean, fly(turbine, episode));
    }
  }

  /** Whatever way the child ends, its folder is deleted. */
  @Test
  void whatTheLibraryLogged_isKeptInTheSimulatorsLog() throws IOException {
    LookalikeProject project = LookalikeProject.steady().without("RAMPUP");
    QBladeSettings settings = Lookalike.settings(folder, Release.V2_0_9_7, project);
    try (Turbine turbine = inChild(settings, IMPATIENT, folder)) {
      assertThrows(TurbineException.class, turbine::description);
    }
    String log = Files.readString(folder.resolve("child.log"));
    assertTrue(log.contains("keyword RAMPUP not found"), log);
  }

  @Test
  void libraryWithoutALicence_isRefusedInOneSentence() {
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady());
    ProcessSettings unlicensed = IMPATIENT.with(Map.of("LOOKALIKE", "no_licence=1"));
    try (Turbine turbine = inChild(settings, unlicensed, folder)) {
      TurbineException e = assertThrows(TurbineException.class, turbine::description);
      assertEquals(Kind.REFUSED, e.kind());
      assertTrue(e.getMessage().contains("gives no instance: an Enterprise"), e.getMessage());
    }
  }

  private static void assertFails(Kind kind, Turbine turbine, EpisodeStart episode) {
    TurbineException e = assertThrows(TurbineException.class, () -> fly(turbine, episode));
    assertEquals(kind, e.kind(), e.getMessage());
  }
}
