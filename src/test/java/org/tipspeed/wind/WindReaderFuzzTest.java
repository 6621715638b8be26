package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.random.RandomStreams;

/**
 * Random and mutated files: every reader says no with a {@link WindException} or gives a field that
 * blows with finite speed, soon, and never anything else.
 */
class WindReaderFuzzTest {

  private static final Site SITE = new Site(90, 126);
  private static final int ROUNDS = 250;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void turbSim() throws IOException {
    Path seed = folder.resolve("seed.bts");
    TurbSimFile.write(seed, Boxes.linear(true), "seed of the fuzzing");
    fuzz("bts", Files.readAllBytes(seed), "");
  }

  @Test
  void bladed() throws IOException {
    Path seed = BladedSample.write(folder.resolve("seed.wnd"), Boxes.linear(false), "F", true);
    byte[] bytes = Files.readAllBytes(seed);
    Files.copy(folder.resolve("field.sum"), folder.resolve("fuzz.sum"));
    fuzz("wnd", bytes, "");
  }

  @Test
  void bladedSummary() throws IOException {
    BladedSample.write(folder.resolve("fuzz.wnd"), Boxes.linear(false), "F", true);
    byte[] summary = Files.readAllBytes(folder.resolve("field.sum"));
    fuzz("sum", summary, folder.resolve("fuzz.wnd").toString());
  }

  @Test
  void mann() throws IOException {
    byte[] bytes = new byte[4 * 4 * 3 * 2];
    Files.write(folder.resolve("fuzz_v.bin"), bytes);
    Files.write(folder.resolve("fuzz_w.bin"), bytes);
    fuzz("bin", bytes, folder.resolve("fuzz_u.bin") + ",nx=4,ny=3,nz=2,dx=9,dy=70,dz=140,speed=9");
  }

  @Test
  void hubHeight() throws IOException {
    Path seed = folder.resolve("seed.hh");
    WindExport.write(WindFields.open(WindCases.parse("ecd:9,start=1"), SITE), SITE, 9, seed, "a");
    String rows = Files.readString(seed).substring(0, 4000);
    byte[] bytes = rows.substring(0, rows.lastIndexOf('\n')).getBytes(StandardCharsets.US_ASCII);
    fuzz("hh", bytes, "");
    fuzz("hht", bytes, "");
    fuzz("wnd", bytes, "");
  }

  @Test
  void unknownExtension() throws IOException {
    Path seed = folder.resolve("seed.bts");
    TurbSimFile.write(seed, Boxes.linear(false), "seed of the fuzzing");
    fuzz("dat", Files.readAllBytes(seed), "");
  }

  private void fuzz(String extension, byte[] seed, String spec) throws IOException {
    Path file = folder.resolve((spec.contains("nx=") ? "fuzz_u." : "fuzz.") + extension);
    String wind = spec.isEmpty() ? file.toString() : spec;
    RandomGenerator random = new RandomStreams(7).stream(extension, seed.length);
    int valid = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = i % 8 == 7 ? noise(random) : mutated(seed, random);
      Files.write(file, bytes);
      String what = extension + " round " + i;
      boolean[] opened = new boolean[1];
      assertTimeout(LIMIT, () -> opened[0] = opensOrRefuses(wind, what), what);
      valid += opened[0] ? 1 : 0;
    }
    assertTrue(valid > 0 && valid < ROUNDS, "the fuzzing does not bite: %d valid".formatted(valid));
  }

  private static boolean opensOrRefuses(String spec, String what) {
    try {
      WindField field = WindFields.open(WindCases.parse(spec), SITE);
      double[] uvw = new double[3];
      for (double t = 0; t <= Math.min(field.durationS(), 50); t += 7.3) {
        field.velocityAt(t, 1, -40, 60, uvw);
        assertTrue(Double.isFinite(uvw[0] + uvw[1] + uvw[2]), what);
      }
      return true;
    } catch (WindException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().contains("null"), what);
      return false;
    } catch (RuntimeException | OutOfMemoryError e) {
      return fail(what, e);
    }
  }

  private static byte[] noise(RandomGenerator random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutated(byte[] seed, RandomGenerator random) {
    int length = random.nextInt(4) == 0 ? random.nextInt(seed.length + 1) : seed.length;
    byte[] bytes = java.util.Arrays.copyOf(seed, length);
    for (int i = random.nextInt(6); i > 0 && length > 0; i--) {
      int at =
          random.nextBoolean() ? random.nextInt(Math.min(length, 110)) : random.nextInt(length);
      bytes[at] =
          random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0xff : 0);
    }
    return bytes;
  }
}
