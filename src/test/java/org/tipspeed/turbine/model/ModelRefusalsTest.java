package org.tipspeed.turbine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.turbine.TurbineException;

/** Models of which there can be no twin: one sentence says where and why. */
final class ModelRefusalsTest {

  @TempDir private Path folder;

  @BeforeEach
  void copyModel() throws IOException {
    NrelModel.copyTo(folder);
  }

  private void replace(String file, String what, String with) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    String changed = text.replaceFirst("(?m)" + what, with);
    assertTrue(!changed.equals(text), what);
    Files.writeString(path, changed, StandardCharsets.ISO_8859_1);
  }

  private String refusal(TurbineModel.Request request) {
    TurbineException refusal =
        assertThrows(TurbineException.class, () -> TurbineModel.make(request, "n", "n"));
    assertEquals(TurbineException.Kind.REFUSED, refusal.kind());
    assertTrue(!refusal.getMessage().contains("\n"), refusal.getMessage());
    return refusal.getMessage().replace(folder + "/", "");
  }

  private String refusal() {
    return refusal(NrelModel.request(folder, Set.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nrel5mw.fst | ^\"ElastoDyn.dat\" | \"Elastic.dat\" | nrel5mw.fst, line 37: EDFile must be a file that is there, was Elastic.dat",
        "nrel5mw.fst | ^.*CompHydro | 1 CompHydro | nrel5mw.fst, line 21: CompHydro must be 0; or leave it out (--leave-out platform: the tower stands on rigid ground), was 1",
        "nrel5mw.fst | ^.*CompElast | 3 CompElast | nrel5mw.fst, line 16: CompElast must be 1, was 3",
        "nrel5mw.fst | ^.*CompAero | 0 CompAero | nrel5mw.fst, line 18: CompAero must be 2: the twin's loads are computed from AeroDyn's files, was 0",
        "ElastoDyn.dat | ^.*NumBl | 2 NumBl | ElastoDyn.dat, line 44: NumBl must be 3, was 2",
        "ElastoDyn.dat | ^.*GenDOF | False GenDOF | ElastoDyn.dat, line 13: GenDOF must be True: the twin's rotor turns as the torques want, was False",
        "ElastoDyn.dat | ^.*PtfmPDOF | True PtfmPDOF | ElastoDyn.dat, line 23: PtfmPDOF must be False; or leave it out (--leave-out platform: the tower stands on rigid ground), was True",
        "ElastoDyn.dat | ^.*HubMass | -56780 HubMass | ElastoDyn.dat, line 74: HubMass must be from 0 to 1.0E7, was -56780",
        "ElastoDyn.dat | ^.*NacCMxn | NaN NacCMxn | ElastoDyn.dat, line 57: NacCMxn must be a number, was NaN",
        "ElastoDyn.dat | ^.*OverHang | 5.0191 OverHang | ElastoDyn.dat, line 54: OverHang must be below 0: the twin's rotor is upwind of its tower, was 5.0191",
        "ElastoDyn.dat | ^.*TipRad | 70 TipRad | aerodyn_blade.dat, line 25: the last BlSpn must be TipRad - HubRad = 68.50 m as in ElastoDyn.dat, was 61.50",
        "blade.dat | ^1.9510000E-02 | 1.9510000E-03 | blade.dat, line 19: BlFract must rise from row to row, but 0.001951 comes after 0.00325",
        "blade.dat | 7.7336300E\\+02 | -7.7336300E+02 | blade.dat, line 19: BMassDen must be above 0, was -773.363",
        "blade.dat | 7.7336300E\\+02 | NaN | `blade.dat, line 19: row 3 of 49 of BlFract must have 6 numbers, was 1.9510000E-02  2.5049000E-01  1.3308000E+01  NaN  1.9424900E...`",
        "blade.dat | 0.0622   BldFl1Sh | 0.1622   BldFl1Sh | blade.dat, line 67: BldFl1Sh(2) must be one of five coefficients that sum to 1 (they sum to 1.100), was 0.1622",
        "tower.dat | ^.*NTwInpSt | 12 NTwInpSt | `tower.dat, line 31: row 12 of 12 of HtFract must have 4 numbers, was ---------------------- TOWER FORE-AFT MODE SHAPES ----------...`",
        "aerodyn_blade.dat | 3.5420000E\\+00        1 | 3.5420000E+00        9 | aerodyn_blade.dat, line 7: BlAFID must be from 1 to NumAFfiles (8), was 9.0",
        "AeroDyn.dat | Airfoils/DU40_A17.dat | Airfoils/DU41.dat | there is no file Airfoils/DU41.dat",
        "Airfoils/DU40_A17.dat | ^ *-180.00 .*$ | -178.00 0 0.06 0 | `Airfoils/DU40_A17.dat, line 55: angles of attack must go from -180 to 180 deg, go from -178.0 to 180.0`",
      })
  void mistake_isToldWithItsLine(String file, String what, String with, String message)
      throws IOException {
    replace(file, what, with);
    assertEquals(message, refusal());
  }

  @Test
  void fileThatWasCut_isRefusedWhereItEnds() throws IOException {
    Path blade = folder.resolve("blade.dat");
    List<String> lines = NrelModel.lines(blade);
    Files.write(blade, lines.subList(0, 40), StandardCharsets.ISO_8859_1);
    String message = refusal();
    assertEquals(
        "blade.dat, line 41: row 25 of 49 of BlFract must have 6 numbers, was the end of the file",
        message);
  }

  @Test
  void towerThatCannotCarryItsTop_isRefused() throws IOException {
    replace("ElastoDyn.dat", "^.*NacMass", "90000000 NacMass");
    String message = refusal();
    assertTrue(message.startsWith("the tower of nrel5mw cannot carry its top: "), message);
  }

  @Test
  void whatNoControllerTells_mustBeNamed() {
    String message =
        refusal(
            new TurbineModel.Request(
                folder.resolve("nrel5mw.fst"), null, Double.NaN, Double.NaN, Set.of()));
    assertTrue(message.startsWith("nrel5mw does not say rated power and rotor speed"), message);
    assertTrue(message.contains("--rated-power"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ElastoDyn.dat | ElastoDyn.dat is no OpenFAST model: name its main input file (.fst)",
        "none.fst | there is no file none.fst",
      })
  void whatIsNoModel_isRefused(String file, String message) {
    assertEquals(
        message, refusal(new TurbineModel.Request(folder.resolve(file), null, 5e6, 1.2, Set.of())));
  }

  @Test
  void platform_isLeftOutWhereThatIsSaid() throws IOException {
    replace("nrel5mw.fst", "^.*CompHydro", "1 CompHydro");
    ModelFiles left = ModelFiles.read(folder.resolve("nrel5mw.fst"), Set.of(ModelFiles.PLATFORM));
    assertTrue(left.assumed().get(0).startsWith("CompHydro of nrel5mw.fst is left out"));
  }
}
