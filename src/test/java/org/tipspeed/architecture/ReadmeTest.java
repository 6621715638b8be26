package org.tipspeed.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.wind.WindCases;

class ReadmeTest {

  private static final Pattern ROW = Pattern.compile("\\| \\d \\|([^|]*)\\|[^|]*\\|([^|]*)\\|");
  private static final Pattern SETTING = Pattern.compile("(?m)^\\| `([a-z_.]+)` \\|");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  @Test
  void readme_hasTheSamePackageTable() throws IOException {
    Map<String, String> rows = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String mayUse = row.group(2).strip();
        NAME.matcher(row.group(1)).results().forEach(name -> rows.put(name.group(1), mayUse));
      }
    }
    assertEquals(new PackageTable().rows(), rows);
  }

  @Test
  void everySettingThatTheReadmeExplains_exists() throws IOException {
    String yaml = SettingsWriter.toYamlOfAllKeys(RunSettings.DEFAULTS);
    Object settings = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    String chapter = Files.readString(Path.of("README.md")).split("\n## Settings\n")[1];
    List<String> explained =
        SETTING.matcher(chapter.split("\n## ")[0]).results().map(row -> row.group(1)).toList();
    assertFalse(explained.isEmpty());
    explained.forEach(keyPath -> assertTrue(has(settings, keyPath), keyPath));
  }

  @Test
  void everyWindThatTheReadmeShows_isAcceptedWithEachOfItsOptions() throws IOException {
    String chapter = Files.readString(Path.of("README.md")).split("\n### Winds\n")[1];
    List<String[]> rows =
        chapter
            .split("\n### ")[0]
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|"))
            .filter(row -> row.length == 4)
            .toList();
    assertEquals(12, rows.size());
    for (String[] row : rows) {
      for (String spec : names(row[1])) {
        WindCases.parse(spec);
        names(row[3]).stream()
            .filter(option -> option.contains("="))
            .forEach(option -> WindCases.parse(spec + "," + option));
      }
    }
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
  }

  private static boolean has(Object settings, String keyPath) {
    Object at = settings;
    for (String key : keyPath.split("\\.")) {
      if (!(at instanceof Map<?, ?> map && map.containsKey(key))) {
        return false;
      }
      at = map.get(key);
    }
    return true;
  }
}
