package org.tipspeed.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.NodePath;
import org.tipspeed.config.yaml.NodeReader;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsShape;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.config.yaml.YamlDocument;

/**
 * Reads studies over settings. A variant changes values of the study's settings file: each is named
 * by its dotted path, in which an item of a list goes by its {@code name}.
 */
public final class StudyFile {

  private static final String VARIANTS = "variants";
  private static final String FRONT = "front";

  private final String source;
  private final Path folder;
  private final List<SettingsException.Problem> problems = new ArrayList<>();

  private StudyFile(Path file) {
    source = file.toString();
    folder = file.toAbsolutePath().getParent();
  }

  /**
   * Whether a file is about variants of settings, and not settings itself.
   *
   * @throws SettingsException if the file cannot be read
   */
  public static boolean isStudy(Path file) {
    MappingNode root = YamlDocument.compose(SettingsReader.text(file), file.toString());
    return root.getValue().stream().anyMatch(entry -> isKey(entry, VARIANTS));
  }

  /**
   * @throws SettingsException if the file cannot be read, or with every problem found in it
   */
  public static StudySettings read(Path file) {
    return read(file, Optional.empty());
  }

  /**
   * @param turbine name or parameter file of the built-in turbine, in place of the settings' own
   * @throws SettingsException if the file cannot be read, or with every problem found in it
   */
  public static StudySettings read(Path file, Optional<String> turbine) {
    MappingNode root = YamlDocument.compose(SettingsReader.text(file), file.toString());
    return new StudyFile(file).read(root, turbine);
  }

  private StudySettings read(MappingNode root, Optional<String> turbine) {
    root.getValue().replaceAll(entry -> isKey(entry, FRONT) ? asList(entry) : entry);
    StudyDraft draft = value(root, StudyDraft.class).orElseThrow(this::refusal);
    RunSettings base = RunSettings.read(draft.config(), turbine);
    List<StudySettings.Variant> variants = new ArrayList<>();
    for (StudyDraft.Change change : draft.variants()) {
      variant(base, change).ifPresent(variants::add);
    }
    if (!problems.isEmpty()) {
      throw refusal();
    }
    return draft.settings(variants);
  }

  private Optional<StudySettings.Variant> variant(RunSettings base, StudyDraft.Change change) {
    int before = problems.size();
    MappingNode tree = YamlDocument.composeUnmarked(SettingsWriter.toYamlOfAllKeys(base), source);
    String where = "variant %s".formatted(change.name());
    change
        .set()
        .forEach(
            (path, value) -> {
              try {
                NodePath.of(tree, path).put(value);
              } catch (IllegalArgumentException e) {
                problems.add(
                    new SettingsException.Problem(
                        source, NodeReader.line(value), where, e.getMessage()));
              }
            });
    if (problems.isEmpty()) {
      RunSettings.rewrite(tree, source, folder);
    }
    return problems.size() > before
        ? Optional.empty()
        : value(tree, RunSettings.class).map(change::variant);
  }

  /** Empty if there are problems, which have been collected. */
  private <R extends Record> Optional<R> value(MappingNode root, Class<R> type) {
    NodeReader reader = new NodeReader(source, folder, new SettingsShape<>(type), problems);
    return reader.read(root, type, "", null).map(type::cast);
  }

  private SettingsException refusal() {
    problems.sort(Comparator.comparingInt(SettingsException.Problem::line));
    return new SettingsException(problems);
  }

  private static boolean isKey(NodeTuple entry, String key) {
    return entry.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
  }

  /** A single front may stand without the brackets of a list. */
  private static NodeTuple asList(NodeTuple entry) {
    Node value = entry.getValueNode();
    return value instanceof MappingNode
        ? new NodeTuple(
            entry.getKeyNode(),
            new SequenceNode(
                Tag.SEQ,
                true,
                List.of(value),
                FlowStyle.FLOW,
                value.getStartMark(),
                value.getEndMark()))
        : entry;
  }
}
