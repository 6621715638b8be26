package org.tipspeed.turbine.qblade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.Simulator.Preparation;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;

/** What is looked at and told before a library is loaded. */
class QBladeSimulatorTest {

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  private QBladeSettings prepared(QBladeSettings settings) {
    return new QBladeSimulator()
        .prepared(settings, new Preparation(0.1, 10, told::add, System::nanoTime));
  }

  private QBladeSettings probed(double efficiency) {
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady());
    Records.with(Lookalike.profile(settings), "generatorEfficiency", efficiency)
        .write(settings.profileFile());
    return settings;
  }

  private static QBladeSettings withEfficiency(QBladeSettings settings, double efficiency) {
    TurbineData turbine =
        Records.with(settings.turbine(), "generatorEfficiency", Optional.of(efficiency));
    return settings.withTurbine(turbine);
  }

  @Test
  void lossesOfTheGenerator_areThoseThatTheLibraryShowed() {
    QBladeSettings settings = prepared(probed(0.94399));
    TurbineDescription turbine = new QBladeSimulator().described(settings).orElseThrow();
    assertEquals(0.944, turbine.generatorEfficiency());
    assertEquals(5e6, turbine.ratedPowerW(), 1e3);
    try (QBladeTurbine opened = QBladeTurbine.open(settings, folder.resolve("work"))) {
      assertEquals(turbine, opened.description());
    }
  }

  @Test
  void efficiencyAboveOne_isAnErrorOfMeasuring() {
    QBladeSettings settings = prepared(probed(1.0004));
    assertEquals(1, new QBladeSimulator().described(settings).orElseThrow().generatorEfficiency());
  }

  @Test
  void efficiencyThatTheLibraryContradicts_isRefused() {
    assertEquals(
        1, prepared(withEfficiency(probed(1), 1)).turbine().generatorEfficiency().orElseThrow());
    TurbineException e =
        assertThrows(TurbineException.class, () -> prepared(withEfficiency(probed(1), 0.944)));
    assertTrue(e.getMessage().contains("generator_efficiency is 0.944, but"), e.getMessage());
    assertTrue(e.getMessage().contains("shows 1.0000"), e.getMessage());
  }

  @Test
  void missingLibrary_isToldBeforeAnybodyThinksOfProbing() {
    Path project = LookalikeProject.steady().writeTo(folder);
    QBladeSettings settings = Lookalike.quick().at(folder.resolve("libQBlade.so"), project);
    TurbineException e = assertThrows(TurbineException.class, () -> prepared(settings));
    assertTrue(e.getMessage().startsWith("there is no simulator library"), e.getMessage());
    assertEquals(List.of(), told);
  }

  @Test
  void missingProject_isToldInOneSentence() {
    QBladeSettings settings = probed(1);
    Path none = folder.resolve("none.sim");
    TurbineException e =
        assertThrows(TurbineException.class, () -> prepared(settings.at(settings.library(), none)));
    assertEquals("there is no readable project " + none, e.getMessage());
    assertEquals(List.of(), told);
  }
}
