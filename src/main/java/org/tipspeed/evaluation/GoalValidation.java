package org.tipspeed.evaluation;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.tipspeed.agent.Policy;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.Standing;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.training.Validation;
import org.tipspeed.turbine.EpisodeStart;

/**
 * Scores a policy by how far it misses goals that are set in relation to a reference controller,
 * which flies the same winds. A return adds up prices, but what is wanted in the end are ratios,
 * and those of two policies of nearly the same return can differ a lot. The score is 0 when all
 * goals are met, and falls by 1 for a goal that is missed by its tolerance and by 10 for a flight
 * that ends early or has an overspeed.
 */
public final class GoalValidation implements Validation {

  /** More than a miss by some tolerances: no figure makes up for a flight that is not safe. */
  private static final double UNSAFE_FLIGHT = 10;

  /** Only the ratios matter here, not how sure they are. */
  private static final ComparisonSettings NO_INTERVALS =
      new ComparisonSettings(0.95, 100, Integer.MAX_VALUE);

  private final List<ControlledTurbine> turbines;
  private final Function<Policy, Controller> controllers;
  private final List<EpisodeStart> starts;
  private final MetricsSettings metrics;
  private final List<ValidationGoal> goals;
  private List<FlightMetrics> references = List.of();

  /**
   * @param turbines fly side by side, the only controller of each is the reference; closed with
   *     this object
   * @param controllers makes a controller of a policy
   * @param starts of the flights, one for each wind
   * @param metrics how flights are measured
   * @param goals at least one
   */
  public GoalValidation(
      List<ControlledTurbine> turbines,
      Function<Policy, Controller> controllers,
      List<EpisodeStart> starts,
      MetricsSettings metrics,
      List<ValidationGoal> goals) {
    this.turbines = List.copyOf(turbines);
    this.controllers = controllers;
    this.starts = List.copyOf(starts);
    this.metrics = metrics;
    this.goals = List.copyOf(goals);
  }

  @Override
  public Score fly(Policy policy) {
    List<FlightMetrics> own = flyAll(turbine -> flyPolicy(turbine, policy));
    int early = (int) own.stream().filter(flight -> !flight.completed()).count();
    int overspeeds = (int) own.stream().filter(GoalValidation::isOverspeed).count();
    Comparison comparison = comparison(own);
    if (comparison.pairs() == 0) {
      return Score.nothing(early);
    }
    DoubleSummaryStatistics penalties =
        goals.stream().mapToDouble(goal -> goal.penalty(comparison)).summaryStatistics();
    double score = -penalties.getSum() - UNSAFE_FLIGHT * (early + overspeeds);
    return new Score(score, -penalties.getMax(), early, ratios(comparison));
  }

  private static boolean isOverspeed(FlightMetrics flight) {
    return flight.completed() && flight.get(FlightMetric.OVERSPEED_COUNT).orElse(0) > 0;
  }

  private Map<String, Double> ratios(Comparison comparison) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (ValidationGoal goal : goals) {
      goal.reached(comparison).ifPresent(ratio -> ratios.put(goal.metric(), ratio));
    }
    return ratios;
  }

  private Comparison comparison(List<FlightMetrics> own) {
    if (references.isEmpty()) {
      references = flyAll(turbine -> flights(turbine, turbines.get(turbine).controllers().get(0)));
    }
    List<FlightMetrics> all = new ArrayList<>(references);
    all.addAll(own);
    return new Comparisons(NO_INTERVALS, new RandomStreams(0))
        .against(references.get(0).controller(), all)
        .get(0);
  }

  private Map<Integer, FlightMetrics> flyPolicy(int turbine, Policy policy) {
    try (Controller controller = controllers.apply(policy)) {
      return flights(turbine, controller);
    }
  }

  /**
   * Which turbine flies which wind is settled beforehand, so that figures do not depend on who is
   * done first.
   *
   * @param share flies the winds of one turbine
   */
  private List<FlightMetrics> flyAll(IntFunction<Map<Integer, FlightMetrics>> share) {
    Map<Integer, FlightMetrics> flown = new TreeMap<>();
    if (turbines.size() == 1) {
      return List.copyOf(share.apply(0).values());
    }
    ExecutorService pool = Executors.newFixedThreadPool(turbines.size());
    try {
      List<Future<Map<Integer, FlightMetrics>>> shares = new ArrayList<>();
      for (int i = 0; i < turbines.size(); i++) {
        int turbine = i;
        shares.add(pool.submit(() -> share.apply(turbine)));
      }
      for (Future<Map<Integer, FlightMetrics>> each : shares) {
        flown.putAll(Evaluation.await(each));
      }
      return List.copyOf(flown.values());
    } finally {
      Evaluation.settle(pool);
    }
  }

  /** The flights of every n-th wind, by its number. */
  private Map<Integer, FlightMetrics> flights(int turbine, Controller controller) {
    Map<Integer, FlightMetrics> flown = new TreeMap<>();
    for (int wind = turbine; wind < starts.size(); wind += turbines.size()) {
      flown.put(wind, fly(turbines.get(turbine), controller, starts.get(wind)));
    }
    return flown;
  }

  /** Twice if the simulator failed: that says nothing about the controller. */
  private FlightMetrics fly(
      ControlledTurbine controlled, Controller controller, EpisodeStart start) {
    FlightRecord flight = controlled.fly(controller, start);
    if (flight.end().kind() == Standing.Kind.ABORTED) {
      flight = controlled.fly(controller, start);
    }
    return FlightMetrics.of(flight, metrics);
  }

  @Override
  public void close() {
    turbines.forEach(ControlledTurbine::close);
  }
}
