package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.AbortedException;
import org.tipspeed.environment.Box;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.CheckedTurbine;
import org.tipspeed.turbine.PlausibilitySettings;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.WindSpec;

class TurbineEnvironmentTest {

  private static final float[] NOTHING = {0, 0};

  private final FakeTurbine turbine = new FakeTurbine();
  private final TurbineEnvironment environment = environment(TaskSettings.DEFAULTS);

  private TurbineEnvironment environment(TaskSettings settings) {
    TaskSettings steady = settings.onWinds(List.of(new WindSpec("steady:10")));
    return new TurbineEnvironment(
        new CheckedTurbine(turbine, PlausibilitySettings.DEFAULTS), steady, new RandomStreams(1));
  }

  private Step stepAfter(Runnable change) {
    environment.reset(0);
    environment.step(NOTHING);
    change.run();
    return environment.step(NOTHING);
  }

  @Test
  void reset_startsInTheSteadyStateOfItsWind() {
    environment.reset(0);
    assertEquals(turbine.description().steadyStateAt(10), turbine.starts.get(0).initial());
  }

  @Test
  void step_withinLimits_goesOn() {
    environment.reset(0);
    assertTrue(environment.step(NOTHING).standing().isRunning());
  }

  @Test
  void step_overspeed_terminates() {
    Step step = stepAfter(() -> turbine.rotorSpeedRadPerS = 1.267 * 1.25);
    assertEquals(Standing.terminated("overspeed"), step.standing());
  }

  @Test
  void step_runningBackwards_terminates() {
    Step step = stepAfter(() -> turbine.rotorSpeedRadPerS = -0.1);
    assertEquals(Standing.terminated("underspeed"), step.standing());
  }

  @Test
  void step_atTheTimeLimit_truncates() {
    environment.reset(0);
    Step step = null;
    for (int i = 0; i < 1200; i++) {
      assertTrue(step == null || step.standing().isRunning());
      step = environment.step(NOTHING);
    }
    assertEquals(Standing.timeLimit(), step.standing());
  }

  @Test
  void step_windAtItsEnd_truncatesBeforeTheWindIsNeeded() {
    turbine.windEndS = 0.25;
    environment.reset(0);
    assertTrue(environment.step(NOTHING).standing().isRunning());
    assertEquals(Standing.truncated("wind-end"), environment.step(NOTHING).standing());
  }

  @Test
  void step_missingReading_aborts() {
    Step step =
        stepAfter(
            () ->
                turbine.distortion =
                    reading -> reading.toBuilder().set(Channel.HUB_WIND, Double.NaN).build());
    assertEquals(Standing.aborted("simulator-non-finite"), step.standing());
    assertEquals("the simulator reports NaN as wind_hub_mps", step.detail());
  }

  @Test
  void step_implausibleReading_aborts() {
    Step step = stepAfter(() -> turbine.rotorSpeedRadPerS = 1e20);
    assertEquals(Standing.aborted("simulator-implausible"), step.standing());
    assertTrue(step.detail().contains(" as rotor_speed_rpm"), step.detail());
  }

  @Test
  void step_simulatorCrash_abortsWithoutThrowing() {
    Step step =
        stepAfter(
            () ->
                turbine.distortion =
                    reading -> {
                      throw new TurbineException(TurbineException.Kind.CRASHED, "gone");
                    });
    assertEquals(Standing.aborted("simulator-crashed"), step.standing());
    assertEquals("gone", step.detail());
  }

  @Test
  void reset_simulatorCrash_throwsAborted() {
    turbine.distortion =
        reading -> {
          throw new TurbineException(TurbineException.Kind.TIMED_OUT, "gone");
        };
    AbortedException e = assertThrows(AbortedException.class, () -> environment.reset(0));
    assertEquals("simulator-timed-out", e.reason());
    assertEquals("gone", e.detail());
  }

  @Test
  void increments_integrateWithinRateAndTravel() {
    environment.reset(0);
    double before = Math.toDegrees(turbine.starts.get(0).initial().pitchRad());
    environment.step(new float[] {1, 0});
    environment.step(new float[] {5, 0});
    double after = Math.toDegrees(turbine.commands.get(1).pitchRad().first());
    assertEquals(before + 2 * 0.1 * 4, after, 1e-6);
    for (int i = 0; i < 200; i++) {
      environment.step(new float[] {-1, -1});
    }
    assertEquals(0, turbine.commands.get(201).pitchRad().first(), 1e-12);
    assertEquals(0, turbine.commands.get(201).generatorTorqueNm(), 1e-9);
  }

