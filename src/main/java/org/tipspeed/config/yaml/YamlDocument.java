package org.tipspeed.config.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Turns text into a tree of YAML nodes. Anchors and aliases are refused, which also defuses
 * documents that unfold to an enormous size; so is nesting deep enough to exhaust the stack.
 */
public final class YamlDocument {

  private static final int MAX_DEPTH = 40;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String source;
  private final LoadSettings settings;

  private YamlDocument(String source, boolean marks) {
    this.source = source;
    this.settings =
        LoadSettings.builder()
            .setLabel(source)
            .setAllowNonScalarKeys(true)
            .setUseMarks(marks)
            .build();
  }

  /**
   * @throws SettingsException if the text is not one YAML mapping
   */
  public static MappingNode compose(String yaml, String source) {
    String text = yaml.startsWith(BYTE_ORDER_MARK) ? yaml.substring(1) : yaml;
    return new YamlDocument(source, true).compose(text);
  }

  /** The same for text that no person wrote, of whose lines nobody should be told. */
  public static MappingNode composeUnmarked(String yaml, String source) {
    return new YamlDocument(source, false).compose(yaml);
  }

  private MappingNode compose(String text) {
    try {
      new Parse(settings).parseString(text).forEach(new Screening()::check);
      return mapping(new Compose(settings).composeString(text));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      throw problem(line(mark), "is not valid YAML: " + explained(e.getProblem()));
    } catch (YamlEngineException e) {
      throw problem(0, "is not YAML text: " + e.getMessage().lines().findFirst().orElse("unknown"));
    }
  }

  private MappingNode mapping(Optional<Node> root) {
    Node node = root.filter(n -> !isNothing(n)).orElseThrow(this::empty);
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    String found = node instanceof SequenceNode ? "a list" : "a single value";
    throw problem(line(node.getStartMark()), "should have keys and values, is " + found);
  }

  private SettingsException empty() {
    return problem(0, "is empty, should have keys and values");
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar && Scalars.isNothing(scalar);
  }

  private static String explained(String problem) {
    return problem.contains("TAB")
        ? "a tab stands where YAML allows only blanks; indent with blanks"
        : problem;
  }

  private SettingsException problem(int line, String message) {
    return new SettingsException(List.of(new SettingsException.Problem(source, line, "", message)));
  }

  static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(0);
  }

  /** Looks at the events before anything is built from them. */
  private final class Screening {

    private int depth;

    void check(Event event) {
      int line = line(event.getStartMark());
      if (event instanceof AliasEvent
          || event instanceof NodeEvent e && e.getAnchor().isPresent()) {
        throw problem(
            line, "YAML anchors and aliases (&name, *name) are not used here; write it out");
      }
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > MAX_DEPTH) {
        throw problem(line, "is nested more than " + MAX_DEPTH + " levels deep");
      }
    }
  }
}
