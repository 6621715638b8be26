package org.tipspeed.config.yaml;

import java.util.List;

/**
 * Settings that cannot be used. The message has one line per problem: {@code file:line: key: what}.
 */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingsException(String problem) {
    super(problem);
  }

  public SettingsException(List<Problem> problems) {
    super(String.join("\n", problems.stream().map(Problem::toString).toList()));
  }

  /** One line each. */
  public List<String> problems() {
    return getMessage().lines().toList();
  }

  /**
   * One thing wrong with a settings file.
   *
   * @param source file name, or what stands for it
   * @param line from 1; 0 if the problem has no line
   * @param keyPath such as {@code agent.noise.sigma}; empty if it concerns no key
   * @param message what is wrong, the value, what would be right
   */
  public record Problem(String source, int line, String keyPath, String message) {

    @Override
    public String toString() {
      String place = line > 0 ? source + ":" + line : source;
      return keyPath.isEmpty() ? place + ": " + message : place + ": " + keyPath + ": " + message;
    }
  }
}
