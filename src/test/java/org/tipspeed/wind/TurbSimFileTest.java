package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurbSimFileTest {

  private static final Site NREL_5MW = new Site(90, 126);

  /** TurbSim of OpenFAST v5.0.0: NTM B, 12 m/s, seed 102; the first 500 of its 2142 steps. */
  static final Path REAL =
      Path.of("src/test/resources/org/tipspeed/wind/turbsim_ntm_b_12mps_first_500_steps.bts");

  @TempDir Path folder;

  @Test
  void hubSeries_ofARealFile_isOpenFastsUndisturbedHubWind() throws IOException {
    WindField field = WindFields.open(WindCases.parse(REAL.toString()), NREL_5MW);
    double[] uvw = new double[3];
    List<String> openFast = Files.readAllLines(REAL.resolveSibling("openfast_hub_wind_12mps.csv"));
    for (String line : openFast.subList(1, openFast.size())) {
      String[] cells = line.split(",");
      field.velocityAt(Double.parseDouble(cells[0]), 0, 0, 90, uvw);
      assertEquals(Double.parseDouble(cells[1]), uvw[0], 1e-4, "at " + cells[0] + " s");
    }
    assertEquals(12, field.meanSpeedMps());
    assertEquals(49.9 - (85 + 63) / 12.0, field.durationS(), 1e-5);
  }

  @Test
  void writtenFile_readsBackWithinHalfAQuantum() {
    TurbulenceBox original = TurbSimFile.read(REAL);
    TurbulenceBox copy = rewritten(original);
    assertEquals(original.grid(), copy.grid());
    for (int i = 0; i < original.velocities().length; i++) {
      assertEquals(original.velocities()[i], copy.velocities()[i], 0.51 / 3267, "value " + i);
    }
  }

  @Test
  void extremesOfEachComponent_surviveWriting() {
    float[] values = new float[3 * 2 * 2 * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 3 - 1) * 37.3f * (i / 3 % 2) + 5;
    }
    var grid = new TurbulenceBox.Grid(2, 2, 2, 0, 150, 150, 0.5, 10);
    TurbulenceBox copy =
        rewritten(new TurbulenceBox(grid, 90, 10, true, values.clone(), new float[0]));
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], copy.velocities()[i], 37.3 / 65535, "value " + i);
    }
    assertTrue(copy.isPeriodic());
  }

  @Test
  void towerPoints_areKeptAndCanBeDropped() {
    TurbulenceBox copy = rewritten(Boxes.withTower());
    assertEquals(3, copy.grid().towerPoints());
    assertEquals(Boxes.withTower().towerVelocity(1, 2, 0), copy.towerVelocity(1, 2, 0), 1e-3);
    TurbulenceBox without = rewritten(copy.withoutTower());
    assertEquals(0, without.grid().towerPoints());
    assertEquals(copy.velocity(3, 1, 1, 0), without.velocity(3, 1, 1, 0), 1e-3);
  }

  @Test
  void damagedFile_isRefusedWithOneClearSentence() throws IOException {
    refused("bytes, a TurbSim header alone has 70", bytes -> bytes.limit(0));
    refused("bytes, a TurbSim header alone has 70", bytes -> bytes.limit(40));
    refused("but its header (11 x 11 points", bytes -> bytes.limit(bytes.limit() - 1));
    refused(
        "starts with 9, a TurbSim file starts with 7 or 8", bytes -> bytes.putShort(0, (short) 9));
    refused("big-endian", bytes -> bytes.order(ByteOrder.BIG_ENDIAN).putShort(0, (short) 7));
    refused("were -11, 11", bytes -> bytes.putInt(6, -11));
    refused("asks for", bytes -> bytes.putInt(2, Integer.MAX_VALUE));
    refused("asks for", bytes -> bytes.putInt(14, Integer.MAX_VALUE));
    refused("dt 0.0 s", bytes -> bytes.putFloat(26, 0));
    refused("dy NaN m", bytes -> bytes.putFloat(22, Float.NaN));
    refused("mean speed must be above 0", bytes -> bytes.putFloat(30, Float.NaN));
    refused("mean speed must be above 0", bytes -> bytes.putFloat(30, -12));
    refused("scale factor of 0.0", bytes -> bytes.putFloat(42, 0));
    refused("scale factor of NaN", bytes -> bytes.putFloat(42, Float.NaN));
    refused("are plausible", bytes -> bytes.putFloat(42, 1e-3f));
    refused("description has -1", bytes -> bytes.putInt(66, -1));
    refused("description has 2147483647", bytes -> bytes.putInt(66, Integer.MAX_VALUE));
  }

  @Test
  void absurdButConsistentDimensions_areRefusedBeforeMemoryIsTaken() throws IOException {
    // A sparse file: as long as its header says, and far larger than the heap.
    Path file = folder.resolve("sparse.bts");
    int points = 3000;
    int steps = 10_000;
    ByteBuffer header = header().putInt(2, points).putInt(6, points).putInt(14, steps);
    long bytes = 70 + 102 + 6L * points * points * steps;
    try (var channel =
        java.nio.channels.FileChannel.open(
            file,
            java.nio.file.StandardOpenOption.CREATE_NEW,
            java.nio.file.StandardOpenOption.WRITE,
            java.nio.file.StandardOpenOption.SPARSE)) {
      channel.write(header.limit(70).position(0), 0);
      channel.write(ByteBuffer.allocate(1), bytes - 1);
    }
    WindException refusal = assertThrows(WindException.class, () -> TurbSimFile.read(file));
    assertTrue(refusal.getMessage().contains("MB"), refusal.getMessage());
  }

  @Test
  void missingFileAndFolder_areNamed() {
    assertMessage("there is no such file", folder.resolve("none.bts"));
    assertMessage("it is a directory", folder);
  }

  private void refused(String sentence, Consumer<ByteBuffer> damage) throws IOException {
    ByteBuffer bytes = header();
    damage.accept(bytes);
    Path file = folder.resolve("damaged.bts");
    byte[] content = new byte[bytes.limit()];
    bytes.get(0, content);
    Files.write(file, content);
    assertMessage(sentence, file);
  }

  private static void assertMessage(String sentence, Path file) {
    WindException refusal = assertThrows(WindException.class, () -> TurbSimFile.read(file));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
    assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
  }

  private static ByteBuffer header() throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(REAL)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private TurbulenceBox rewritten(TurbulenceBox box) {
    Path file = folder.resolve("copy.bts");
    TurbSimFile.write(file, box, "written by a test");
    return TurbSimFile.read(file);
  }
}
