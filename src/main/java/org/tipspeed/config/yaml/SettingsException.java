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
}
