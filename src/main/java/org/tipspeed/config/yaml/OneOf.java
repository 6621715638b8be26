package org.tipspeed.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of one of several kinds in one place: in a settings file a key says which, and the keys
 * beside it are those of that kind. Which kinds there are is what the {@code DEFAULTS} of the
 * record say that has this as a component.
 *
 * @param key that names the kind; without it the first kind is meant, and it is written for others
 * @param kinds defaults of every kind, by name
 * @param settings of the kind that is meant
 */
public record OneOf(String key, Map<String, Record> kinds, Record settings) {

  public OneOf {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
  }

  /** The first kind with its defaults. */
  public static OneOf of(String key, Map<String, Record> kinds) {
    return new OneOf(key, kinds, kinds.values().iterator().next());
  }

  /** The same place with settings of one of the kinds. */
  public OneOf with(Record other) {
    return new OneOf(key, kinds, other);
  }

  boolean isFirst() {
    return isOfType(kinds.values().iterator().next());
  }

  /** Name of the kind that is meant. */
  String name() {
    return kinds.entrySet().stream()
        .filter(kind -> isOfType(kind.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private boolean isOfType(Record kind) {
    return kind.getClass() == settings.getClass();
  }
}
