package org.tipspeed.config.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Turns YAML nodes into values of given types, and collects what is wrong with them. A {@link Node}
 * is a value too: whatever stands there.
 */
public final class NodeReader {

  private final String source;
  private final Path folder;
  private final SettingsShape<?> root;
  private final List<SettingsException.Problem> problems;

  /**
   * @param folder what relative paths start from
   * @param root the record of the whole file
   * @param problems receives what is wrong
   */
  public NodeReader(
      String source, Path folder, SettingsShape<?> root, List<SettingsException.Problem> problems) {
    this.source = source;
    this.folder = folder;
    this.root = root;
    this.problems = problems;
  }

  /**
   * @param keyPath of the node, for messages
   * @param fallback where a record takes its missing keys from; may be null
   * @return empty if there are problems with the node, which have been collected
   */
  public Optional<Object> read(Node node, Type type, String keyPath, Object fallback) {
    if (type == Node.class) {
      return Optional.of(node);
    }
    if (type instanceof ParameterizedType generic) {
      return readGeneric(node, generic, keyPath, fallback);
    }
    if (Scalars.isScalar(type)) {
      return readScalar(node, (Class<?>) type, keyPath);
    }
    if (type == OneOf.class) {
      return readOneOf(node, keyPath, (OneOf) fallback);
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      return readRecord(node, SettingsShape.of(record), keyPath, fallback);
    }
    throw new IllegalStateException(keyPath + " has a type that settings cannot have: " + type);
  }

