package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
