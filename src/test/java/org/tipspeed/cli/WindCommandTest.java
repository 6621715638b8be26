package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void show_steadyWind_tellsMeanAndShear() {
    assertEquals(0, run("show", "steady:12,shear=0.2"), err::toString);
    assertLine("wind +steady:12,shear=0.2");
    assertLine("length +no end");
    assertLine("mean +12.00 downwind, 0.00 lateral, 0.00 up \\[m/s\\]");
    assertLine("turbulence +0.0 % intensity");
    assertLine("shear +0.200 power-law exponent over the rotor");
  }

  @Test
  void show_windForAnotherTurbine_isSampledAtItsHub() {
    assertEquals(
        0, run("show", "steady:12,shear=0.2", "--hub-height", "150", "--rotor-diameter", "240"));
    assertLine("hub +150 m above ground, rotor 240 m");
  }

  @Test
  void make_thenShow_givesTheSameWindFromTheFile() {
    Path file = folder.resolve("steady.bts");
    assertEquals(
        0, run("make", "steady:9", "--seconds", "60", "--out", file.toString()), err::toString);
    assertEquals(0, run("show", file.toString()), err::toString);
    assertLine("mean +9.00 downwind, 0.00 lateral, 0.00 up \\[m/s\\]");
    assertLine("length +60\\S* s for this rotor");
    assertLine("grid +11 across x 12 up, .* m high");
  }

  @Test
  void make_fromAFile_converts() {
    Path field = folder.resolve("gust.bts");
    Path series = folder.resolve("gust.hh");
    run("make", "eog:12", "--seconds", "30", "--out", field.toString());
    assertEquals(
        0, run("make", "--from", field.toString(), "--out", series.toString()), err::toString);
    assertEquals(0, run("show", series.toString()), err::toString);
    assertLine("mean +12.\\d\\d downwind, .*");
  }

  @Test
  void make_tellsWhatAHubHeightFileLeavesOut() {
    Path series = folder.resolve("hub.wnd");
    assertEquals(0, run("make", "ntm:12,duration=5", "--out", series.toString()), err::toString);
    assertLine("wrote .*hub.wnd");
    assertLine("it is the wind at the hub with its mean shear; a .bts has all of the field");
  }

  @Test
  void show_windWithoutMean_hasNoIntensity() throws IOException {
    Path calm = Files.writeString(folder.resolve("calm.hh"), "0 0 0 0 0 0 0 0\n");
    assertEquals(0, run("show", calm.toString()), err::toString);
    assertLine("turbulence +no mean wind to measure it by");
    Path back = Files.writeString(folder.resolve("back.hh"), "0 -8 0 0 0 0 0 0\n");
    assertEquals(0, run("show", back.toString()), err::toString);
    assertLine("turbulence +0.0 % intensity");
  }

  @Test
  void show_fileThatLooksLikeAnOption_saysHowToNameIt() throws IOException {
    Path here = Files.createFile(Path.of("-dash-of-a-test.wnd"));
    try {
      assertEquals(2, run("show", here.toString()));
    } finally {
      Files.delete(here);
    }
    assertTrue(err.toString().contains("write ./-dash-of-a-test.wnd"), err::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "show                         | Missing required parameter: 'FILE_OR_SPEC'; see tipspeed wind show --help",
        "show gusty:12                | .*gusty:12.*known.*",
        "show none.bts                | none.bts.*",
        "show steady:fast             | .*fast.*",
        "show eog:12 --rotor-diameter 300 | hub height 90.0 m must be above half the rotor diameter 300.0 m; see .*",
        "make eog:12                  | Missing required option: '--out=FILE'; see tipspeed wind make --help",
        "make --out a.bts             | Missing required argument .*SPEC.*",
        "make eog:12 --from a --out b | .*mutually exclusive.*",
        "make eog:12 --out a.txt      | .*a.txt.*",
        "make eog:12 --out none/a.bts | .*none.*",
      })
  void unusableInput_isOneSentenceAndLeavesNothing(String arguments, String sentence)
      throws IOException {
    List<String> words = Stream.of(arguments.strip().split(" +")).map(this::inFolder).toList();
    assertEquals(2, run(words.toArray(String[]::new)));
    String told = err.toString().strip().replace(folder + "/", "");
    assertTrue(told.matches(sentence), told);
    assertEquals("", out.toString());
    try (Stream<Path> left = Files.list(folder)) {
      assertFalse(left.findAny().isPresent());
    }
  }

  private String inFolder(String word) {
    return word.matches(".*\\.(bts|txt)") ? folder.resolve(word).toString() : word;
  }

  private int run(String... arguments) {
    String[] words = Stream.concat(Stream.of("wind"), Stream.of(arguments)).toArray(String[]::new);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  private void assertLine(String pattern) {
    assertTrue(out.toString().lines().anyMatch(line -> line.matches(pattern)), out::toString);
  }
}
