package org.tipspeed.turbine.qblade;

import java.util.Locale;

/**
 * What one question to the library brought.
 *
 * @param name of the question, such as "torque shaft"
 * @param verdict how it went
 * @param detail one sentence for people
 * @param seconds time it took, process start included [s]
 */
public record ProbeResult(String name, Verdict verdict, String detail, double seconds) {

  /** How a question went. */
  public enum Verdict {
    /** Answered, and the answer can be worked with. */
    PASS,
    /** It crashed, hung, or what it says cannot be worked with or contradicts itself. */
    FAIL,
    /** No answer, or not asked because an earlier question failed. */
    UNKNOWN
  }

  /** For a person to read. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%-32s %-8s %7.1f s  %s",
        name,
        verdict.name().toLowerCase(Locale.ROOT),
        seconds,
        detail);
  }
}
