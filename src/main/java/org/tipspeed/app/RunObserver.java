package org.tipspeed.app;

import java.util.List;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.training.PolicyTrial;
import org.tipspeed.training.TrainingObserver;
import org.tipspeed.training.TrainingResult;

/** Hears of a run as it goes. What it does with that, and how slowly, is its own affair. */
public interface RunObserver extends TrainingObserver {

  /** Whoever only wants the results. */
  RunObserver NONE = new RunObserver() {};

  /** A sentence for people, such as the simulator being probed. May come from several threads. */
  default void told(String sentence) {}

  /** What a controller library wants its user to read; may come from several threads. */
  default void heard(String message) {}

  /** The training is over; flights follow, unless it was interrupted. */
  default void trained(TrainingResult result) {}

  /**
   * Flights begin.
   *
   * @param flights how many, those known included
   * @param known how many an earlier session flew
   */
  default void flightsBegin(int flights, int known) {}

  /** A flight has ended; called by one thread at a time. */
  default void flown(Suite suite, FlightMetrics flight) {}

  /** All flights are over, or given up. */
  default void flightsEnd() {}

  /** What came of all flights, suite by suite. */
  default void evaluated(List<SuiteResult> results) {}

  /** What came of episodes of a known task that were never trained on. */
  default void tried(String task, List<PolicyTrial.Result> trials) {}
}