  private Optional<Object> readGeneric(
      Node node, ParameterizedType type, String keyPath, Object fallback) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return readOptional(node, arguments[0], keyPath, fallback);
    }
    if (type.getRawType() == List.class) {
      return readList(node, arguments[0], keyPath);
    }
    if (type.getRawType() == Set.class) {
      return readList(node, arguments[0], keyPath).map(list -> Set.copyOf((List<?>) list));
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return readMap(node, arguments[1], keyPath);
    }
    throw new IllegalStateException(keyPath + " has a type that settings cannot have: " + type);
  }

  private Optional<Object> readScalar(Node node, Class<?> type, String keyPath) {
    if (!(node instanceof ScalarNode scalar)) {
      return mismatch(node, keyPath, type);
    }
    try {
      return Optional.of(Scalars.read(scalar, type, folder));
    } catch (IllegalArgumentException e) {
      return report(node, keyPath, e.getMessage());
    }
  }

  /**
   * @param whole whether an int is wanted
   */
  Optional<Object> readQuantity(Node node, Quantity wanted, boolean whole, String keyPath) {
    if (!(node instanceof MappingNode)) {
      return mismatch(node, keyPath, Quantities.wanted(wanted));
    }
    return read(node, Quantities.Stated.class, keyPath, null)
        .flatMap(stated -> fitting(node, (Quantities.Stated) stated, wanted, whole, keyPath));
  }

  private Optional<Object> fitting(
      Node node, Quantities.Stated stated, Quantity wanted, boolean whole, String keyPath) {
    try {
      return Optional.of(Quantities.si(stated, wanted, whole));
    } catch (IllegalArgumentException e) {
      return report(node, keyPath, e.getMessage());
    }
  }

  /**
   * @param row what a row of the table is like
   */
  Optional<Object> readTable(Node node, SettingsShape<?> row, String keyPath) {
    return readScalar(node, Path.class, keyPath)
        .flatMap(file -> readTable((Path) file, node, row, keyPath));
  }

  private Optional<Object> readTable(Path file, Node node, SettingsShape<?> row, String keyPath) {
    try {
      return TableReader.read(file, row, problems);
    } catch (SettingsException e) {
      return report(node, keyPath, e.getMessage());
    }
  }

  private Optional<Object> readOneOf(Node node, String keyPath, OneOf fallback) {
    if (!(node instanceof MappingNode mapping)) {
      return mismatch(node, keyPath, Record.class);
    }
    NodeTuple choice = entries(mapping, keyPath).get(fallback.key());
    if (choice == null) {
      return readRecord(
              node, SettingsShape.of(fallback.settings().getClass()), keyPath, fallback.settings())
          .map(settings -> fallback.with((Record) settings));
    }
    String name = choice.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    Record kind = fallback.kinds().get(name);
    if (kind == null) {
      return report(
          choice.getKeyNode(),
          join(keyPath, fallback.key()),
          "must be one of %s, was %s"
              .formatted(String.join(", ", fallback.kinds().keySet()), name));
    }
    MappingNode rest =
        new MappingNode(
            mapping.getTag(),
            true,
            mapping.getValue().stream().filter(entry -> entry != choice).toList(),
            mapping.getFlowStyle(),
            mapping.getStartMark(),
            mapping.getEndMark());
    return readRecord(rest, SettingsShape.of(kind.getClass()), keyPath, kind)
        .map(settings -> fallback.with((Record) settings));
  }

  private <R extends Record> Optional<Object> readRecord(
      Node node, SettingsShape<R> shape, String keyPath, Object fallback) {
    if (!(node instanceof MappingNode mapping)) {
      return mismatch(node, keyPath, Record.class);
    }
    Object start = fallback != null ? fallback : shape.defaults();
    return new RecordReader<>(this, shape, mapping, keyPath, start).read();
  }

  private Optional<Object> readOptional(Node node, Type type, String keyPath, Object fallback) {
    if (node instanceof ScalarNode scalar && Scalars.isNothing(scalar)) {
      return Optional.of(Optional.empty());
    }
    Object inner = fallback instanceof Optional<?> optional ? optional.orElse(null) : null;
    return read(node, type, keyPath, inner).map(Optional::of);
  }

  private Optional<Object> readList(Node node, Type elementType, String keyPath) {
    if (!(node instanceof SequenceNode sequence)) {
      return mismatch(node, keyPath, List.class);
    }
    List<Object> values = new ArrayList<>();
    int index = 0;
    for (Node element : sequence.getValue()) {
      String path = "%s[%d]".formatted(keyPath, index++);
      read(element, elementType, path, null).ifPresent(values::add);
    }
    return values.size() == index ? Optional.of(List.copyOf(values)) : Optional.empty();
  }

  private Optional<Object> readMap(Node node, Type valueType, String keyPath) {
    if (!(node instanceof MappingNode mapping)) {
      return mismatch(node, keyPath, Map.class);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, NodeTuple> entries = entries(mapping, keyPath);
    entries.forEach(
        (key, entry) ->
            read(entry.getValueNode(), valueType, join(keyPath, key), null)
                .ifPresent(value -> values.put(key, value)));
    return values.size() == mapping.getValue().size()
        ? Optional.of(Collections.unmodifiableMap(values))
        : Optional.empty();
  }

  /** A mapping's entries by key; keys that are no text or stand twice are collected as problems. */
  Map<String, NodeTuple> entries(MappingNode mapping, String keyPath) {
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        report(entry.getKeyNode(), keyPath, "a key should be a word, is a list or mapping");
        continue;
      }
      NodeTuple earlier = entries.putIfAbsent(key.getValue(), entry);
      if (earlier != null) {
        int line = line(earlier.getKeyNode());
        report(
            key, join(keyPath, key.getValue()), "stands twice, first in line %d".formatted(line));
      }
    }
    return entries;
  }

  private Optional<Object> mismatch(Node node, String keyPath, Class<?> wanted) {
    return mismatch(node, keyPath, Scalars.wanted(wanted));
  }

  private Optional<Object> mismatch(Node node, String keyPath, String wanted) {
    String found =
        switch (node.getNodeType()) {
          case MAPPING -> "keys and values";
          case SEQUENCE -> "a list";
          default ->
              Scalars.isNothing((ScalarNode) node) ? "empty" : Scalars.shown((ScalarNode) node);
        };
    return report(node, keyPath, "is %s, should be %s".formatted(found, wanted));
  }

  /** The dotted path of a key that exists somewhere in the whole file's record. */
  Optional<String> whereIs(String key) {
    return root.find(key);
  }

  /** Collects a problem; empty, so that a caller can return it in place of a value. */
  Optional<Object> report(Node place, String keyPath, String message) {
    problems.add(new SettingsException.Problem(source, line(place), keyPath, message));
    return Optional.empty();
  }

  public static int line(Node node) {
    return YamlDocument.line(node.getStartMark());
  }

  public static String join(String parent, String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }
}
