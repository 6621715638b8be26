package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubHeightFileTest {

  private static final Site SITE = new Site(90, 126);

  @TempDir Path folder;
  private final double[] uvw = new double[3];

  @Test
  void nineColumns_areSpreadOverTheRotorAsOpenFastDoes() throws IOException {
    WindField field =
        open(
            "a.wnd",
            """
            ! time speed dir vert hshr vshr lin gust upflow
            0   10 20 0.5 0.1 0.2 0.3 1.0 5
            10  12 20 0.5 0.1 0.2 0.3 1.0 5  # rises
            """);
    double d = Math.toRadians(20);
    double up = Math.toRadians(5);
    double across = 30 * Math.cos(d) - 4 * Math.sin(d);
    double v1 = 11 * (Math.pow(120.0 / 90, 0.2) + 0.1 * across / 126 + 0.3 * 30 / 126) + 1;
    double along = v1 * Math.cos(up) - 0.5 * Math.sin(up);
    double w = v1 * Math.sin(up) + 0.5 * Math.cos(up);
    field.velocityAt(5, -4, 30, 120, uvw);
    assertArrayEquals(new double[] {along * Math.cos(d), -along * Math.sin(d), w}, uvw, 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0,8", "5,8", "7.5,9", "10,10", "100,10"})
  void betweenRowsLinear_outsideHeld(double time, double speed) throws IOException {
    WindField field = open("a.hh", "5 8 0 0 0 0 0 0\n10 10 0 0 0 0 0 0\n");
    field.velocityAt(time, 0, 0, 90, uvw);
    assertEquals(speed, uvw[0], 1e-12);
    assertEquals(9, field.meanSpeedMps(), 1e-12);
  }

  @Test
  void direction_takesTheShortWayRound() throws IOException {
    WindField field = open("a.wnd", "0 10 350 0 0 0 0 0\n10 10 10 0 0 0 0 0\n");
    field.velocityAt(5, 0, 0, 90, uvw);
    assertArrayEquals(new double[] {10, 0, 0}, uvw, 1e-9);
  }

  @Test
  void qblade_hasAHeadingAndMayLeaveColumnsOut() throws IOException {
    WindField field =
        open("a.hht", "Hub Height File\nTime Speed\n[s] [m/s]\n0 8 0 0\n10 12 0 0.5\n");
    field.velocityAt(10, 0, 0, 90, uvw);
    assertArrayEquals(new double[] {12, 0, 0.5}, uvw, 1e-12);
  }

  @Test
  void offset_startsLaterInTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.hh"), "0 8 0 0 0 0 0 0\n10 10 0 0 0 0 0 0\n");
    WindFields.open(WindCases.parse(file + ",offset=5"), SITE).velocityAt(0, 0, 0, 90, uvw);
    assertEquals(9, uvw[0], 1e-12);
  }

  @Test
  void fortranNumbersAndCommas_areRead() throws IOException {
    WindField field = open("a.wnd", "0.0D+00, 1.2D+01, 0, 0, 0, 0, 0, 0\n");
    assertEquals(12, field.meanSpeedMps(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | holds no row",
        "! only a comment | holds no row",
        "0 10 0 0 0 0 0 | line 1 has 7 numbers, 8 are needed",
        "0 10 0 0 0 0 0 x | 'x' instead of a number",
        "0 NaN 0 0 0 0 0 0 | 'NaN' instead of a number",
        "0 1e9 0 0 0 0 0 0 | implausible value",
        "0 10 0 0 0 1e3 0 0 | implausible value",
        "0 1e999 0 0 0 0 0 0 | '1e999' instead of a number",
        "0,0 8,5 0,0 0 0 0,2 0 0 | line 1 has '0,0': numbers need decimal points",
        "0 8 0 0 0 0,2 0 0 | line 1 has '0,2'",
        "0,8,0,0,0,0,2,0,0 | line 1 has commas without blanks, and the file has no decimal point",
        "0, 8, , 0, 0, 0, 0, 0, 0 | numbers need decimal points, and columns",
        "0;8 0 0 0 .2 0 0 | line 1 has 1 numbers, 8 are needed",
        "0 8 0 0 0 .2 0 0;9 8 0 0 0 .2 0 0 5 | line 2 has 9 numbers, but line 1 has 8",
        "0 8 0 0 0 .2 0 0 0 7 | line 1 has 10 numbers, at most 9 have a meaning",
        "O 6 0 0 0 .2 0 0;9 8 0 0 0 .2 0 0 | line 1 looks like a row, but 'O' is no number",
        "time speed;0.O 6 0 0 0 .2 0 0;9 8 0 0 0 .2 0 0 | line 2 looks like a row, but '0.O'",
        "! (sec) (ft/s) (deg);0 33 0 0 0 .2 0 0 | line 1 has the unit 'ft/s'",
        "! steady at 26.8 mph;0 12 0 0 0 .2 0 0 | line 1 has the unit 'mph'",
        "Time Speed Dir;[s] [m/s] [rad];0 12 1 0 0 .2 0 0 | line 2 has the unit '[rad]'",
        "2 10 0 0 0 0 0 0;1 10 0 0 0 0 0 0 | line 2 goes back in time, to 1.0 s",
      })
  void damagedFile_isRefusedWithFileAndLine(String text, String sentence) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.wnd"), text.replace(';', '\n'));
    WindException refusal =
        assertThrows(
            WindException.class, () -> WindFields.open(WindCases.parse(file.toString()), SITE));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,12.0,0,0,0,0,0,0,0",
        "0,12,0,0,0,0,0,0",
        "0, 12, 0, 0, 0, 0, 0, 0, 0,",
        "EOG at the 12 m/s of rated wind\n0 12 0 0 0 0 0 0",
        "! 12 m/s, 1 min, knotted\r0 12 0 0 0 0 0 0\r",
      })
  void harmlessVariants_areRead(String text) throws IOException {
    assertEquals(12, open("A.WND", text).meanSpeedMps(), 1e-12);
  }

  @Test
  void textOfOtherSystems_isReadFromItsFirstLineOn() throws IOException {
    String rows = "0 8 0 0 0 0 0 0\r\n10 12 0 0 0 0 0 0\r\n";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      assertEquals(10, open(("\ufeff" + rows).getBytes(charset)).meanSpeedMps(), 1e-12);
    }
    assertEquals(10, open(rows.getBytes(StandardCharsets.UTF_16)).meanSpeedMps(), 1e-12);
    assertEquals(10, open((rows + "\u001a").getBytes(StandardCharsets.US_ASCII)).meanSpeedMps());
    assertEquals(
        10, open((rows + "\u001a\0\0").getBytes(StandardCharsets.US_ASCII)).meanSpeedMps());
  }

  @Test
  void textThatCannotBeToldToEnd_isRefused() {
    String rows = "0 8 0 0 0 0 0 0\n10 12 0 0 0 0 0 0\n";
    assertRefused("line 1 has a zero byte", rows.getBytes(StandardCharsets.UTF_16LE));
    assertRefused(
        "line 3 has an end mark (0x1A) with more behind it",
        (rows + "\u001a99 9 0 0 0 0 0 0").getBytes(StandardCharsets.US_ASCII));
  }

  private void assertRefused(String sentence, byte[] bytes) {
    WindException refusal = assertThrows(WindException.class, () -> open(bytes));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }

  private WindField open(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("bytes.hh"), bytes);
    return WindFields.open(WindCases.parse(file.toString()), SITE);
  }

  @Test
  void offset_isWrittenAsAnotherZeroOfTime() throws IOException {
    Path file = Files.writeString(folder.resolve("a.hh"), "0 8 0 0 0 0 0 0\n10 10 350 0 0 0 0 0\n");
    WindField later = WindFields.open(WindCases.parse(file + ",offset=5"), SITE);
    Path copy = folder.resolve("b.hh");
    WindExport.write(later, SITE, 9, copy, "from the middle on");
    assertEquals(9.5, speed(copy, 2.5), 1e-3);
    assertEquals(9, speed(copy, 0), 1e-3);
  }

  private double speed(Path file, double time) {
    WindFields.open(WindCases.parse(file.toString()), SITE).velocityAt(time, 0, 0, 90, uvw);
    return Math.hypot(uvw[0], uvw[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steady:12,veer=5 | a.hh | no column for veer",
        "steady:12,upflow=5 | a.hht | no column for the upflow",
      })
  void componentThatTheFormatLacks_isRefused(String spec, String name, String sentence) {
    WindField field = WindFields.open(WindCases.parse(spec), SITE);
    Path file = folder.resolve(name);
    WindException refusal =
        assertThrows(WindException.class, () -> WindExport.write(field, SITE, 9, file, ""));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
    assertFalse(Files.exists(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy.wnd", "copy.hh", "copy.hht"})
  void writtenSeries_blowsTheSame(String name) {
    for (String spec : new String[] {"ecd:9", "ews:12,axis=horizontal", "step:8-10-12@5"}) {
      WindField original = WindFields.open(WindCases.parse(spec), SITE);
      Path file = folder.resolve(name);
      WindExport.write(original, SITE, 100, file, "made by a test\nfrom " + spec);
      WindField copy = WindFields.open(WindCases.parse(file.toString()), SITE);
      double[] expected = new double[3];
      for (double t = 0.0123; t < 80; t += 0.37) {
        original.velocityAt(t, 2, -30, 60, expected);
        copy.velocityAt(t, 2, -30, 60, uvw);
        assertArrayEquals(expected, uvw, 1e-4, spec + " at " + t);
      }
    }
  }

  private WindField open(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return WindFields.open(WindCases.parse(file.toString()), SITE);
  }
}
