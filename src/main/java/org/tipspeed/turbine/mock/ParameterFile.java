package org.tipspeed.turbine.mock;

import java.nio.file.Path;
import java.util.List;
import org.tipspeed.config.yaml.Spelling;

/**
 * Which turbine the built-in one is: one of those that the program brings along, by name, or a
 * parameter file.
 *
 * @param text the name, or the file's path
 */
public record ParameterFile(String text) {

  /** What the program brings along: {@code sim-configs/turbines/NAME/NAME.yaml} each. */
  public static final List<String> SHIPPED = List.of("nrel5mw", "iea3.4", "iea15");

  static final ParameterFile DEFAULT = new ParameterFile(SHIPPED.get(0));

  /**
   * @param folder what a relative path starts from
   * @throws IllegalArgumentException if it is neither a path nor a name that is known
   */
  public static ParameterFile located(String text, Path folder) {
    if (text.isEmpty()) {
      return DEFAULT;
    }
    if (SHIPPED.contains(text)) {
      return new ParameterFile(text);
    }
    if (!isPath(text)) {
      throw new IllegalArgumentException(
          "there is no turbine %s; %s"
              .formatted(
                  text,
                  Spelling.nearest(text, SHIPPED)
                      .map("did you mean %s?"::formatted)
                      .orElse(
                          "there are %s, or give a parameter file, which ends in .yaml"
                              .formatted(String.join(", ", SHIPPED)))));
    }
    return of(folder.resolve(text).normalize());
  }

  static ParameterFile of(Path file) {
    return file.toString().isEmpty() ? DEFAULT : new ParameterFile(file.toString());
  }

  private static boolean isPath(String text) {
    return text.contains("/")
        || text.contains("\\")
        || text.endsWith(".yaml")
        || text.endsWith(".yml");
  }

  boolean isShipped() {
    return SHIPPED.contains(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
