package org.tipspeed.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.quantity.Unit;

/** Numbers with units, and tables of them beside a file. */
class QuantityTest {

  record Machine(
      @Quantity(key = "speed", unit = Unit.RPM, above = 0) double speedRadPerS,
      @Quantity(key = "share", unit = Unit.PERCENT, above = 0, to = 100) double share,
      @Quantity(key = "blades", unit = Unit.NONE, from = 1, to = 9) int blades,
      Curve curve) {}

  record Curve(@Table List<Row> file) {}

  record Row(
      @Quantity(key = "pitch_deg", unit = Unit.DEG, from = -90, to = 90) double pitchRad,
      @Quantity(key = "cp", unit = Unit.NONE) double cp) {

    Row {
      if (cp > 0.6) {
        throw new IllegalArgumentException("cp beyond Betz");
      }
    }
  }

  @TempDir private Path folder;

  private Machine read(String yaml, String csv) throws IOException {
    Files.writeString(folder.resolve("t.csv"), csv);
    Path file = Files.writeString(folder.resolve("m.yaml"), yaml);
    return SettingsReader.read(file, Machine.class);
  }

  private List<String> problems(String yaml, String csv) {
    return assertThrows(SettingsException.class, () -> read(yaml, csv)).problems().stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  private static final String YAML =
      """
      speed: {value: 30, unit: rpm, source: a}
      share: {value: 50, unit: '%', source: a}
      blades: {value: 3, unit: '-', source: a}
      curve: {file: t.csv}
      """;

  private static final String CSV = "pitch_deg,note,cp\n0,x,0.4\n180e-1, y , .5 \n";

  @Test
  void numbers_comeInSiUnits() throws IOException {
    Machine machine = read(YAML, CSV);
    assertEquals(Math.PI, machine.speedRadPerS(), 1e-15);
    assertEquals(0.5, machine.share());
    assertEquals(3, machine.blades());
    assertEquals(
        List.of(new Row(0, 0.4), new Row(Math.toRadians(18), 0.5)), machine.curve().file());
  }

  /** Tables were read with it before, and trained bytes hang on the last bit. */
  @Test
  void degrees_areThoseOfTheLibrary() {
    for (double deg = -90; deg < 90; deg += 0.1) {
      assertEquals(Math.toRadians(deg), Unit.DEG.toSi(deg));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value: 30, unit: rpm | value: -30, unit: rpm | speed: is -30 rpm, should be above 0 rpm",
        "value: 30, unit: rpm | value: 30, unit: rad/s | speed: is in rad/s, should be in rpm",
        "value: 30, unit: rpm | valu: 30, unit: rpm | speed.valu: is not a known key; did you mean value?",
        "value: 30, unit: rpm | value: .nan, unit: rpm | speed.value: is .nan, should be a finite number",
        "value: 30, unit: rpm | value: 30 | speed.unit: is missing, should be text",
        "'{value: 30, unit: rpm, source: a}' | 30 | 'speed: is 30, should be {value: a number, unit: rpm, source: where it is from}'",
        "speed: | sped: | sped: is not a known key; did you mean speed?",
        "value: 50, | value: 101, | share: is 101 %, should be above 0 and at most 100 %",
        "value: 3, | value: 2.5, | blades: is 2.5, should be a whole number",
        "value: 3, | value: 1e300, | blades: is 1.0E300, should be from 1 to 9",
        "t.csv | u.csv | curve.file: u.csv: there is no such file",
        "t.csv | '' | curve.file: has no value, should be a path",
      })
  void mistake_isToldWithItsPlaceAndWhatWouldBeRight(String what, String with, String message) {
    List<String> problems = problems(YAML.replace(what, with == null ? "" : with), CSV);
    assertEquals(1, problems.size(), problems::toString);
    assertEquals("m.yaml:N: " + message, problems.get(0).replaceFirst("yaml:\\d+", "yaml:N"));
  }

  @Test
  void missingQuantity_isToldHowToBeWritten() {
    assertEquals(
        List.of(
            "m.yaml:1: share: is missing, should be {value: a number, unit: '%', source: where it is"
                + " from}"),
        problems(YAML.replaceAll("share.*\n", ""), CSV));
  }

  @Test
  void problemsOfFileAndTable_areToldAtOnceWithTheirLines() {
    assertEquals(
        List.of(
            "m.yaml:1: speed: is 0 rpm, should be above 0 rpm",
            "t.csv:2: cp: is NaN, should be a finite number",
            "t.csv:3: pitch_deg: is 91 deg, should be from -90 to 90 deg",
            "t.csv:4: cp: is \"\", should be a number",
            "t.csv:5: cp beyond Betz"),
        problems(
            YAML.replace("value: 30", "value: 0"), "pitch_deg,cp\n0,NaN\n91,0\n5\n\"6\",0.7\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | t.csv:1: pitch_deg: has no column; there are",
        "'pitch_deg,cp' | t.csv: has no rows below its head",
        "'pitch_deg,cq,cp,cp' | t.csv:1: cp: stands twice in the head",
        "'pitch_deg,cq' | t.csv:1: cp: has no column; there are pitch_deg, cq",
      })
  void tableOfTheWrongShape_isToldWhatIsWrong(String csv, String message) {
    String first = problems(YAML, csv).get(0);
    assertEquals(message, first.substring(0, Math.min(message.length(), first.length())));
  }

  @Test
  void tableWithoutEndOfColumns_isRefused() {
    assertTrue(problems(YAML, ",".repeat(20_000)).get(0).startsWith("t.csv: is not a CSV table: "));
  }

  @Test
  void tableOfAnotherKind_isNotToldCellByCell() {
    List<String> problems = problems(YAML, "pitch_deg,cp\n" + "a,b\n".repeat(500));
    assertEquals(11, problems.size());
    assertEquals("t.csv:7: here and below are 990 problems more", problems.get(10));
  }

  @Test
  void largeOrBinaryTable_isRefusedAtItsKey() {
    assertEquals(
        List.of(
            "m.yaml:4: curve.file: t.csv: is larger than 1 MB, which no settings file is; is this"
                + " the right file?"),
        problems(YAML, "x".repeat(2 << 20)));
  }
}