  @Test
  void reward_ofTerminatedStep_isNeverNegative() {
    Step step = stepAfter(() -> turbine.rotorSpeedRadPerS = 1.267 * 2.5);
    assertEquals(0, step.reward(), 0);
  }

  @Test
  void incrementExponent_makesHalfAnActionAQuarterOfTheRate() {
    ActionSettings fine = Records.with(ActionSettings.DEFAULTS, "incrementExponent", 2.0);
    TurbineEnvironment progressive = environment(withAction(fine));
    progressive.reset(0);
    progressive.step(new float[] {1, 0});
    progressive.step(new float[] {0.5f, -0.5f});
    progressive.step(new float[] {-0.5f, 0});
    double fullStepDeg = 0.1 * 4;
    double fullStepNm = 0.1 * 5e3;
    assertEquals(0.25 * fullStepDeg, pitchChangeDeg(1), 1e-6);
    assertEquals(-0.25 * fullStepDeg, pitchChangeDeg(2), 1e-6);
    assertEquals(-0.25 * fullStepNm, torqueNm(1) - torqueNm(0), 1e-3);
  }

  private double pitchChangeDeg(int command) {
    double before = turbine.commands.get(command - 1).pitchRad().first();
    return Math.toDegrees(turbine.commands.get(command).pitchRad().first() - before);
  }

  private double torqueNm(int command) {
    return turbine.commands.get(command).generatorTorqueNm();
  }

  private static TaskSettings withAction(ActionSettings action) {
    return Records.with(TaskSettings.DEFAULTS, "action", action);
  }

  @Test
  void repeat_holdsADecisionForSeveralIntervals() {
    TaskSettings repeated = withAction(Records.with(ActionSettings.DEFAULTS, "repeat", 5));
    TurbineEnvironment slow = environment(repeated);
    slow.reset(0);
    slow.step(NOTHING);
    assertEquals(5, turbine.commands.size());
  }

  @Test
  void history_putsEarlierDecisionsBehindTheNewest() {
    ObservationSettings twoBack =
        new ObservationSettings(
            List.of(new SignalSettings("rotor_speed_rpm", 0, 1, SignalSettings.Filter.NONE, 1)),
            2,
            100);
    TaskSettings defaults = TaskSettings.DEFAULTS;
    TurbineEnvironment seeing =
        environment(
            new TaskSettings(
                defaults.controlIntervalS(),
                defaults.episodeDurationS(),
                defaults.winds(),
                1,
                defaults.inertiaKgM2(),
                defaults.start(),
                twoBack,
                defaults.action(),
                defaults.reward(),
                defaults.ending()));
    float[] first = seeing.reset(0);
    turbine.rotorSpeedRadPerS = 1;
    float[] second = seeing.step(NOTHING).observation();
    assertEquals(first[0], first[1], 0);
    assertArrayEquals(new float[] {(float) (30 / Math.PI), first[0]}, second, 1e-5f);
  }

  private static TaskSettings paying(double offset, double penalty, int repeat, String signal) {
    RewardTerm term =
        new RewardTerm(
            "term",
            1,
            RewardTerm.Shape.VALUE,
            new SignalSettings(signal, 0, 1, SignalSettings.Filter.NONE, 1),
            0,
            1000);
    return Records.with(
        withAction(Records.with(ActionSettings.DEFAULTS, "repeat", repeat)),
        "reward",
        new RewardSettings(offset, Optional.of(0.0), List.of(term), penalty));
  }

  @Test
  void terminationPenalty_isPaidForATerminationOnly() {
    TurbineEnvironment strict = environment(paying(0, 7, 1, "time_s"));
    strict.reset(0);
    assertEquals(0.1, strict.step(NOTHING).reward(), 1e-9, "running");
    turbine.rotorSpeedRadPerS = 1.267 * 1.25;
    assertEquals(0.2 - 7, strict.step(NOTHING).reward(), 1e-9, "terminated");
    turbine.windEndS = 0.15;
    strict.reset(1);
    Step truncated = strict.step(NOTHING);
    assertEquals(Standing.truncated("wind-end"), truncated.standing());
    assertEquals(0.1, truncated.reward(), 1e-9);
    turbine.windEndS = 100;
    strict.reset(2);
    turbine.rotorSpeedRadPerS = 1e20;
    Step aborted = strict.step(NOTHING);
    assertEquals(Standing.Kind.ABORTED, aborted.standing().kind());
    assertEquals(0, aborted.reward(), 0);
  }

