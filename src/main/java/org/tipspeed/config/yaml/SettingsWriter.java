package org.tipspeed.config.yaml;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes settings as YAML or JSON, complete with what was left to defaults. */
public final class SettingsWriter {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private SettingsWriter() {}

  /**
   * YAML that {@link SettingsReader} reads back to an equal record, from whatever folder: paths are
   * written in full. What is absent is left out.
   */
  public static String toYaml(Record settings) {
    return dump(tree(settings, false));
  }

  /**
   * The same as JSON text, for programs that read no YAML; {@link SettingsReader} reads it as well,
   * since it is YAML too.
   */
  public static String toJson(Record settings) {
    // The one character of ASCII that JSON lets stand and YAML does not.
    return JSON.writeValueAsString(tree(settings, false)).replace("\u007f", "\\u007f");
  }

  /** The same as YAML with a key for what is absent too, so that each can be found. */
  public static String toYamlOfAllKeys(Record settings) {
    return dump(tree(settings, true));
  }

  private static String dump(Map<String, Object> tree) {
    DumpSettings style =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setSplitLines(false)
            .setSchema(new CoreSchema())
            .build();
    return new Dump(style).dumpToString(tree);
  }

  private static Map<String, Object> tree(Record settings, boolean absent) {
    SettingsShape<?> shape = SettingsShape.of(settings.getClass());
    Map<String, Object> tree = new LinkedHashMap<>();
    for (String key : shape.keys()) {
      Object value = plain(shape.valueOf(key, settings).orElse(null), absent);
      if (value != null || absent) {
        tree.put(key, value);
      }
    }
    return tree;
  }

  /** A value in terms of maps, lists, numbers, booleans and text. */
  private static Object plain(Object value, boolean absent) {
    if (value != null && Scalars.isLocated(value.getClass())) {
      return value.toString();
    }
    if (value instanceof OneOf choice) {
      Map<String, Object> tree = new LinkedHashMap<>();
      if (!choice.isFirst()) {
        tree.put(choice.key(), choice.name());
      }
      tree.putAll(tree(choice.settings(), absent));
      return tree;
    }
    if (value instanceof Record record) {
      return tree(record, absent);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(inner -> plain(inner, absent)).orElse(null);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> plain(item, absent)).toList();
    }
    if (value instanceof Set<?> set) {
      // Sets that cannot be changed have another order in every run of Java.
      return set.stream().sorted().map(item -> plain(item, absent)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> tree = new LinkedHashMap<>();
      map.forEach((key, inner) -> tree.put(key, plain(inner, absent)));
      return tree;
    }
    if (value instanceof Enum<?> constant) {
      return Scalars.name(constant);
    }
    return value instanceof Path path ? inFull(path) : value;
  }

  /** The empty path stands for none and stays empty. */
  private static String inFull(Path path) {
    return path.toString().isEmpty() ? "" : path.toAbsolutePath().toString();
  }
}
