package org.tipspeed.study;

import java.util.List;
import java.util.stream.Stream;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.rundir.EvaluationFigures;

/**
 * A figure by which policies are told apart at a glance.
 *
 * @param key of the figure in a study
 * @param name short
 */
record StudyHeadline(EvaluationFigures.Key key, String name) {

  /** Ratios to the baseline, over the flights that both flew to the end. */
  static final List<StudyHeadline> RATIOS =
      List.of(
          ratio(FlightMetric.ENERGY, "energy"),
          ratio(FlightMetric.TOWER_BASE_FA_DEL, "tower DEL"),
          ratio(FlightMetric.GENERATOR_SPEED_STD_ABOVE_RATED, "speed std"),
          ratio(FlightMetric.PITCH_TRAVEL_ABOVE_RATED, "pitch travel"),
          ratio(FlightMetric.BLADE_ROOT_OOP_DEL, "blade DEL"));

  /** Over all flights of the policy. */
  private static final List<StudyHeadline> COUNTS =
      List.of(
          new StudyHeadline(EvaluationFigures.overspeeds(), "overspeeds"),
          new StudyHeadline(EvaluationFigures.earlyEndings(), "early endings"));

  static final List<StudyHeadline> ALL = Stream.of(RATIOS, COUNTS).flatMap(List::stream).toList();

  private static StudyHeadline ratio(FlightMetric metric, String name) {
    return new StudyHeadline(EvaluationFigures.ratio(metric.key()), name);
  }
}
