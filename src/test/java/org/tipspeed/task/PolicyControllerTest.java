package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.agent.Policy;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.control.Baselines;
import org.tipspeed.environment.Step;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindSpec;

class PolicyControllerTest {

  private static final WindCase WIND = WindCases.parse("ntm:12,class=A,seed=7,duration=30");
  private static final int STEPS = 200;

  /** Reacts to everything it sees, so that any difference in what it sees shows. */
  private static class SumPolicy implements Policy {

    private final int observations;

    SumPolicy(int observations) {
      this.observations = observations;
    }

    @Override
    public int observationDimensions() {
      return observations;
    }

    @Override
    public int actionDimensions() {
      return 2;
    }

    @Override
    public float[] act(float[] observation) {
      float sum = 0;
      for (int i = 0; i < observation.length; i++) {
        sum += (i % 2 == 0 ? 1 : -1) * observation[i];
      }
      return new float[] {(float) Math.tanh(sum), (float) Math.tanh(-sum / 2)};
    }

    @Override
    public void save(ArrayFile.Builder file) {}
  }

  private static TaskSettings task(ActionSettings.Mode mode, int repeat) {
    TaskSettings task = TaskSettings.DEFAULTS.onWinds(List.of(new WindSpec(WIND.spec())));
    ActionSettings action =
        Records.with(Records.with(task.action(), "mode", mode), "repeat", repeat);
    ObservationSettings seen = Records.with(task.observation(), "history", 2);
    TaskSettings looking = Records.with(task, "observation", seen);
    return Records.with(Records.with(looking, "action", action), "episodeDurationS", 25.0);
  }

  @ParameterizedTest
  @EnumSource(ActionSettings.Mode.class)
  void policy_inAnyMode_fliesAsInTraining(ActionSettings.Mode mode) {
    assertFliesAsInTraining(task(mode, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void policy_withRepeatedActions_fliesAsInTraining(int repeat) {
    assertFliesAsInTraining(task(ActionSettings.Mode.INCREMENT, repeat));
  }

  /** The same policy once in the environment and once as a controller: equal to the bit. */
  private static void assertFliesAsInTraining(TaskSettings task) {
    Policy policy = new SumPolicy(task.observation().dimensions());
    double[] inTraining = energyOfTraining(task, policy);
    double[] asController = energyOfFlight(task, policy);
    assertEquals(inTraining[0], asController[0], 0);
    assertEquals(inTraining[1], asController[1], 0);
  }

  private static double[] energyOfTraining(TaskSettings task, Policy policy) {
    try (TurbineEnvironment environment =
        new TurbineEnvironment(MockTurbine.nrel5mw(), task, new RandomStreams(1))) {
      float[] observation = environment.reset(0);
      for (int i = 0; i < STEPS / task.action().repeat(); i++) {
        Step step = environment.step(policy.act(observation));
        assertTrue(step.standing().isRunning(), step.standing().toString());
        observation = step.observation();
      }
      var metrics = environment.metrics();
      return new double[] {metrics.get("energy_kwh"), metrics.get("rotor_speed_max_rpm")};
    }
  }

  private static double[] energyOfFlight(TaskSettings task, Policy policy) {
    try (MockTurbine turbine = MockTurbine.nrel5mw()) {
      PolicyController controller = new PolicyController("policy", policy, task, Baselines::of);
      EpisodeStart start =
          new EpisodeStart(
              WIND,
              StartPoints.of(task.start(), turbine.description(), WIND),
              task.controlIntervalS(),
              task.episodeDurationS());
      TurbineReading reading = turbine.start(start);
      controller.start(turbine.description(), reading, task.controlIntervalS());
      double energyJ = 0;
      double fastest = reading.rotorSpeedRadPerS();
      for (int i = 0; i < STEPS; i++) {
        reading = turbine.advance(controller.command(reading));
        energyJ += reading.electricalPowerW() * task.controlIntervalS();
        fastest = Math.max(fastest, reading.rotorSpeedRadPerS());
      }
      return new double[] {energyJ / 3.6e6, fastest * 30 / Math.PI};
    }
  }

  /** Elsewhere the schedule is another, and readings mean something else. */
  @Test
  void policy_onAnotherTurbine_seesTheTorqueOffItsOwnSchedule_andActsWithinItsOwnLimits() {
    TurbineDescription own;
    TurbineReading reading;
    try (MockTurbine turbine = MockTurbine.nrel5mw()) {
      own = turbine.description();
      OperatingPoint at = own.steadyStateAt(9);
      reading = turbine.start(new EpisodeStart(WIND, at, 0.1, 10));
    }
    List<TurbineDescription.SteadyState> elsewhere =
        List.of(new TurbineDescription.SteadyState(9, new OperatingPoint(1, 0, 1e3)));
    TurbineDescription flown =
        Records.with(
            own,
            "steadyStates",
            elsewhere,
            "generatorEfficiency",
            0.5,
            "maxPitchRad",
            own.maxPitchRad() / 2);
    TaskSettings task = task(ActionSettings.Mode.ABSOLUTE, 1);
    List<SignalSettings> signals =
        Stream.of("torque_off_schedule_kNm", "captured_power_kW")
            .map(name -> Records.with(SignalSettings.DEFAULTS, "signal", name))
            .toList();
    task = Records.with(task, "observation", new ObservationSettings(signals, 1, 1e6));
    float[] seen = new float[2];
    Policy policy =
        new SumPolicy(2) {
          @Override
          public float[] act(float[] observation) {
            System.arraycopy(observation, 0, seen, 0, 2);
            return new float[] {1, 0};
          }
        };
    PolicyController controller =
        new PolicyController("p", policy, task, Optional.of(own), Baselines::of);
    controller.start(flown, reading, 0.1);
    double off = reading.generatorTorqueNm() - own.steadyTorqueAt(reading.rotorSpeedRadPerS());
    assertEquals(off / 1e3, seen[0], 1e-3);
    assertEquals(reading.electricalPowerW() / 0.5 / 1e3, seen[1], 1e-2);
    double pitchRad = 0;
    for (int i = 0; i < 1000; i++) {
      pitchRad = controller.command(reading).pitchRad().mean();
    }
    assertEquals(own.maxPitchRad(), pitchRad, 1e-9);
  }

  @Test
  void policy_ofOtherShape_isRefusedWithBothShapes() {
    TaskSettings task = TaskSettings.DEFAULTS;
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new PolicyController("policy", new SumPolicy(99), task, Baselines::of));
    assertTrue(e.getMessage().contains("takes 99 observations"), e.getMessage());
  }

  @Test
  void start_atAnotherInterval_isRefused() {
    TaskSettings task = TaskSettings.DEFAULTS;
    PolicyController controller =
        new PolicyController(
            "p", new SumPolicy(task.observation().dimensions()), task, Baselines::of);
    assertEquals("p", controller.name());
    assertThrows(IllegalArgumentException.class, () -> controller.start(null, null, 0.05));
  }
}
