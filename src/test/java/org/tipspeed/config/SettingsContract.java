package org.tipspeed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tipspeed.config.yaml.NodeReader;
import org.tipspeed.config.yaml.OneOf;
import org.tipspeed.config.yaml.Scalars;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsShape;
import org.tipspeed.config.yaml.SettingsWriter;

/**
 * What every settings record with {@code DEFAULTS} promises. For the tests of their owners too:
 * {@link #assertDefaults} holds every default written down a second time.
 */
public final class SettingsContract {

  private static final String SOURCE = "test";

  private SettingsContract() {}

  /** The YAML names every key, and each has its default. */
  public static <R extends Record> void assertDefaults(Class<R> type, String yaml) {
    R defaults = defaults(type);
    assertEquals(defaults, SettingsReader.read(yaml, SOURCE, type));
    assertEquals(paths(SettingsWriter.toYaml(defaults)), paths(yaml), "keys of " + type);
  }

  /** Written down and read again, settings are the same. */
  public static void assertReadsBack(Record settings) {
    for (String text : List.of(SettingsWriter.toYaml(settings), SettingsWriter.toJson(settings))) {
      assertEquals(settings, SettingsReader.read(text, SOURCE, settings.getClass()), text);
    }
  }

  /** A file with one key changes this value and no other. */
  public static <R extends Record> void assertEveryKeyChangesOneValue(Class<R> type) {
    Map<String, Object> defaults = leaves(defaults(type), "");
    defaults.forEach((path, value) -> assertKeyChangesOneValue(type, path, value, defaults));
  }

  private static <R extends Record> void assertKeyChangesOneValue(
      Class<R> type, String path, Object value, Map<String, Object> defaults) {
    List<Object> others = others(value);
    for (Object other : others) {
      Optional<R> changed = readIfAccepted(type, path, other);
      if (changed.isPresent()) {
        Map<String, Object> expected = new LinkedHashMap<>(defaults);
        expected.put(path, other);
        assertEquals(expected, leaves(changed.get(), ""), type + " with another " + path);
        assertReadsBack(changed.get());
        return;
      }
    }
    boolean simple =
        value instanceof Number || value instanceof Boolean || value instanceof Enum<?>;
    if (simple && !others.isEmpty()) {
      fail("%s: no other %s than %s was accepted of %s".formatted(type, path, value, others));
    }
  }

  private static <R extends Record> Optional<R> readIfAccepted(
      Class<R> type, String path, Object value) {
    Object tree = plain(value);
    List<String> keys = Arrays.asList(path.split("\\."));
    for (int i = keys.size() - 1; i >= 0; i--) {
      tree = Collections.singletonMap(keys.get(i), tree);
    }
    String yaml = new Dump(DumpSettings.builder().build()).dumpToString(tree);
    try {
      return Optional.of(SettingsReader.read(yaml, SOURCE, type));
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(SettingsContract::plain).orElse(null);
    }
    if (value instanceof Enum<?> constant) {
      return Scalars.name(constant);
    }
    return value instanceof Path path ? path.toString() : value;
  }

  /** Values near the given one, of which a record should accept at least one. */
  private static List<Object> others(Object value) {
    if (value instanceof Double d) {
      return List.of(d * 1.01, d * 0.99, d / 2, d + 0.01, d - 0.01, d + 1);
    }
    if (value instanceof Integer i) {
      return List.of(i + 1, i - 1, i + 2, i * 2, i / 2);
    }
    if (value instanceof Long i) {
      return List.of(i + 1, i - 1, i + 2, i * 2, i / 2);
    }
    if (value instanceof Boolean b) {
      return List.of(!b);
    }
    if (value instanceof Path path) {
      return List.of(path.resolveSibling("other").toAbsolutePath());
    }
    if (value instanceof Enum<?> constant) {
      Stream<Object> all = Arrays.stream(constant.getDeclaringClass().getEnumConstants());
      return all.filter(c -> c != value).toList();
    }
    return value instanceof String text ? List.of(text + "x") : otherCollections(value);
  }

  private static List<Object> otherCollections(Object value) {
    List<Object> others = new ArrayList<>();
    if (value instanceof List<?> list && list.size() > 1 && !(list.get(0) instanceof Record)) {
      others.add(list.subList(1, list.size()).stream().map(SettingsContract::plain).toList());
    }
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      others.add(Map.of());
    }
    if (value instanceof Optional<?> optional && optional.isPresent()) {
      others.add(Optional.empty());
    }
    return others;
  }

  /** Every value that is no record itself, by its dotted path. */
  private static Map<String, Object> leaves(Record settings, String parent) {
    Map<String, Object> leaves = new LinkedHashMap<>();
    SettingsShape<?> shape = SettingsShape.of(settings.getClass());
    for (String key : shape.keys()) {
      Object value = shape.valueOf(key, settings).orElseThrow();
      String path = NodeReader.join(parent, key);
      if (value instanceof OneOf choice) {
        leaves.putAll(leaves(choice.settings(), path));
      } else if (value instanceof Record record) {
        leaves.putAll(leaves(record, path));
      } else {
        leaves.put(path, value);
      }
    }
    return leaves;
  }

  private static List<String> paths(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return paths(tree, "").sorted().toList();
  }

  private static Stream<String> paths(Object tree, String parent) {
    return tree instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .flatMap(e -> paths(e.getValue(), NodeReader.join(parent, e.getKey().toString())))
        : Stream.of(parent);
  }

  private static <R extends Record> R defaults(Class<R> type) {
    return new SettingsShape<>(type).defaults();
  }
}
