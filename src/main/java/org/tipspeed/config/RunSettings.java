package org.tipspeed.config;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Objects;
import java.util.Optional;
import org.tipspeed.agent.Algorithm;
import org.tipspeed.config.yaml.OneOf;
import org.tipspeed.control.ReferenceSettings;
import org.tipspeed.environment.classic.ClassicSettings;
import org.tipspeed.evaluation.EvaluationSettings;
import org.tipspeed.quantity.Check;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.training.TrainingSettings;

/**
 * A whole settings file.
 *
 * @param seed of everything random in the run
 * @param environment see {@link EnvironmentKind}
 * @param simulators how many work side by side
 * @param discountTimeConstantS how far ahead the agent looks [s]; 0 to use {@code agent.discount}
 *     per step as it stands, as the known tasks always do
 * @param turbine which simulator flies
 * @param task what there is to learn
 * @param classic the known tasks
 * @param agent how it learns; {@code algorithm} is one of {@link Algorithms#ALL}
 * @param training how long, how often
 * @param evaluation how it is judged
 * @param reference the controller that it is measured by; if absent the turbine's baseline
 */
@RecordBuilder
public record RunSettings(
    long seed,
    EnvironmentKind environment,
    int simulators,
    double discountTimeConstantS,
    TurbineSettings turbine,
    TaskSettings task,
    ClassicSettings classic,
    OneOf agent,
    TrainingSettings training,
    EvaluationSettings evaluation,
    Optional<ReferenceSettings> reference)
    implements RunSettingsBuilder.With {

  /** What an agent can learn in. */
  public enum EnvironmentKind {
    /** A turbine in a simulator. */
    TURBINE,
    /** Gymnasium's Pendulum-v1. */
    PENDULUM,
    /** A two-jointed arm after Unity's Reacher. */
    REACHER,
    /** Episodes of one step with a known best answer. */
    BANDIT
  }

  public static final RunSettings DEFAULTS =
      new RunSettings(
          1,
          EnvironmentKind.TURBINE,
          1,
          10,
          TurbineSettings.DEFAULTS,
          TaskSettings.DEFAULTS,
          ClassicSettings.DEFAULTS,
          Algorithms.defaults(),
          TrainingSettings.DEFAULTS,
          EvaluationSettings.DEFAULTS,
          Optional.empty());

  public RunSettings {
    Check.atLeast("simulators", simulators, 1);
    Check.notNegative("discount_time_constant_s", discountTimeConstantS);
    Objects.requireNonNull(environment);
    Objects.requireNonNull(turbine);
    Objects.requireNonNull(task);
    Objects.requireNonNull(classic);
    Objects.requireNonNull(agent);
    Objects.requireNonNull(training);
    Objects.requireNonNull(evaluation);
    Objects.requireNonNull(reference);
  }

  /** The same run with another length. */
  public RunSettings withSteps(long steps) {
    return withTraining(training.withSteps(steps));
  }

  /** Whether it is about a turbine, and not about a known task. */
  public boolean flies() {
    return environment == EnvironmentKind.TURBINE;
  }

  /** The task as the agent is paid for it: what an early end costs is a matter of its discount. */
  public TaskSettings paidTask() {
    return task.lookingAhead(algorithm().discount());
  }

  /** How it learns, with the discount that belongs to the task's decision interval. */
  public Algorithm.Choice<?> algorithm() {
    Algorithm.Choice<?> asked = Algorithm.Choice.of(Algorithms.ALL, agent.settings());
    return discountTimeConstantS == 0 || !flies()
        ? asked
        : asked.discounted(Math.exp(-task.decisionIntervalS() / discountTimeConstantS));
  }
}
