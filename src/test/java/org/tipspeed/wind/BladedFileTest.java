package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BladedFileTest {

  private static final Site SITE = new Site(90, 126);

  @TempDir Path folder;

  @Test
  void fieldAsOpenFastWritesIt_readsBackAsItWas() throws IOException {
    TurbulenceBox original = TurbSimFile.read(TurbSimFileTest.REAL);
    TurbulenceBox copy = BladedFile.read(write(original, "F", true));
    assertEquals(original.grid().ny(), copy.grid().ny());
    assertEquals(original.grid().nt(), copy.grid().nt());
    assertEquals(original.grid().dtS(), copy.grid().dtS(), 1e-6);
    assertEquals(original.grid().bottomM(), copy.grid().bottomM(), 1e-4);
    assertFalse(copy.isPeriodic());
    for (int i = 0; i < original.velocities().length; i++) {
      assertEquals(original.velocities()[i], copy.velocities()[i], 2e-3, "value " + i);
    }
  }

  @Test
  void clockwiseField_hasItsColumnsReversed() throws IOException {
    TurbulenceBox original = TurbSimFile.read(TurbSimFileTest.REAL);
    TurbulenceBox copy = BladedFile.read(write(original, "T", true));
    assertEquals(original.velocity(7, 3, 2, 0), copy.velocity(7, 3, 8, 0), 2e-3);
  }

  @Test
  void withoutLeftHandRule_vKeepsItsSign() throws IOException {
    TurbulenceBox original = TurbSimFile.read(TurbSimFileTest.REAL);
    TurbulenceBox copy = BladedFile.read(write(original, "F", false));
    assertEquals(-original.velocity(7, 3, 2, 1), copy.velocity(7, 3, 2, 1), 2e-3);
  }

  @Test
  void extensionWnd_isToldFromTextByItsFirstBytes() throws IOException {
    Path file = write(TurbSimFile.read(TurbSimFileTest.REAL), "F", true);
    WindField field = WindFields.open(WindCases.parse(file.toString()), SITE);
    assertTrue(field instanceof TurbulentField);
    double[] uvw = new double[3];
    double[] expected = new double[3];
    WindFields.open(WindCases.parse(TurbSimFileTest.REAL.toString()), SITE)
        .velocityAt(12.3, 0, 11, 80, expected);
    field.velocityAt(12.3, 0, 11, 80, uvw);
    assertEquals(expected[0], uvw[0], 2e-3);
  }

  @Test
  void damagedFile_isRefusedWithOneClearSentence() throws IOException {
    refused("a Bladed header alone has 104", bytes -> bytes.limit(50));
    refused("do not fit its header (11 x 11", bytes -> bytes.limit(bytes.limit() - 1));
    refused("type is 7", bytes -> bytes.putShort(2, (short) 7));
    refused("do not fit", bytes -> bytes.putInt(72, Integer.MAX_VALUE));
    refused("do not fit", bytes -> bytes.putInt(44, -250));
    refused("mean speed must be above 0", bytes -> bytes.putFloat(48, -12).putFloat(40, -1.2f));
    refused("dt NaN s", bytes -> bytes.putFloat(40, Float.NaN));
    refused("are plausible", bytes -> bytes.putFloat(20, Float.NaN));
    refused("intensity is -16.0 %", bytes -> bytes.putFloat(20, -16));
    refused("which has 80.0", bytes -> bytes.putFloat(16, 80));
    refused("dt -0.05 s", bytes -> bytes.putFloat(40, -0.6f));
  }

  @Test
  void missingOrSilentSummary_isNamed() throws IOException {
    Path file = write(TurbSimFile.read(TurbSimFileTest.REAL), "F", true);
    Path summary = folder.resolve("field.sum");
    Files.writeString(summary, "nothing to say\n");
    assertRefused("does not tell the hub height", file);
    Files.delete(summary);
    assertRefused("there is no " + summary, file);
  }

  @ParameterizedTest
  @CsvSource({
    "T,true",
    ".TRUE.,true",
    ".true.,true",
    "True,true",
    "TRUE,true",
    ".T.,true",
    "yes,true",
    "F,false",
    ".FALSE.,false",
    ".f.,false",
    "False,false",
    "no,false"
  })
  void logicalWords_areReadInAllSpellings(String word, boolean clockwise) throws IOException {
    TurbulenceBox original = TurbSimFile.read(TurbSimFileTest.REAL);
    TurbulenceBox copy = BladedFile.read(write(original, word, true));
    assertEquals(original.velocity(7, 3, 2, 0), copy.velocity(7, 3, clockwise ? 8 : 2, 0), 2e-3);
    copy = withSummary("F  Clockwise.*", "Clockwise rotation = " + word);
    assertEquals(original.velocity(7, 3, 2, 0), copy.velocity(7, 3, clockwise ? 8 : 2, 0), 2e-3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Creating a PERIODIC output file. | true",
        "T  Periodic output? | true",
        "F  Periodic output? | false",
        "Periodic = .false. | false",
        "The field is not periodic. | false",
        "A non-periodic field. | false",
      })
  void periodic_canBeDenied(String line, boolean periodic) throws IOException {
    assertEquals(periodic, withSummary("$", "\n" + line + "\n").isPeriodic());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1  Clockwise rotation? | needs T or F",
        "Turbine turns clockwise | needs T or F",
        "T  Counter-clockwise rotation? | whether the rotation is clockwise",
        "T  Clockwise rotation? | contradicts line 4",
        "80.000  Hub height [m] | contradicts line 5",
        "Hub height = 90,000 | has '90,000' instead of a number",
        "295.3  Hub height [ft] | is in feet",
        "Height offset = 3 m | contradicts line 8",
        "The height offset [m]: 3 | contradicts line 8",
        "Height offset = O.5 m | has 'O.5' instead of a number",
        "UBar = 8.0 m/s | contradicts",
        "TI(v) = 40 % | contradicts the field itself, which has 14.",
        "TI(u) = 32 % | contradicts line 7",
        "13  Vertical grid-point matrix dimension | contradicts the field itself, which has 11.0",
        "31  Horizontal grid-point matrix dimension | contradicts the field itself, which has 11.0",
        "0.200  Time step [seconds] | contradicts the field itself, which has 0.",
        "200.000  Grid width [m] | contradicts the field itself",
        "Grid Base = 40.0 m | contradicts the field itself",
      })
  void summaryThatContradicts_isRefusedWithItsLine(String line, String sentence)
      throws IOException {
    WindException refusal =
        assertThrows(WindException.class, () -> withSummary("$", "\n" + line + "\n"));
    assertTrue(refusal.getMessage().contains("field.sum: line 1"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(line.toUpperCase(Locale.ROOT)), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }

  @Test
  void offsetWithoutANumber_isNoOffsetOfZero() throws IOException {
    WindException refusal =
        assertThrows(
            WindException.class, () -> withSummary("Height offset.*", "O.O  Height offset [m]"));
    assertTrue(refusal.getMessage().contains("needs a number"), refusal.getMessage());
    assertEquals(90, hubOf(withSummary("Height offset.*", "")), 1e-4);
  }

  private static double hubOf(TurbulenceBox box) {
    return (box.grid().bottomM() + box.grid().topM()) / 2;
  }

  @Test
  void summaryWithoutOrderOfColumns_isRefused() {
    WindException refusal =
        assertThrows(WindException.class, () -> withSummary(".*Clockwise.*", ""));
    assertTrue(refusal.getMessage().contains("order of columns"), refusal.getMessage());
  }

  @Test
  void sentencesAboutTheHub_areNotItsHeight() throws IOException {
    TurbulenceBox box =
        withSummary("^", "Mean wind speed at hub height = 12.000 m/s\nHub-height statistics: 3\n");
    assertEquals(90, box.hubHeightM(), 1e-9);
  }

  @Test
  void upperCaseCompanion_isFound_butNotOneOfTwo() throws IOException {
    Path file = write(TurbSimFile.read(TurbSimFileTest.REAL), "F", true);
    Path upper = Files.move(file, folder.resolve("FIELD.WND"));
    Path summary = Files.move(folder.resolve("field.sum"), folder.resolve("FIELD.SUM"));
    assertTrue(WindFields.open(WindCases.parse(upper.toString()), SITE) instanceof TurbulentField);
    Files.copy(summary, folder.resolve("FIELD.sum"));
    assertRefused("two companions, FIELD.SUM and FIELD.sum", upper);
  }

  @ParameterizedTest
  @CsvSource({"-3, SNLWIND-3D", "-25089, big-endian", "7, name it .bts"})
  void otherBinaries_areCalledByTheirName(short first, String sentence) throws IOException {
    Path file = write(TurbSimFile.read(TurbSimFileTest.REAL), "F", true);
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] = (byte) first;
    bytes[1] = (byte) (first >> 8);
    Files.write(file, bytes);
    WindCase wind = WindCases.parse(file.toString());
    WindException refusal = assertThrows(WindException.class, () -> WindFields.open(wind, SITE));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }

  private TurbulenceBox withSummary(String pattern, String replacement) throws IOException {
    Path file = write(TurbSimFile.read(TurbSimFileTest.REAL), "F", true);
    Path summary = folder.resolve("field.sum");
    Files.writeString(summary, Files.readString(summary).replaceFirst(pattern, replacement));
    return BladedFile.read(file);
  }

  private void refused(String sentence, Consumer<ByteBuffer> damage) throws IOException {
    Path file = write(TurbSimFile.read(TurbSimFileTest.REAL), "F", true);
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    damage.accept(bytes);
    byte[] content = new byte[bytes.limit()];
    bytes.get(0, content);
    Files.write(file, content);
    assertRefused(sentence, file);
  }

  private static void assertRefused(String sentence, Path file) {
    WindException refusal = assertThrows(WindException.class, () -> BladedFile.read(file));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }

  private Path write(TurbulenceBox box, String clockwise, boolean leftHanded) throws IOException {
    return BladedSample.write(folder.resolve("field.wnd"), box, clockwise, leftHanded);
  }
}
