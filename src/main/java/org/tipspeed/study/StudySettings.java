package org.tipspeed.study;

import java.util.List;
import java.util.Map;
import org.tipspeed.config.RunSettings;

/**
 * A study over settings: the same training with some values changed, each variant with the same
 * seeds.
 *
 * @param seeds of every variant
 * @param suites names or files of what every best policy flies
 * @param variants at least one, all with different names
 * @param fronts what to draw against what
 */
public record StudySettings(
    SeedRange seeds, List<String> suites, List<Variant> variants, List<FrontSettings> fronts) {

  /**
   * @param name short, also the name of its folder
   * @param settings of the training
   * @param changes what it changes, by dotted path, as text
   */
  public record Variant(String name, RunSettings settings, Map<String, String> changes) {}
}
