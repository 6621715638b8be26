package org.tipspeed.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.config.SettingsContract;

/** Files that are no settings files at all: one clear sentence each. */
class SettingsFileTest {

  @TempDir Path folder;

  @Test
  void relativePath_startsFromTheFolderOfTheFile() throws IOException {
    Path file = write("library: ../lib/turbine.so");
    Path library = SettingsReader.read(file, SampleSettings.class).library();
    assertEquals(folder.getParent().resolve("lib/turbine.so").toAbsolutePath(), library);
  }

  @Test
  void emptyPath_staysEmpty() throws IOException {
    SampleSettings settings = SettingsReader.read(write("library: ''"), SampleSettings.class);
    assertEquals(Path.of(""), settings.library());
    SettingsContract.assertReadsBack(settings);
  }

  @Test
  void byteOrderMark_isAccepted() throws IOException {
    assertEquals(
        3, SettingsReader.read(write("\uFEFFhidden_units: 3"), SampleSettings.class).hiddenUnits());
  }

  @Test
  void missingFile() {
    Path file = folder.resolve("none.yaml");
    assertEquals(file + ": there is no such file", problem(file));
  }

  @Test
  void folderInPlaceOfAFile() {
    assertEquals(folder + ": is a folder, not a file", problem(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n"})
  void emptyFile(String yaml) throws IOException {
    Path file = write(yaml);
    assertEquals(file + ": is empty, should have keys and values", problem(file));
  }

  @Test
  void hugeFile_isNotReadToTheEnd() throws IOException {
    Path file = write("label: " + "x".repeat(2 << 20));
    assertEquals(
        file + ": is larger than 1 MB, which no settings file is; is this the right file?",
        problem(file));
  }

  @Test
  void binaryFile() throws IOException {
    Path file = folder.resolve("settings.yaml");
    Files.write(file, HexFormat.of().parseHex("7f454c46fffe0001"));
    assertEquals(file + ": is not text in UTF-8; is this a settings file?", problem(file));
  }

  @Test
  void controlCharacters() throws IOException {
    assertTrue(problem(write("label: \u0001")).contains("is not YAML text: "));
  }

  @Test
  void listInPlaceOfKeys() throws IOException {
    Path file = write("- a\n- b");
    assertEquals(file + ":1: should have keys and values, is a list", problem(file));
  }

  @Test
  void tabAsIndentation() throws IOException {
    Path file = write("noise:\n\tsigma: 3");
    assertEquals(
        file
            + ":2: is not valid YAML: a tab stands where YAML allows only blanks; indent with"
            + " blanks",
        problem(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: b: c", "a: [1, 2", "a: \"x", "a: 1\n---\na: 2", "%FOO\n", "a: @b"})
  void brokenYaml_isOneSentence(String yaml) throws IOException {
    Path file = write(yaml);
    String problem = problem(file);
    assertTrue(problem.startsWith(file.toString()), problem);
    assertTrue(problem.contains("is not valid YAML: "), problem);
    assertEquals(1, problem.lines().count(), problem);
  }

  @Test
  void aliasesThatUnfoldToAnEnormousSize_areRefused() throws IOException {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    Path file = write(yaml.toString());
    assertEquals(
        file + ":1: YAML anchors and aliases (&name, *name) are not used here; write it out",
        problem(file));
  }

  @Test
  void bottomlessNesting_isRefused() throws IOException {
    Path file = write("a: " + "[".repeat(100_000));
    assertEquals(file + ":1: is nested more than 40 levels deep", problem(file));
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), yaml, StandardCharsets.UTF_8);
  }

  private static String problem(Path file) {
    return assertThrows(
            SettingsException.class, () -> SettingsReader.read(file, SampleSettings.class))
        .getMessage();
  }
}
