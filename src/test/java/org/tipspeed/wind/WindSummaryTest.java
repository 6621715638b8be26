package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindSummaryTest {

  private static final Site SITE = new Site(90, 126);

  @TempDir Path folder;

  /** OpenFAST wants wind at every node of the tower, the lowest of which is at 8.5 m here. */
  @Test
  void box_goesOnDownwardsAsItIsAtItsLowestRow() {
    Path file = folder.resolve("deep.bts");
    WindField field = open("ntm:12,seed=2,duration=20");
    WindExport.write(field, SITE, 20, file, "");
    TurbulenceBox written = TurbSimFile.read(file);
    TurbulenceBox.Grid own = ((TurbulentField) field).box().grid();
    assertEquals(own.topM(), written.grid().topM(), 1e-3);
    assertTrue(written.grid().bottomM() > 0 && written.grid().bottomM() < 8.5);
    WindField again = new TurbulentField(written, SITE, 0);
    double[] uvw = new double[3];
    double[] below = new double[3];
    for (double z : new double[] {own.bottomM(), 60, 90, 150}) {
      field.velocityAt(7.03, 0, 11, z, uvw);
      again.velocityAt(7.03, 0, 11, z, below);
      assertArrayEquals(uvw, below, 2e-3);
    }
    again.velocityAt(7.03, 0, 11, own.bottomM(), uvw);
    again.velocityAt(7.03, 0, 11, 8.5, below);
    assertArrayEquals(uvw, below, 1e-9);
  }

  @Test
  void generatedField_isSummedUp() {
    WindSummary summary = WindSummary.of(open("ntm:12,duration=300,shear=0.14,seed=4"), SITE);
    assertEquals(15, summary.grid().orElseThrow().ny());
    assertEquals(300, summary.sampledS(), 1e-9);
    assertEquals(12, summary.meanMps()[0], 0.6);
    assertEquals(0.17, summary.turbulenceIntensity(), 0.03);
    assertEquals(0.14, summary.shearExponent(), 0.06);
    assertTrue(summary.leastMps() < 9 && summary.greatestMps() > 15);
    double[] density = summary.spectrum().orElseThrow().density();
    assertTrue(density[0] > 20 * density[density.length / 4], "energy is in the large eddies");
  }

  @Test
  void steadyWind_hasNoSpectrum() {
    WindSummary summary = WindSummary.of(open("steady:10,shear=0.2"), SITE);
    assertTrue(summary.grid().isEmpty() && summary.spectrum().isEmpty());
    assertEquals(Double.POSITIVE_INFINITY, summary.durationS());
    assertEquals(10, summary.meanMps()[0], 1e-9);
    assertEquals(0, summary.turbulenceIntensity(), 1e-9);
    assertEquals(0.2, summary.shearExponent(), 1e-9);
  }

  @Test
  void windThatStopsChanging_isLookedAtUntilThen() {
    assertEquals(70.5, WindSummary.of(open("eog:12"), SITE).sampledS(), 0.1);
    assertEquals(10, WindSummary.of(open("step:8-10-12@60"), SITE).meanMps()[0], 0.01);
    assertEquals(600, WindSummary.of(open("steady:10"), SITE).sampledS(), 1e-9);
  }

  @Test
  void realTurbSimFile_isSummedUp() {
    WindSummary summary = WindSummary.of(open(TurbSimFileTest.REAL.toString()), SITE);
    assertFalse(summary.periodic());
    assertEquals(37.5, summary.sampledS(), 1e-3);
    assertTrue(summary.shearExponent() > 0.05, "mean speed rises with height");
  }

  @Test
  void windWithoutBox_isSampledIntoOne() {
    Path file = folder.resolve("gust.bts");
    WindField gust = open("eog:12,start=5");
    WindExport.write(gust, SITE, 20, file, "an operating gust");
    WindField copy = open(file.toString());
    assertTrue(copy.durationS() >= 20);
    double[] expected = new double[3];
    double[] uvw = new double[3];
    for (double t = 0; t < 20; t += 0.13) {
      gust.velocityAt(t, 0, 20, 120, expected);
      copy.velocityAt(t, 0, 20, 120, uvw);
      assertEquals(expected[0], uvw[0], 0.02, "at " + t);
    }
  }

  @Test
  void box_isReducedToItsHubSeries() {
    Path file = folder.resolve("hub.hh");
    WindField field = open("ntm:12,duration=20,seed=4");
    List<String> leftOut = WindExport.write(field, SITE, 10, file, "hub of a box");
    assertTrue(leftOut.get(0).contains("wind at the hub with its mean shear"), leftOut::toString);
    assertTrue(
        leftOut.get(1).contains("first 10.0 s of a wind that lasts 20.0"), leftOut::toString);
    double[] expected = new double[3];
    double[] uvw = new double[3];
    field.velocityAt(7.3, 0, 0, 90, expected);
    open(file.toString()).velocityAt(7.3, 0, 0, 90, uvw);
    for (int c = 0; c < 3; c++) {
      assertEquals(expected[c], uvw[c], 1e-3);
    }
  }

  @Test
  void fieldThatIsCutOrOpenedLater_isNotWrittenInSilence() {
    Path file = folder.resolve("a.bts");
    List<String> leftOut = WindExport.write(open("step:8-10@30"), SITE, 40, file, "");
    assertTrue(leftOut.get(0).contains("first 40.0 s of a wind that has rows until 60.0 s"));
    assertEquals(List.of(), WindExport.write(open("step:8-10@30"), SITE, 60, file, ""));
    WindField later = open(file + ",offset=5");
    WindException refusal =
        assertThrows(
            WindException.class,
            () -> WindExport.write(later, SITE, 9, folder.resolve("b.bts"), ""));
    assertTrue(refusal.getMessage().contains("offset of 5.0 s"), refusal.getMessage());
  }

  @Test
  void windFromBehind_hasAPositiveIntensity() throws IOException {
    Path file =
        Files.writeString(folder.resolve("back.hh"), "0 -8 0 0 0 0 0 0\n9 -9 0 0 0 0 0 0\n");
    assertTrue(WindSummary.of(open(file.toString()), SITE).turbulenceIntensity() > 0);
  }

  @Test
  void unknownExtensionOrFolder_isRefused() {
    WindField field = open("steady:12");
    assertThrows(
        WindException.class, () -> WindExport.write(field, SITE, 9, folder.resolve("a.xyz"), ""));
    assertThrows(
        WindException.class,
        () -> WindExport.write(field, SITE, 9, folder.resolve("none/a.bts"), ""));
    assertThrows(
        WindException.class,
        () -> WindExport.write(field, SITE, Double.POSITIVE_INFINITY, folder.resolve("a.bts"), ""));
  }

  @Test
  void windWithoutMeanSpeed_cannotBecomeABox() throws IOException {
    Path calm = Files.writeString(folder.resolve("calm.hh"), "0 0 0 0 0 0 0 0\n");
    WindField field = open(calm.toString());
    WindException refusal =
        assertThrows(
            WindException.class,
            () -> WindExport.write(field, SITE, 9, folder.resolve("a.bts"), ""));
    assertTrue(refusal.getMessage().contains("mean speed"), refusal.getMessage());
  }

  private static WindField open(String spec) {
    return WindFields.open(WindCases.parse(spec), SITE);
  }
}
