package org.tipspeed.app;

import org.tipspeed.control.FlightReward;
import org.tipspeed.environment.Standing;
import org.tipspeed.task.TaskReward;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/** Scores flights by a task's reward. */
final class TaskFlightReward implements FlightReward {

  private final TaskReward reward;

  TaskFlightReward(TaskSettings task) {
    this.reward = new TaskReward(task);
  }

  @Override
  public void start(TurbineDescription turbine, TurbineReading first, double controlIntervalS) {
    reward.start(turbine, first);
  }

  @Override
  public double reward(
      TurbineReading before, TurbineCommand command, TurbineReading after, Standing standing) {
    return reward.of(before, command, after, standing.kind() == Standing.Kind.TERMINATED);
  }
}
