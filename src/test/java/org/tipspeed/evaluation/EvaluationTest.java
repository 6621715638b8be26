package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.environment.Standing;
import org.tipspeed.flight.FlightStop;
import org.tipspeed.flight.disturbance.Disturbance;
import org.tipspeed.support.ScriptedController;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindException;

class EvaluationTest {

  private static final List<WindCase> WINDS =
      IntStream.range(5, 15).mapToObj(v -> new WindCase("steady", "" + v, Map.of())).toList();

  private final List<ScriptedTurbine> turbines = Collections.synchronizedList(new ArrayList<>());

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void results_areOrderedByWindAndControllerHoweverManyJobs(int jobs) {
    List<FlightMetrics> observed = new ArrayList<>();
    List<FlightMetrics> results =
        evaluation(jobs, w -> Flights.start(w, 60))
            .fly(WINDS, List.of(), (flight, record) -> observed.add(flight));
    assertEquals(
        WINDS.stream().flatMap(w -> List.of(w + " a", w + " b").stream()).toList(),
        results.stream().map(r -> r.wind() + " " + r.controller()).toList());
    assertEquals(20, observed.size());
    assertTrue(turbines.size() <= jobs, "no more turbines than jobs");
    assertTrue(turbines.stream().allMatch(ScriptedTurbine::isClosed));
  }

  @Test
  void windThatCannotBeHad_isAFailedRowForEachControllerAndNothingElse() {
    Function<WindCase, EpisodeStart> starts =
        wind -> {
          if (wind.argument().equals("7")) {
            throw new WindException("7 is right out");
          }
          return Flights.start(wind, 60);
        };
    List<FlightMetrics> observed = new ArrayList<>();
    List<FlightMetrics> results =
        evaluation(1, starts).fly(WINDS, List.of(), (flight, record) -> observed.add(flight));
    assertEquals(20, results.size());
    List<FlightMetrics> failed = results.stream().filter(r -> !r.completed()).toList();
    assertEquals(2, failed.size());
    assertEquals(Standing.aborted("wind-unusable"), failed.get(0).end());
    assertEquals("7 is right out", failed.get(0).detail());
    assertTrue(failed.get(0).values().isEmpty());
    assertTrue(observed.containsAll(failed), "failures are told like other flights");
  }

  @Test
  void flightsThatAreKnown_areNotFlownAgain() {
    Evaluation evaluation = evaluation(1, w -> Flights.start(w, 60));
    List<FlightMetrics> all = evaluation.fly(WINDS, List.of(), (flight, record) -> {});
    List<FlightMetrics> known = all.subList(0, 7);
    List<FlightMetrics> observed = new ArrayList<>();
    assertEquals(all, evaluation.fly(WINDS, known, (flight, record) -> observed.add(flight)));
    assertEquals(all.subList(7, 20), observed);
  }

  private Evaluation evaluation(int jobs, Function<WindCase, EpisodeStart> starts) {
    return new Evaluation(this::turbine, starts, MetricsSettings.DEFAULTS, jobs);
  }

  private ControlledTurbine turbine() {
    ScriptedTurbine turbine = new ScriptedTurbine().with(Channel.ELECTRICAL_POWER, 1e6);
    turbines.add(turbine);
    return new ControlledTurbine(
        turbine,
        List.of(ScriptedController.constant("a"), ScriptedController.constant("b")),
        description -> List.of(FlightStop.overspeed(description, 1.2)),
        Optional.empty(),
        Disturbance.NONE);
  }
}
