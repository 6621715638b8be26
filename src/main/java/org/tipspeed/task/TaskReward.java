package org.tipspeed.task;

import org.tipspeed.control.FlightReward;
import org.tipspeed.environment.Standing;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * The task's reward for any controller, so that a classical one can be measured by what the agent
 * was paid for. Terms that count the agent's own actions are zero; a control interval is paid its
 * share of a decision's reward.
 */
public final class TaskReward implements FlightReward {

  private static final float[] NO_ACTION = new float[ActionDecoder.DIMENSIONS];

  private final TaskSettings settings;
  private final Reward reward;
  private TurbineDescription turbine;
  private double inertiaKgM2;

  public TaskReward(TaskSettings settings) {
    this.settings = settings;
    this.reward = new Reward(settings.reward(), settings.controlIntervalS());
  }

  @Override
  public void start(TurbineDescription flown, TurbineReading first, double controlIntervalS) {
    turbine = flown;
    inertiaKgM2 = settings.inertiaKgM2(flown);
    TurbineCommand held = new TurbineCommand(first.generatorTorqueNm(), first.pitchRad(), 0);
    reward.start(step(first, held, first));
  }

  @Override
  public double reward(
      TurbineReading before, TurbineCommand command, TurbineReading after, Standing standing) {
    double whole = reward.of(step(before, command, after)) / settings.action().repeat();
    return standing.kind() == Standing.Kind.TERMINATED
        ? whole - reward.terminationPenalty()
        : whole;
  }

  private ControlStep step(TurbineReading before, TurbineCommand command, TurbineReading after) {
    return new ControlStep(turbine, before, after, command, NO_ACTION, inertiaKgM2);
  }
}
