package org.tipspeed.turbine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads of the NREL 5 MW rotor beside other programs'. */
final class BentRotorTest {

  private static final double RADIUS_M = 63;
  private static final double AIR_DENSITY = 1.225;

  @TempDir private Path folder;

  private final ModelFiles model = NrelModel.files();
  private final BentRotor rotor =
      new BentRotor(model, new BendingBlade(model.blade(), model.geometry()), AIR_DENSITY);

  /** OpenFAST v5.0.0, steady flights: wind, speed and pitch are held as they were found there. */
  @ParameterizedTest
  @CsvSource({
    "8, 8.96555, 0, 357.965, 5446.05",
    "14, 12.0999, 7.92804, 462.081, 6493.53",
  })
  void bentBlades_areLoadedAsOpenFasts(
      double windMps, double speedRpm, double pitchDeg, double thrustKn, double rootKnm) {
    BentRotor.Loads loads = rotor.bent(windMps, speedRpm * Math.PI / 30, Math.toRadians(pitchDeg));
    assertEquals(thrustKn, loads.thrustN() / 1e3, 0.03 * thrustKn);
    assertEquals(rootKnm, loads.rootMomentNm() / 1e3, 0.06 * rootKnm);
  }

  /**
   * CCBlade's table of the NREL 5 MW, in sim-configs/turbines/nrel5mw/ccblade.csv. It flies the
   * airfoils' tables as they are, as OpenFAST does without unsteady airfoils.
   */
  @ParameterizedTest
  @CsvSource({
    "7.5, 0, 0.465861, 0.778188",
    "7, 4, 0.397517, 0.538206",
    "5, 10, 0.223439, 0.266026"
  })
  void rigidBlades_areLoadedAsCcBlades(double ratio, double pitchDeg, double cp, double ct)
      throws IOException {
    NrelModel.copyTo(folder);
    Path aerodynamics = folder.resolve("AeroDyn.dat");
    List<String> lines =
        NrelModel.lines(aerodynamics).stream()
            .map(line -> line.contains("UA_Mod") ? "0 UA_Mod" : line)
            .toList();
    Files.write(aerodynamics, lines, StandardCharsets.ISO_8859_1);
    ModelFiles steady = ModelFiles.read(folder.resolve("nrel5mw.fst"), Set.of());
    BentRotor rotor =
        new BentRotor(steady, new BendingBlade(steady.blade(), steady.geometry()), AIR_DENSITY);
    double wind = 8;
    double speed = ratio * wind / RADIUS_M;
    BentRotor.Loads loads = rotor.rigid(wind, speed, Math.toRadians(pitchDeg));
    double pressure = AIR_DENSITY / 2 * Math.PI * RADIUS_M * RADIUS_M * wind * wind;
    assertEquals(cp, loads.torqueNm() * speed / pressure / wind, 0.05 * cp);
    assertEquals(ct, loads.thrustN() / pressure, 0.05 * ct);
  }

  @Test
  void denserAir_loadsMore_andBendsMore() {
    BentRotor dense =
        new BentRotor(model, new BendingBlade(model.blade(), model.geometry()), 1.1 * AIR_DENSITY);
    BentRotor.Loads usual = rotor.rigid(9, 1.1, 0);
    assertEquals(1.1 * usual.thrustN(), dense.rigid(9, 1.1, 0).thrustN(), 1e-6 * usual.thrustN());
    assertTrue(dense.bent(9, 1.1, 0).tipM() > rotor.bent(9, 1.1, 0).tipM());
  }

  @Test
  void loads_doNotDependOnWhatWasAskedBefore() {
    BentRotor.Loads first = rotor.bent(9, 1.1, 0.02);
    rotor.bent(22, 1.26, 0.35);
    BentRotor.Loads again = rotor.bent(9, 1.1, 0.02);
    assertEquals(first.thrustN(), again.thrustN());
    assertEquals(first.torqueNm(), again.torqueNm());
  }
}
