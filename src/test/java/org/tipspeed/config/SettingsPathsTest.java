package org.tipspeed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsShape;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.wind.WindSpec;

/**
 * Paths in a settings file start from that file's folder. Keys are found by their types, so that a
 * new one is held to it too.
 */
class SettingsPathsTest {

  /** What a key that names a file is called. */
  private static final Pattern NAMES_A_FILE =
      Pattern.compile(".*(file|library|project|profile|path|folder|winds)");

  @TempDir private Path home;

  /** A value of each path-valued key, in the shape of a settings file. */
  private static Map<String, Object> relativePaths(Class<?> record) {
    SettingsShape<?> shape = SettingsShape.of(record);
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : shape.keys()) {
      Optional<Class<?>> inner = shape.recordAt(key);
      Optional<Object> value =
          inner.isPresent() ? below(inner.get()) : relativeValue(shape.typeOf(key), key);
      value.ifPresent(given -> values.put(key, given));
    }
    return values;
  }

  private static Optional<Object> below(Class<?> record) {
    return Optional.<Object>of(relativePaths(record)).filter(values -> !Map.of().equals(values));
  }

  private static Optional<Object> relativeValue(Type type, String key) {
    if (type == Path.class) {
      return Optional.of("below/" + key);
    }
    if (type == WindSpec.class) {
      return Optional.of("below/" + key + ".bts");
    }
    if (type instanceof ParameterizedType generic) {
      Optional<Object> inner = relativeValue(generic.getActualTypeArguments()[0], key);
      return generic.getRawType() == List.class ? inner.map(List::of) : inner;
    }
    return type instanceof Class<?> record && record.isRecord() ? below(record) : Optional.empty();
  }

  @Test
  void everyPathOfARunsSettings_startsFromTheFileAndIsWrittenInFull() throws IOException {
    Map<String, Object> relative = relativePaths(RunSettings.class);
    Path file = Files.createDirectories(home.resolve("a/b")).resolve("run.yaml");
    Files.writeString(file, new Dump(DumpSettings.builder().build()).dumpToString(relative));
    RunSettings settings = SettingsReader.read(file, RunSettings.class);
    List<String> paths = paths(settings);
    assertEquals(count(relative), paths.size());
    paths.forEach(path -> assertTrue(path.contains(home.resolve("a/b/below").toString()), path));

    Path elsewhere =
        Files.writeString(home.resolve("config.yaml"), SettingsWriter.toYaml(settings));
    assertEquals(settings, SettingsReader.read(elsewhere, RunSettings.class));
  }

  @Test
  void keysThatNameAFile_haveATypeThatIsLocated() {
    List<String> texts = new ArrayList<>();
    texts(RunSettings.class, "", texts);
    texts.forEach(key -> assertFalse(NAMES_A_FILE.matcher(key).matches(), key));
  }

  private static int count(Object tree) {
    return tree instanceof Map<?, ?> map
        ? map.values().stream().mapToInt(SettingsPathsTest::count).sum()
        : 1;
  }

  /** All that are not empty, those of wind files included. */
  private static List<String> paths(Record settings) {
    List<String> paths = new ArrayList<>();
    SettingsShape<?> shape = SettingsShape.of(settings.getClass());
    shape.keys().forEach(key -> collect(shape.valueOf(key, settings).orElseThrow(), paths));
    return paths;
  }

  private static void collect(Object value, List<String> paths) {
    if (value instanceof WindSpec wind) {
      paths.add(wind.text());
    } else if (value instanceof Path path) {
      paths.add(path.toString());
    } else if (value instanceof Record record) {
      paths.addAll(paths(record));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(inner -> collect(inner, paths));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, paths));
    }
  }

  /** Keys whose values are plain texts. */
  private static void texts(Class<?> record, String parent, List<String> texts) {
    SettingsShape<?> shape = SettingsShape.of(record);
    for (String key : shape.keys()) {
      String path = parent + "." + key;
      Type type = shape.typeOf(key);
      if (type == String.class || type.getTypeName().equals("java.util.List<java.lang.String>")) {
        texts.add(path);
      } else {
        shape.recordAt(key).ifPresent(inner -> texts(inner, path, texts));
      }
    }
  }
}
