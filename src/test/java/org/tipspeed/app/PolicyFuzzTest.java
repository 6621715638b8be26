package org.tipspeed.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.checkpoint.CheckpointException;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDifference;

/**
 * Policy files that are wrong in what they say, not in how they are kept: every checksum is right.
 * More of them: {@code mvn test -Dtest=PolicyFuzzTest -Dtipspeed.fuzz=100000}.
 */
class PolicyFuzzTest {

  private static final Path SHIPPED =
      Path.of("results/reference/nrel5mw-quickstart/best/policy.safetensors");
  private static final int MUTANTS = Integer.getInteger("tipspeed.fuzz", 300);

  private static final List<String> STRANGE =
      List.of(
          "",
          "-1",
          "0",
          "99999999999",
          "1-1",
          "18-40000-40000-2",
          "18-46341-46341-2",
          "18-2147483647-2",
          "NaN",
          "{",
          "[",
          "\u0000",
          "relu",
          "batch");

  @TempDir private Path folder;

  private final ArrayFile shipped = ArrayFiles.read(SHIPPED);
  private final TurbineDescription own = SavedPolicy.read(SHIPPED).turbine().orElseThrow();

  @Test
  void mutant_isReadOrRefusedInOneSentence() {
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      refused += isRefused(mutant(new RandomStreams(5).stream("mutant", i)), i) ? 1 : 0;
    }
    assertTrue(refused > MUTANTS / 3, "so many were refused: " + refused);
  }

  @Test
  void mutantOfTheTurbineAlone_isReadAndComparedOrRefusedInOneSentence() {
    int mutants = MUTANTS / 4;
    int refused = 0;
    for (int i = 0; i < mutants; i++) {
      RandomGenerator random = new RandomStreams(5).stream("turbine", i);
      Map<String, String> texts = new LinkedHashMap<>(shipped.texts());
      texts.computeIfPresent("turbine", (key, text) -> changed(text, random));
      refused += isRefused(file(shipped.arrays(), texts), i) ? 1 : 0;
    }
    assertTrue(refused > mutants / 3, "so many were refused: " + refused);
  }

  /** What is read can also be held against another turbine. */
  private boolean isRefused(ArrayFile mutant, int number) {
    Path file = folder.resolve("policy.safetensors");
    ArrayFiles.write(file, mutant);
    try {
      SavedPolicy.read(file).turbine().ifPresent(each -> TurbineDifference.between(each, own));
      return false;
    } catch (CheckpointException | SettingsException e) {
      assertTrue(e.getMessage().length() < 2000, e.getMessage());
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("mutant " + number, e);
    }
  }

  private ArrayFile mutant(RandomGenerator random) {
    Map<String, String> texts = new LinkedHashMap<>(shipped.texts());
    Map<String, ArrayFile.Entry> arrays = new LinkedHashMap<>(shipped.arrays());
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      if (random.nextInt(3) == 0) {
        change(arrays, random);
      } else {
        texts.compute(any(texts, random), (key, text) -> changed(text, random));
      }
    }
    return file(arrays, texts);
  }

  private static ArrayFile file(Map<String, ArrayFile.Entry> arrays, Map<String, String> texts) {
    ArrayFile.Builder file = new ArrayFile.Builder();
    arrays.forEach((name, entry) -> file.array(name, entry.data(), entry.shape()));
    texts.forEach(file::text);
    return file.build();
  }

  private static <V> String any(Map<String, V> map, RandomGenerator random) {
    return new ArrayList<>(map.keySet()).get(random.nextInt(map.size()));
  }

  private static String changed(String text, RandomGenerator random) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(4)) {
      case 0 -> STRANGE.get(random.nextInt(STRANGE.size()));
      case 1 -> text.substring(0, at);
      case 2 -> text.substring(0, at) + (char) (32 + random.nextInt(95)) + text.substring(at);
      default -> text.replaceFirst("\\d+", "9" + random.nextInt(1_000_000_000));
    };
  }

  private static void change(Map<String, ArrayFile.Entry> arrays, RandomGenerator random) {
    String name = any(arrays, random);
    int length = random.nextInt(200);
    switch (random.nextInt(4)) {
      case 0 -> arrays.remove(name);
      case 1 -> arrays.put(name, new ArrayFile.Entry(new float[length], new long[] {length}));
      case 2 -> arrays.put(name, new ArrayFile.Entry(new double[length], new long[] {length}));
      default -> {
        float[] spoilt = new float[length + 1];
        spoilt[length] = Float.NaN;
        arrays.put(name, new ArrayFile.Entry(spoilt, new long[] {length + 1}));
      }
    }
  }
}
