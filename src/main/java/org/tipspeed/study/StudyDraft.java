package org.tipspeed.study;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.NodePath;
import org.tipspeed.quantity.Check;

/**
 * A study's file as it is written.
 *
 * @param config settings file that the variants change
 * @param seeds such as 1-5
 * @param suites names or files of suites
 * @param variants each with its changes
 * @param front what to draw against what
 */
record StudyDraft(
    Path config,
    String seeds,
    Optional<List<String>> suites,
    List<Change> variants,
    Optional<List<FrontSettings>> front) {

  /**
   * @param name of the variant
   * @param set values by dotted path
   */
  record Change(String name, Map<String, Node> set) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    Change {
      if (!name.matches(NAME)) {
        throw new IllegalArgumentException(
            "name must be of letters, digits, '.', '_' and '-', was '%s'".formatted(name));
      }
    }

    StudySettings.Variant variant(RunSettings settings) {
      Map<String, String> changes = new LinkedHashMap<>();
      set.forEach((path, value) -> changes.put(path, NodePath.text(value)));
      return new StudySettings.Variant(name, settings, changes);
    }
  }

  StudyDraft {
    try {
      SeedRange.parse(seeds);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("seeds: " + e.getMessage(), e);
    }
    Check.notEmpty("variants", variants, "variant");
    Set<String> names = new HashSet<>();
    for (Change variant : variants) {
      if (!names.add(variant.name())) {
        throw new IllegalArgumentException(
            "variants must have different names, '%s' stands twice".formatted(variant.name()));
      }
    }
  }

  StudySettings settings(List<StudySettings.Variant> read) {
    return new StudySettings(
        SeedRange.parse(seeds),
        suites.orElse(List.of()),
        List.copyOf(read),
        front.orElse(List.of(FrontSettings.DEFAULTS)));
  }
}
