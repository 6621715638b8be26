package org.tipspeed.study;

import java.util.List;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.rundir.EvaluationFigures;

/**
 * A figure by which policies are told apart at a glance.
 *
 * @param key of the figure in a study
 * @param name short
 */
record StudyHeadline(String key, String name) {

  /** Ratios to the baseline, then counts over all flights of the policy. */
  static final List<StudyHeadline> ALL =
      List.of(
          new StudyHeadline(ratio(FlightMetric.ENERGY.key()), "energy"),
          new StudyHeadline(ratio(FlightMetric.TOWER_BASE_FA_DEL.key()), "tower DEL"),
          new StudyHeadline(ratio(FlightMetric.GENERATOR_SPEED_STD_ABOVE_RATED.key()), "speed std"),
          new StudyHeadline(ratio(FlightMetric.PITCH_TRAVEL_ABOVE_RATED.key()), "pitch travel"),
          new StudyHeadline(ratio(FlightMetric.BLADE_ROOT_OOP_DEL.key()), "blade DEL"),
          new StudyHeadline(count(FlightMetric.OVERSPEED_COUNT.key()), "overspeeds"),
          new StudyHeadline(count(EvaluationFigures.EARLY_ENDINGS), "early endings"));

  /** Key of a metric's ratio to the baseline. */
  static String ratio(String metric) {
    return "policy/baseline " + metric;
  }

  private static String count(String what) {
    return "policy " + what;
  }
}
