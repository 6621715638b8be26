package org.tipspeed.task;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.WindSpec;

/**
 * Turbine control as a learning task.
 *
 * @param controlIntervalS time between two commands [s]
 * @param episodeDurationS time limit of an episode [s]
 * @param winds wind specs to draw episodes from, in turn; {@code a..b} in a spec is drawn between a
 *     and b, {@code *} is a random seed: {@code ntm:5..24,class=B,seed=*,duration=150}
 * @param windPool how many different winds are drawn before they are used again
 * @param inertiaKgM2 inertia of the whole drive train on the rotor side, for {@code
 *     captured_power_kW} [kg m2]; if absent the turbine's
 * @param start state at the start of an episode
 * @param observation what the agent sees
 * @param action what its numbers mean
 * @param reward what it is paid for
 * @param ending when an episode ends early
 */
@RecordBuilder
public record TaskSettings(
    double controlIntervalS,
    double episodeDurationS,
    List<WindSpec> winds,
    int windPool,
    Optional<Double> inertiaKgM2,
    StartSettings start,
    ObservationSettings observation,
    ActionSettings action,
    RewardSettings reward,
    EndingSettings ending)
    implements TaskSettingsBuilder.With {

  public static final TaskSettings DEFAULTS =
      new TaskSettings(
          0.1,
          120,
          List.of(new WindSpec("ntm:5..24,class=B,seed=*,duration=130")),
          100,
          Optional.empty(),
          StartSettings.DEFAULTS,
          ObservationSettings.DEFAULTS,
          ActionSettings.DEFAULTS,
          RewardSettings.DEFAULTS,
          EndingSettings.DEFAULTS);

  /** A day [s]. */
  private static final double LONGEST_S = 86_400;

  public TaskSettings {
    Check.that(
        controlIntervalS >= 0.001 && controlIntervalS <= 1,
        "control_interval_s must be from 0.001 to 1",
        controlIntervalS);
    Check.that(
        episodeDurationS >= controlIntervalS && episodeDurationS <= LONGEST_S,
        "episode_duration_s must be at least one control interval and at most %.0f"
            .formatted(LONGEST_S),
        episodeDurationS);
    winds = List.copyOf(winds);
    Check.notEmpty("winds", winds, "wind");
    Check.that(
        windPool >= 1 && windPool <= 10_000_000, "wind_pool must be in 1..10000000", windPool);
    inertiaKgM2.ifPresent(inertia -> Check.positive("inertia_kg_m2", inertia));
    Objects.requireNonNull(start);
    Objects.requireNonNull(observation);
    Objects.requireNonNull(action);
    Objects.requireNonNull(reward);
    Objects.requireNonNull(ending);
  }

  /** Time between two decisions of the agent [s]. */
  public double decisionIntervalS() {
    return controlIntervalS * action.repeat();
  }

  /**
   * Inertia of a turbine's drive train seen from the rotor [kg m2].
   *
   * @return NaN where neither settings nor turbine say it and no signal needs it
   * @throws TurbineException if a signal needs it all the same
   */
  double inertiaKgM2(TurbineDescription turbine) {
    Optional<Double> inertia = inertiaKgM2.or(turbine::driveTrainInertiaKgM2);
    if (inertia.isEmpty() && usesInertia()) {
      throw new TurbineException(
          TurbineException.Kind.REFUSED,
          "the signal captured_power_kW needs task.inertia_kg_m2, as %s does not say its inertia"
              .formatted(turbine.name()));
    }
    return inertia.orElse(Double.NaN);
  }

  private boolean usesInertia() {
    return Stream.concat(
            observation.signals().stream(), reward.terms().stream().map(RewardTerm::of))
        .anyMatch(signal -> signal.signal().equals(Signal.CAPTURED_POWER));
  }

  /** Names of the signals that the agent is to see but a turbine does not report. */
  public List<String> unseenOn(TurbineDescription turbine) {
    return missing(observation.signals().stream(), turbine);
  }

  /** Names of the signals that the agent is to be paid for but a turbine does not report. */
  public List<String> unpaidOn(TurbineDescription turbine) {
    Stream<SignalSettings> paid = reward.terms().stream().map(RewardTerm::of);
    return missing(Stream.concat(paid, Stream.of(Reward.RECENT_WIND)), turbine);
  }

  private static List<String> missing(Stream<SignalSettings> signals, TurbineDescription turbine) {
    return signals
        .filter(signal -> signal.isMissingFrom(turbine.channels()))
        .map(SignalSettings::signal)
        .distinct()
        .toList();
  }

  /** The same task on other winds, each used as written and in turn. */
  public TaskSettings onWinds(List<WindSpec> otherWinds) {
    return withWinds(otherWinds).withWindPool(otherWinds.size());
  }

  /**
   * The same task with all that a termination costs an agent that looks ahead so far, the end of
   * the episode at most.
   *
   * @param discount of future rewards, per decision
   */
  public TaskSettings lookingAhead(double discount) {
    double decisions = Math.min(1 / (1 - discount), episodeDurationS / decisionIntervalS());
    return withReward(reward.lookingAhead(decisions));
  }
}
