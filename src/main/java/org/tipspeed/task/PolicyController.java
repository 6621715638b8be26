package org.tipspeed.task;

import java.util.Optional;
import java.util.function.Function;
import org.tipspeed.agent.Policy;
import org.tipspeed.control.Controller;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/** A trained policy as a controller: the same observations and actions as in training. */
public final class PolicyController implements Controller {

  private final String name;
  private final Policy policy;
  private final TaskSettings settings;
  private final Optional<TurbineDescription> own;
  private final ObservationEncoder encoder;
  private final ActionDecoder decoder;

  private TurbineDescription turbine;
  private double inertiaKgM2;
  private TurbineReading previous;
  private TurbineCommand command;
  private float[] action;
  private int intervals;

  /** On the turbine that it was trained on. */
  public PolicyController(
      String name,
      Policy policy,
      TaskSettings settings,
      Function<TurbineDescription, Controller> references) {
    this(name, policy, settings, Optional.empty(), references);
  }

  /**
   * @param name for tables and file names
   * @param policy must have the task's dimensions
   * @param settings the task the policy was trained for
   * @param own the turbine that it was trained on: elsewhere its actions mean what they meant
   *     there, and it sees the torque off that turbine's schedule; if absent, the one that it flies
   * @param references makes what residual actions are added to
   * @throws IllegalArgumentException if the policy is for another task
   */
  public PolicyController(
      String name,
      Policy policy,
      TaskSettings settings,
      Optional<TurbineDescription> own,
      Function<TurbineDescription, Controller> references) {
    requireFit(policy, settings);
    this.name = name;
    this.policy = policy;
    this.settings = settings;
    this.own = own;
    this.encoder = new ObservationEncoder(settings.observation(), settings.controlIntervalS());
    this.decoder = new ActionDecoder(settings.action(), settings.controlIntervalS(), references);
  }

  private static void requireFit(Policy policy, TaskSettings settings) {
    int observations = settings.observation().dimensions();
    if (policy.observationDimensions() != observations
        || policy.actionDimensions() != ActionDecoder.DIMENSIONS) {
      throw new IllegalArgumentException(
          ("the policy takes %d observations and gives %d actions, but the config's task has %d"
                  + " and %d: use the config it was trained with")
              .formatted(
                  policy.observationDimensions(),
                  policy.actionDimensions(),
                  observations,
                  ActionDecoder.DIMENSIONS));
    }
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * @throws IllegalArgumentException if the interval is not the one the policy was trained with
   */
  @Override
  public void start(TurbineDescription flown, TurbineReading first, double controlIntervalS) {
    if (Math.abs(controlIntervalS - settings.controlIntervalS()) > 1e-9) {
      throw new IllegalArgumentException(
          "the policy was trained with a control interval of %s s, not %s s"
              .formatted(settings.controlIntervalS(), controlIntervalS));
    }
    turbine = own.map(flown::operatedAs).orElse(flown);
    inertiaKgM2 = settings.inertiaKgM2(turbine);
    previous = first;
    action = new float[ActionDecoder.DIMENSIONS];
    command = decoder.start(turbine, first);
    intervals = 0;
    action = policy.act(encoder.start(step(first)));
  }

  @Override
  public TurbineCommand command(TurbineReading reading) {
    if (intervals > 0) {
      encoder.update(step(reading));
      previous = reading;
      if (intervals % settings.action().repeat() == 0) {
        action = policy.act(encoder.observe());
      }
    }
    intervals++;
    command = decoder.decode(action, reading);
    return command;
  }

  @Override
  public void close() {
    decoder.close();
  }

  private ControlStep step(TurbineReading reading) {
    return new ControlStep(turbine, previous, reading, command, action, inertiaKgM2);
  }
}
