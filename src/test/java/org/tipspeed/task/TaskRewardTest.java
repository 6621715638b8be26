package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.support.Records;
import org.tipspeed.task.RewardTerm.Shape;
import org.tipspeed.task.SignalSettings.Filter;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindSpec;

/** A controller's flight is paid as the agent's is. */
class TaskRewardTest {

  private static final TaskSettings TASK =
      Records.with(
              TaskSettings.DEFAULTS,
              "action",
              Records.with(ActionSettings.DEFAULTS, "repeat", 4),
              "reward",
              new RewardSettings(
                  1,
                  Optional.of(0.0),
                  List.of(
                      term("captured_power_kW", 1000, Filter.LOW_PASS, Shape.VALUE, 2),
                      term("torque_command_kNm", 1, Filter.RATE, Shape.ABSOLUTE, -0.1)),
                  9))
          .onWinds(List.of(new WindSpec("steady:10")));

  private static RewardTerm term(
      String signal, double scale, Filter filter, Shape shape, double weight) {
    return new RewardTerm(
        signal, weight, shape, new SignalSettings(signal, 0, scale, filter, 0.5), 0, 1000);
  }

  @Test
  void sumOverAFlight_isTheAgentsReturn() {
    FakeTurbine turbine = new FakeTurbine();
    TurbineEnvironment environment = new TurbineEnvironment(turbine, TASK, new RandomStreams(1));
    environment.reset(0);
    double expected = 0;
    for (double speed : new double[] {1.0, 1.1, 1.05}) {
      turbine.rotorSpeedRadPerS = speed;
      expected += environment.step(new float[] {0.3f, -0.7f}).reward();
    }
    assertEquals(expected, rewardOfTheSameFlight(turbine.commands), 1e-9);
  }

  private static double rewardOfTheSameFlight(List<TurbineCommand> commands) {
    FakeTurbine turbine = new FakeTurbine();
    OperatingPoint initial =
        StartPoints.of(TASK.start(), turbine.description(), WindCases.parse("steady:10"));
    TurbineReading before =
        turbine.start(new EpisodeStart(WindCases.parse("steady:10"), initial, 0.1, 120));
    TaskReward reward = new TaskReward(TASK);
    reward.start(turbine.description(), before, 0.1);
    double sum = 0;
    for (int i = 0; i < commands.size(); i++) {
      turbine.rotorSpeedRadPerS = List.of(1.0, 1.1, 1.05).get(i / 4);
      TurbineReading after = turbine.advance(commands.get(i));
      sum += reward.reward(before, commands.get(i), after, Standing.running());
      before = after;
    }
    return sum;
  }

  @Test
  void termination_costsItsWholePenaltyOnce() {
    FakeTurbine turbine = new FakeTurbine();
    TurbineReading reading =
        turbine.start(
            new EpisodeStart(
                WindCases.parse("steady:10"), new OperatingPoint(1.2, 0, 40e3), 0.1, 60));
    TurbineCommand command = TurbineCommand.collective(40e3, 0);
    double[] rewards = new double[2];
    for (int i = 0; i < 2; i++) {
      TaskReward reward = new TaskReward(TASK);
      reward.start(turbine.description(), reading, 0.1);
      rewards[i] =
          reward.reward(
              reading,
              command,
              reading,
              i == 1 ? Standing.terminated("overspeed") : Standing.running());
    }
    assertEquals(9, rewards[0] - rewards[1], 1e-9);
  }
}
