package org.tipspeed.config.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A place in a tree of YAML nodes.
 *
 * @param parent keys and values, or a list
 * @param index which of them
 */
public record NodePath(Node parent, int index) {

  private static final String NAME = "name";

  /**
   * @param path keys joined by dots; an item of a list goes by its {@code name}
   * @throws IllegalArgumentException if there is no such place
   */
  public static NodePath of(Node root, String path) {
    NodePath place = null;
    String passed = "";
    for (String step : path.split("\\.", -1)) {
      Node parent = place == null ? root : place.value();
      place = new NodePath(parent, indexOf(step, parent, path, passed));
      passed = NodeReader.join(passed, step);
    }
    return place;
  }

  private static int indexOf(String step, Node parent, String path, String passed) {
    List<String> names = names(parent);
    int index = names.indexOf(step);
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s is unknown: %s %s".formatted(path, whole(passed), lack(step, names)));
    }
    return index;
  }

  private static String whole(String passed) {
    return passed.isEmpty() ? "the file" : passed;
  }

  private static String lack(String step, List<String> names) {
    List<String> known = names.stream().filter(name -> !name.isEmpty()).toList();
    if (known.isEmpty()) {
      return "has nothing with a name in it";
    }
    return "has no %s; %s"
        .formatted(
            step.isEmpty() ? "empty key" : step,
            Spelling.nearest(step, known)
                .map("did you mean %s?"::formatted)
                .orElse("there are " + String.join(", ", known)));
  }

  /** Empty for an item without one. */
  private static List<String> names(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream().map(entry -> text(entry.getKeyNode())).toList();
    }
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(item -> name(item).orElse("")).toList()
        : List.of();
  }

  private static Optional<String> name(Node item) {
    return item instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(entry -> text(entry.getKeyNode()).equals(NAME))
            .map(entry -> text(entry.getValueNode()))
            .findFirst()
        : Optional.empty();
  }

  private Node value() {
    return parent instanceof MappingNode mapping
        ? mapping.getValue().get(index).getValueNode()
        : ((SequenceNode) parent).getValue().get(index);
  }

  /** Puts a value in the place of what is there; problems with its key are then the value's. */
  public void put(Node value) {
    if (parent instanceof MappingNode mapping) {
      ScalarNode key = (ScalarNode) mapping.getValue().get(index).getKeyNode();
      ScalarNode marked =
          new ScalarNode(
              key.getTag(),
              true,
              key.getValue(),
              key.getScalarStyle(),
              value.getStartMark(),
              value.getEndMark());
      mapping.getValue().set(index, new NodeTuple(marked, value));
    } else {
      ((SequenceNode) parent).getValue().set(index, value);
    }
  }

  /** A node as a person would write it in one line. */
  public static String text(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .map(entry -> text(entry.getKeyNode()) + ": " + text(entry.getValueNode()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(NodePath::text).collect(Collectors.joining(", ", "[", "]"))
        : ((ScalarNode) node).getValue();
  }
}
