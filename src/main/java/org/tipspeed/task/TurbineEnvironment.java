package org.tipspeed.task;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.tipspeed.control.Baselines;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.AbortedException;
import org.tipspeed.environment.Box;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Schedule;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCase;

/**
 * A turbine as a learning task: encodes readings into observations, decodes actions into commands,
 * computes the reward and decides the end of the episode.
 */
public final class TurbineEnvironment implements Environment {

  /** How many numbers an action has: collective pitch and generator torque. */
  public static final int ACTIONS = ActionDecoder.DIMENSIONS;

  private final Turbine turbine;
  private final TaskSettings settings;
  private final WindDraw winds;
  private final ObservationEncoder encoder;
  private final ActionDecoder decoder;
  private final Reward reward;
  private final Endings endings;
  private final double inertiaKgM2;

  private WindCase wind;
  private Schedule schedule;
  private TurbineReading reading;
  private double energyJ;
  private double maxRotorSpeedRadPerS;
  private int decisions;
  private int decisionsOnFloor;

  /** A task in which nothing is added to a reference controller, or to the baseline. */
  public TurbineEnvironment(Turbine turbine, TaskSettings settings, RandomStreams streams) {
    this(turbine, settings, Baselines::of, streams);
  }

  /**
   * @param turbine closed together with this environment; what it reports is computed with and
   *     learned from as it is, so one that may report what cannot be true should be checked
   * @param settings the task
   * @param references makes what residual actions are added to
   * @param streams source of the episodes' winds
   * @throws TurbineException if the turbine does not say of itself what the task needs
   */
  public TurbineEnvironment(
      Turbine turbine,
      TaskSettings settings,
      Function<TurbineDescription, Controller> references,
      RandomStreams streams) {
    this.turbine = turbine;
    this.settings = settings;
    this.winds = new WindDraw(settings.winds(), settings.windPool(), streams);
    double intervalS = settings.controlIntervalS();
    this.encoder = new ObservationEncoder(settings.observation(), intervalS);
    this.decoder = new ActionDecoder(settings.action(), intervalS, references);
    this.reward = new Reward(settings.reward(), intervalS);
    this.endings = new Endings(settings.ending(), turbine.description());
    this.inertiaKgM2 = settings.inertiaKgM2(turbine.description());
  }

  @Override
  public Box observationSpace() {
    float limit = (float) settings.observation().limit();
    return Box.uniform(settings.observation().dimensions(), -limit, limit);
  }

  @Override
  public Box actionSpace() {
    return Box.uniform(ActionDecoder.DIMENSIONS, -1, 1);
  }

  @Override
  public float[] reset(long episode) {
    wind = winds.draw(episode);
    try {
      reading = turbine.start(episodeStart());
      schedule =
          new Schedule(
              settings.controlIntervalS(), settings.episodeDurationS(), turbine.windEndS());
    } catch (TurbineException e) {
      throw new AbortedException(e.reason(), e.getMessage(), e);
    }
    TurbineCommand command = decoder.start(turbine.description(), reading);
    ControlStep first = controlStep(reading, command, new float[ActionDecoder.DIMENSIONS]);
    reward.start(first);
    energyJ = 0;
    maxRotorSpeedRadPerS = reading.rotorSpeedRadPerS();
    decisions = 0;
    decisionsOnFloor = 0;
    return encoder.start(first);
  }

  private EpisodeStart episodeStart() {
    return new EpisodeStart(
        wind,
        StartPoints.of(settings.start(), turbine.description(), wind),
        settings.controlIntervalS(),
        settings.episodeDurationS());
  }

  @Override
  public Step step(float[] action) {
    float[] clipped = actionSpace().clip(action);
    double total = 0;
    int intervals = 0;
    int onFloor = 0;
    Standing standing = Standing.running();
    String detail = "";
    while (intervals < settings.action().repeat() && standing.isRunning()) {
      try {
        total += advance(clipped);
        onFloor += reward.isOnFloor() ? 1 : 0;
        standing = standing();
      } catch (TurbineException e) {
        standing = Standing.aborted(e.reason());
        detail = e.getMessage();
      }
      intervals++;
    }
    decisions++;
    decisionsOnFloor += onFloor == intervals ? 1 : 0;
    double penalty = standing.kind() == Standing.Kind.TERMINATED ? reward.terminationPenalty() : 0;
    return new Step(encoder.observe(), total / intervals - penalty, standing, detail);
  }

  /** One control interval. */
  private double advance(float[] action) {
    TurbineCommand command = decoder.decode(action, reading);
    TurbineReading next = turbine.advance(command);
    ControlStep step = controlStep(next, command, action);
    reading = next;
    encoder.update(step);
    energyJ += next.electricalPowerW() * settings.controlIntervalS();
    maxRotorSpeedRadPerS = Math.max(maxRotorSpeedRadPerS, next.rotorSpeedRadPerS());
    return reward.of(step);
  }

  private ControlStep controlStep(TurbineReading next, TurbineCommand command, float[] action) {
    return new ControlStep(turbine.description(), reading, next, command, action, inertiaKgM2);
  }

  private Standing standing() {
    Standing physical = endings.judge(reading);
    return physical.isRunning() ? schedule.at(reading.timeS()) : physical;
  }

  /** The wind of the present episode. */
  public WindCase wind() {
    return wind;
  }

  @Override
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("energy_kwh", energyJ / 3.6e6);
    // Not Unit.RPM, which rounds otherwise: logs of the same run stay the same to the last digit.
    metrics.put("rotor_speed_max_rpm", maxRotorSpeedRadPerS * 30 / Math.PI);
    metrics.putAll(reward.contributions());
    metrics.put("reward_floor_share", (double) decisionsOnFloor / Math.max(1, decisions));
    return metrics;
  }

  @Override
  public void close() {
    decoder.close();
    turbine.close();
  }
}