  @Test
  void reward_ofADecision_isTheMeanOfTheIntervalsThatItLasted() {
    turbine.windEndS = 0.65;
    TurbineEnvironment repeating = environment(paying(0, 0, 4, "time_s"));
    repeating.reset(0);
    assertEquals((0.1 + 0.2 + 0.3 + 0.4) / 4, repeating.step(NOTHING).reward(), 1e-9);
    Step last = repeating.step(NOTHING);
    assertEquals((0.5 + 0.6) / 2, last.reward(), 1e-9);
    assertEquals(Standing.truncated("wind-end"), last.standing());
  }

  @Test
  void floorShare_countsTheDecisionsThatWerePaidTheFloorAllAlong() {
    TurbineEnvironment low = environment(paying(-0.35, 0, 2, "time_s"));
    low.reset(0);
    assertEquals(0, low.metrics().get("reward_floor_share"), 0, "before any");
    double[] shares = {1, 0.5, 1 / 3.0, 0.25};
    for (double share : shares) {
      low.step(NOTHING);
      assertEquals(share, low.metrics().get("reward_floor_share"), 1e-12);
    }
    low.reset(1);
    low.step(NOTHING);
    assertEquals(1, low.metrics().get("reward_floor_share"), 0, "of this episode only");
  }

  @Test
  void metrics_areOfThePresentEpisode() {
    TurbineEnvironment paid = environment(paying(0, 0, 1, "rotor_speed_rpm"));
    for (double speed : new double[] {1.5, 1.3}) {
      paid.reset(0);
      turbine.rotorSpeedRadPerS = speed;
      paid.step(NOTHING);
      turbine.rotorSpeedRadPerS = 1.2;
      paid.step(NOTHING);
      double torqueNm = torqueNm(turbine.commands.size() - 1);
      double joules = torqueNm * 97 * 0.944 * (speed + 1.2) * 0.1;
      assertEquals(joules / 3.6e6, paid.metrics().get("energy_kwh"), 1e-9);
      assertEquals(speed * 30 / Math.PI, paid.metrics().get("rotor_speed_max_rpm"), 1e-9);
      double meanRpm = (speed + 1.2) / 2 * 30 / Math.PI;
      assertEquals(meanRpm, paid.metrics().get("reward_term"), 1e-9);
    }
    assertEquals(
        List.of("energy_kwh", "rotor_speed_max_rpm", "reward_term", "reward_floor_share"),
        List.copyOf(paid.metrics().keySet()));
  }

  @Test
  void spaces_areOfTheSettings() {
    assertEquals(Box.uniform(2, -1, 1), environment.actionSpace());
    ObservationSettings three =
        Records.with(TaskSettings.DEFAULTS.observation(), "history", 3, "limit", 2.5);
    TurbineEnvironment seeing =
        environment(Records.with(TaskSettings.DEFAULTS, "observation", three));
    assertEquals(Box.uniform(12, -2.5f, 2.5f), seeing.observationSpace());
  }

  @Test
  void observations_stayWithinTheirLimit() {
    ObservationSettings narrow = Records.with(TaskSettings.DEFAULTS.observation(), "limit", 0.25);
    TurbineEnvironment seeing =
        environment(Records.with(TaskSettings.DEFAULTS, "observation", narrow));
    seeing.reset(0);
    turbine.rotorSpeedRadPerS = 1.5;
    float[] fast = seeing.step(NOTHING).observation();
    turbine.rotorSpeedRadPerS = 0.9;
    float[] slow = seeing.step(NOTHING).observation();
    assertEquals(0.25f, fast[0], 0);
    assertEquals(-0.25f, slow[0], 0);
  }

  @Test
  void reset_unusableReading_throwsAborted() {
    turbine.distortion = reading -> reading.toBuilder().set(Channel.PITCH_2, Double.NaN).build();
    AbortedException e = assertThrows(AbortedException.class, () -> environment.reset(0));
    assertEquals("simulator-non-finite", e.reason());
    assertEquals("the simulator reports NaN as blade2_pitch_deg", e.detail());
  }

  @Test
  void wind_isThatOfTheEpisode() {
    environment.reset(0);
    assertEquals("steady:10", environment.wind().spec());
    assertEquals(environment.wind(), turbine.starts.get(0).wind());
  }

  @Test
  void close_closesTheTurbine() {
    environment.close();
    assertTrue(turbine.closed);
  }
}
