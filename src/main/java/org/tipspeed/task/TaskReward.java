package org.tipspeed.task;

import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * The task's reward for any controller, so that a classical one can be measured by what the agent
 * was paid for. Terms that count the agent's own actions are zero.
 */
public final class TaskReward {

  private static final float[] NO_ACTION = new float[ActionDecoder.DIMENSIONS];

  private final TaskSettings settings;
  private final Reward reward;
  private TurbineDescription turbine;

  public TaskReward(TaskSettings settings) {
    this.settings = settings;
    this.reward = new Reward(settings.reward(), settings.controlIntervalS());
  }

  /** A new flight begins. */
  public void start(TurbineDescription flown, TurbineReading first) {
    turbine = flown;
    TurbineCommand held = new TurbineCommand(first.generatorTorqueNm(), first.pitchRad(), 0);
    reward.start(moment(first, held, first));
  }

  /**
   * Reward of one control interval as its share of a decision's reward.
   *
   * @param terminated whether the turbine's limits ended the flight there
   */
  public double of(
      TurbineReading before, TurbineCommand command, TurbineReading after, boolean terminated) {
    double whole = reward.of(moment(before, command, after)) / settings.action().repeat();
    return terminated ? whole - reward.terminationPenalty() : whole;
  }

  private Moment moment(TurbineReading before, TurbineCommand command, TurbineReading after) {
    return new Moment(turbine, before, after, command, NO_ACTION, settings.inertiaKgM2());
  }
}
