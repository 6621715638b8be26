package org.tipspeed.config.yaml;

import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Reads one settings record. A value with a problem is replaced by its default so that the record's
 * own checks can still find what else is wrong; what is read then is thrown away.
 */
final class RecordReader<R extends Record> {

  private static final Pattern LEADING_KEY = Pattern.compile("([a-z][a-z0-9_]*):? (.*)");

  /** Long enough not to be an everyday word such as "of", which is a key too. */
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{2,}");

  private final NodeReader nodes;
  private final SettingsShape<R> shape;
  private final MappingNode mapping;
  private final String keyPath;
  private final Object fallback;

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Keys whose value has a problem that is already reported. */
  private final Set<String> spoilt = new HashSet<>();

  /**
   * @param keyPath of the record, empty for the whole file
   * @param fallback where missing keys take their value from; may be null
   */
  RecordReader(
      NodeReader nodes,
      SettingsShape<R> shape,
      MappingNode mapping,
      String keyPath,
      Object fallback) {
    this.nodes = nodes;
    this.shape = shape;
    this.mapping = mapping;
    this.keyPath = keyPath;
    this.fallback = fallback;
  }

  /**
   * @return empty if there are problems, which have been collected
   */
  Optional<Object> read() {
    Map<String, NodeTuple> given = nodes.entries(mapping, keyPath);
    Set<String> meant = reportUnknown(given);
    for (String key : shape.keys()) {
      NodeTuple entry = given.get(key);
      Optional<Object> value =
          entry == null ? missing(key, meant) : present(key, entry.getValueNode());
      value.ifPresent(v -> values.put(key, v));
    }
    return values.size() == shape.keys().size() ? checked(given) : Optional.empty();
  }

  private Optional<Object> present(String key, Node node) {
    Optional<Object> before = shape.valueOf(key, fallback);
    Optional<Object> value = read(key, node, before.orElse(null));
    if (value.isEmpty()) {
      spoilt.add(key);
    }
    return value.or(() -> before);
  }

  private Optional<Object> read(String key, Node node, Object before) {
    String path = NodeReader.join(keyPath, key);
    Type type = shape.typeOf(key);
    if (shape.quantity(key).isPresent()) {
      return nodes.readQuantity(node, shape.quantity(key).get(), type == int.class, path);
    }
    return shape
        .table(key)
        .map(row -> nodes.readTable(node, row, path))
        .orElseGet(() -> nodes.read(node, type, path, before));
  }

  private Optional<Object> missing(String key, Set<String> meant) {
    Optional<Object> value =
        shape.valueOf(key, fallback).or(() -> SettingsShape.defaultOf(shape.typeOf(key)));
    if (value.isEmpty() && !meant.contains(key)) {
      nodes.report(
          mapping, NodeReader.join(keyPath, key), "is missing, should be " + shape.wanted(key));
    }
    return value;
  }

  /** The known keys that the unknown ones were probably meant to be. */
  private Set<String> reportUnknown(Map<String, NodeTuple> given) {
    Set<String> meant = new HashSet<>();
    given.forEach(
        (key, entry) -> {
          if (!shape.keys().contains(key)) {
            List<String> free = shape.keys().stream().filter(k -> !given.containsKey(k)).toList();
            Optional<String> nearest = Spelling.nearest(key, free);
            nearest.ifPresent(meant::add);
            String hint = nearest.map("did you mean %s?"::formatted).orElseGet(() -> advice(key));
            String path = NodeReader.join(keyPath, key);
            nodes.report(entry.getKeyNode(), path, "is not a known key; " + hint);
          }
        });
    return meant;
  }

  private String advice(String key) {
    return nodes
        .whereIs(key)
        .map("it belongs to %s"::formatted)
        .orElseGet(() -> "known here: " + String.join(", ", shape.keys()));
  }

  /** Makes the record, and asks again without the refused value until it has no more objections. */
  private Optional<Object> checked(Map<String, NodeTuple> given) {
    try {
      R made = shape.make(values);
      return spoilt.isEmpty() ? Optional.of(made) : Optional.empty();
    } catch (IllegalArgumentException refusal) {
      List<String> named = keysIn(refusal.getMessage());
      if (spoilt.isEmpty() || !named.isEmpty() && named.stream().noneMatch(spoilt::contains)) {
        reportRefusal(refusal.getMessage(), named, given);
      }
      return withoutRefused(named) ? checked(given) : Optional.empty();
    }
  }

  private List<String> keysIn(String message) {
    return WORD.matcher(message)
        .results()
        .map(MatchResult::group)
        .filter(shape.keys()::contains)
        .distinct()
        .toList();
  }

  /** Puts the default in place of the first refused value that has one. */
  private boolean withoutRefused(List<String> named) {
    for (String key : named) {
      Optional<Object> before = shape.valueOf(key, fallback);
      if (before.isPresent() && spoilt.add(key)) {
        values.put(key, before.get());
        return true;
      }
    }
    return false;
  }

  private void reportRefusal(String message, List<String> named, Map<String, NodeTuple> given) {
    Node place =
        named.stream()
            .filter(given::containsKey)
            .findFirst()
            .map(key -> given.get(key).getKeyNode())
            .orElse(mapping);
    Matcher leading = LEADING_KEY.matcher(message);
    if (leading.matches() && named.contains(leading.group(1))) {
      nodes.report(place, NodeReader.join(keyPath, leading.group(1)), leading.group(2));
    } else {
      nodes.report(place, keyPath, message);
    }
  }
}
