package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.Standing;
import org.tipspeed.flight.disturbance.Disturbance;
import org.tipspeed.support.ScriptedController;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.training.Validation;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCase;

class GoalValidationTest {

  private static final String TRAVEL = "pitch_travel_deg";
  private static final String ENERGY = "energy_kwh";
  private static final double REFERENCE_RATE = 0.001;
  private static final List<WindCase> WINDS =
      List.of(Flights.STEADY, new WindCase("steady", "13", Map.of()));

  private final ScriptedTurbine turbine = new ScriptedTurbine().with(Channel.ELECTRICAL_POWER, 1e6);
  private List<EpisodeStart> starts = WINDS.stream().map(wind -> Flights.start(wind, 60)).toList();
  private List<ScriptedTurbine> turbines = List.of(turbine);
  private volatile int referenceFlights;
  private GoalValidation validation;

  @ParameterizedTest
  @CsvSource({"1.1, 0", "1.2, 0", "1.3, -1", "1.5, -9"})
  void score_isTheSquareOfTheMissInTolerances(double ratio, double score) {
    var goal = new ValidationGoal(TRAVEL, 1.2, 0.1);
    Validation.Score reached = validation(goal).fly(ratio);
    assertEquals(score, reached.score(), 1e-6);
    assertEquals(score, reached.worst(), 1e-6);
    assertEquals(0, reached.earlyEndings());
  }

  @Test
  void misses_addUp_andTheWorstIsTold() {
    var travel = new ValidationGoal(TRAVEL, 1.2, 0.1);
    var energy = new ValidationGoal(ENERGY, 1.02, 0.01);
    Validation.Score reached = validation(travel, energy).fly(1.3);
    assertEquals(-5, reached.score(), 1e-6);
    assertEquals(-4, reached.worst(), 1e-6);
  }

  @Test
  void reference_fliesOnce() {
    Trial trial = validation(new ValidationGoal(TRAVEL, 1, 0.1));
    assertEquals(trial.fly(1.2), trial.fly(1.2));
    assertEquals(WINDS.size(), referenceFlights);
  }

  @Test
  void turbinesSideBySide_scoreAsOneDoes() {
    starts =
        List.of("12", "13", "14", "15", "16").stream()
            .map(mps -> Flights.start(new WindCase("steady", mps, Map.of()), 60))
            .toList();
    Validation.Score alone = validation(new ValidationGoal(TRAVEL, 1, 0.1)).fly(2.2);
    turbines =
        Stream.generate(() -> new ScriptedTurbine().with(Channel.ELECTRICAL_POWER, 1e6))
            .limit(3)
            .toList();
    assertEquals(alone, validation(new ValidationGoal(TRAVEL, 1, 0.1)).fly(2.2));
    validation.close();
    assertTrue(turbines.stream().allMatch(ScriptedTurbine::isClosed));
  }

  @Test
  void flightThatEndsEarly_costsMoreThanAnyOrdinaryMiss_andFlattersNobody() {
    Trial trial = validation(new ValidationGoal(TRAVEL, 1.2, 0.1));
    assertEquals(Double.NEGATIVE_INFINITY, trial.fly(3).score());
    assertEquals(2, trial.fly(3).earlyEndings());
    assertTrue(trial.fly(1.5).score() > -10);
  }

  /** Only the longer flight gets as far as the pitch that ends it. */
  @Test
  void flightThatEndsEarly_costsTenBesidesTheMissesOfTheOthers() {
    starts = List.of(Flights.start(WINDS.get(0), 60), Flights.start(WINDS.get(1), 45));
    Validation.Score reached = validation(new ValidationGoal(TRAVEL, 2, 0.1)).fly(2.2);
    assertEquals(1, reached.earlyEndings());
    assertEquals(-10 - 4, reached.score(), 1e-6);
    assertEquals(-4, reached.worst(), 1e-6);
    assertEquals(2.2, reached.ratios().get(TRAVEL), 1e-6);
  }

  @Test
  void flightWithOverspeed_costsAsMuchAsOneThatEndsEarly() {
    double overspeed = 1.2 * ScriptedTurbine.RATED_GENERATOR_SPEED;
    turbine.with(Channel.GENERATOR_SPEED, t -> t < 45 ? 100 : overspeed);
    Validation.Score reached = validation(new ValidationGoal(TRAVEL, 1.2, 0.1)).fly(1.2);
    assertEquals(-10.0 * WINDS.size(), reached.score(), 1e-6);
    assertEquals(0, reached.earlyEndings());
  }

  /** A second failure on the same wind is counted, as it may be the controller's doing. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 1"})
  void simulatorThatFails_fliesAgainOnce(int failures, int earlyEndings) {
    int[] left = {failures};
    turbine.with(
        Channel.ELECTRICAL_POWER,
        t -> {
          if (t > 10 && left[0]-- > 0) {
            throw new TurbineException(TurbineException.Kind.CRASHED, "gone");
          }
          return 1e6;
        });
    Validation.Score reached = validation(new ValidationGoal(TRAVEL, 1.2, 0.1)).fly(1.2);
    assertEquals(earlyEndings, reached.earlyEndings());
    assertEquals(-10.0 * earlyEndings, reached.score(), 1e-6);
  }

  @Test
  void close_closesTheTurbine() {
    validation(new ValidationGoal(TRAVEL, 1.2, 0.1));
    validation.close();
    assertTrue(turbine.isClosed());
  }

  @Test
  void goals_areOfFiguresThatJudge() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new ValidationGoal("enrgy_kwh", 1, 1))
            .getMessage();
    assertTrue(message.startsWith("metric must be one of energy_kwh, "), message);
    assertTrue(message.endsWith(", was 'enrgy_kwh'"), message);
    assertThrows(IllegalArgumentException.class, () -> new ValidationGoal("wind_mean_mps", 1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new ValidationGoal(ENERGY, 0, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new ValidationGoal(ENERGY, 1, 0));
  }

  /** Flies a controller that pitches so many times as fast as the reference. */
  private interface Trial {
    Validation.Score fly(double rateRatio);
  }

  private Trial validation(ValidationGoal... goals) {
    double[] ratio = new double[1];
    validation =
        new GoalValidation(
            turbines.stream().map(this::controlled).toList(),
            policy -> pitching("policy", ratio[0]),
            starts,
            MetricsSettings.DEFAULTS,
            List.of(goals));
    return rateRatio -> {
      ratio[0] = rateRatio;
      return validation.fly(null);
    };
  }

  private ControlledTurbine controlled(Turbine each) {
    return new ControlledTurbine(
        each,
        List.of(pitching("reference", 1)),
        description -> List.of(GoalValidationTest::steepPitch),
        Optional.empty(),
        Disturbance.NONE);
  }

  private Controller pitching(String name, double ratio) {
    return new ScriptedController(
        name,
        t -> {
          referenceFlights += ratio == 1 && t == 0 ? 1 : 0;
          return TurbineCommand.collective(40_000, REFERENCE_RATE * ratio * t);
        });
  }

  private static Standing steepPitch(TurbineReading reading) {
    return reading.get(Channel.PITCH_1) > REFERENCE_RATE * 2 * 60
        ? Standing.terminated("pitch")
        : Standing.running();
  }
}
