package org.tipspeed.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.tipspeed.config.yaml.SettingsException;

/** A turbine of a user's choice in the place of that of a settings file. */
final class TurbineChoice {

  private static final String BUILT_IN = TurbineSettings.DEFAULTS.simulator();

  private TurbineChoice() {}

  /**
   * Changes the tree of a settings file.
   *
   * @param turbine name or parameter file, relative to the current folder
   * @param file for messages
   * @throws SettingsException if the settings fly in another simulator than the built-in one
   */
  static void put(MappingNode root, String turbine, Path file) {
    MappingNode section = section(root, "turbine");
    valueOf(section, "simulator")
        .filter(name -> !(name instanceof ScalarNode text && text.getValue().equals(BUILT_IN)))
        .ifPresent(
            name -> {
              throw new SettingsException(
                  "%s: --turbine chooses a built-in turbine, but turbine.simulator is %s"
                      .formatted(
                          file, name instanceof ScalarNode text ? text.getValue() : "no name"));
            });
    MappingNode mock = section(section, BUILT_IN);
    mock.getValue().removeIf(entry -> isKey(entry, "parameter_file"));
    mock.getValue().add(new NodeTuple(text("parameter_file"), text(located(turbine))));
  }

  /** A file is given from the current folder, not from that of the settings. */
  static String located(String turbine) {
    boolean file = turbine.contains("/") || Files.isRegularFile(Path.of(turbine));
    return file ? Path.of(turbine).toAbsolutePath().normalize().toString() : turbine;
  }

  /** The section of a name, made if it is not there. */
  private static MappingNode section(MappingNode parent, String name) {
    Optional<Node> present = valueOf(parent, name);
    if (present.isPresent() && present.get() instanceof MappingNode section) {
      return section;
    }
    MappingNode made = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
    parent.getValue().removeIf(entry -> isKey(entry, name));
    parent.getValue().add(new NodeTuple(text(name), made));
    return made;
  }

  static Optional<Node> valueOf(MappingNode parent, String key) {
    List<NodeTuple> entries = parent.getValue();
    return entries.stream()
        .filter(entry -> isKey(entry, key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static boolean isKey(NodeTuple entry, String key) {
    return entry.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
  }

  private static ScalarNode text(String value) {
    return new ScalarNode(Tag.STR, value, ScalarStyle.PLAIN);
  }
}
