package org.tipspeed.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Settings of an open list of kinds, a record each. In a settings file every kind's name is a key
 * beside those of the record that has this as a component; which kinds there are, and their types,
 * is what that record's {@code DEFAULTS} hold.
 *
 * @param byName settings by the kind's name, in the order of the file
 */
public record Sections(Map<String, Record> byName) {

  public Sections {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /**
   * @throws NoSuchElementException if there is no such kind
   */
  public Record named(String name) {
    if (!byName.containsKey(name)) {
      throw new NoSuchElementException("there is no section " + name);
    }
    return byName.get(name);
  }

  /** The same with other settings of one kind. */
  public Sections with(String name, Record settings) {
    Map<String, Record> changed = new LinkedHashMap<>(byName);
    changed.put(name, settings);
    return new Sections(changed);
  }
}
