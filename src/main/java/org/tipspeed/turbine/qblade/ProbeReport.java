package org.tipspeed.turbine.qblade;

import java.util.List;
import java.util.Optional;

/**
 * What a library answered.
 *
 * @param results in the order of asking
 * @param profile what to work with; absent if an answer that is needed is missing or contradictory
 */
public record ProbeReport(List<ProbeResult> results, Optional<QBladeProfile> profile) {

  public ProbeReport {
    results = List.copyOf(results);
  }

  /** Why there is no profile: the first question that failed; for one sentence. */
  public Optional<ProbeResult> firstFailure() {
    return results.stream().filter(r -> r.verdict() == ProbeResult.Verdict.FAIL).findFirst();
  }
}
