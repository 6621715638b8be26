package org.tipspeed.turbine.qblade;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tipspeed.turbine.qblade.ProbeResult.Verdict;

/**
 * The answer to a question, as it goes from the child to the parent.
 *
 * @param facts numbers for the profile and for later questions, by {@link Fact}
 */
record Answer(Verdict verdict, String detail, Map<Fact, Double> facts) {

  Answer {
    facts = Map.copyOf(facts);
  }

  static Answer pass(String detail, Object... values) {
    return new Answer(Verdict.PASS, text(detail, values), Map.of());
  }

  static Answer fail(String detail, Object... values) {
    return new Answer(Verdict.FAIL, text(detail, values), Map.of());
  }

  static Answer unknown(String detail, Object... values) {
    return new Answer(Verdict.UNKNOWN, text(detail, values), Map.of());
  }

  private static String text(String detail, Object... values) {
    return values.length == 0 ? detail : String.format(Locale.ROOT, detail, values);
  }

  Answer with(Fact fact, double value) {
    Map<Fact, Double> more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new Answer(verdict, detail, more);
  }
}
