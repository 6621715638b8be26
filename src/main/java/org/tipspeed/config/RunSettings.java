package org.tipspeed.config;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.tipspeed.agent.Algorithm;
import org.tipspeed.config.yaml.OneOf;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.YamlDocument;
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

  private static final double MOST_STEPS = 2e6;

  public RunSettings {
    Check.that(simulators >= 1 && simulators <= 1000, "simulators must be in 1..1000", simulators);
    Check.notNegative("discount_time_constant_s", discountTimeConstantS);
    Objects.requireNonNull(environment);
    Objects.requireNonNull(turbine);
    Objects.requireNonNull(task);
    Objects.requireNonNull(classic);
    Objects.requireNonNull(agent);
    Objects.requireNonNull(training);
    Objects.requireNonNull(evaluation);
    Objects.requireNonNull(reference);
    requireFewSteps("task.episode_duration_s", task.episodeDurationS(), task);
    requireFewSteps("evaluation.duration_s", evaluation.durationS(), task);
  }

  /** Every step of a flight is kept in memory until it is written. */
  private static void requireFewSteps(String key, double durationS, TaskSettings task) {
    double steps = durationS / task.controlIntervalS();
    if (steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "%s must be at most %.0f control intervals, was %s s of %s s"
              .formatted(key, MOST_STEPS, durationS, task.controlIntervalS()));
    }
  }

  /** Puts numbers in the place of what a file gives in units of its turbine. */
  public static void rewrite(MappingNode root, String source, Path folder) {
    TurbineUnits.resolve(root, source, folder);
  }

  /**
   * Reads a settings file, for another turbine if need be.
   *
   * @param turbine name or parameter file of the built-in turbine, in place of the file's own
   * @throws SettingsException if the file cannot be read, or with every problem found in it
   */
  public static RunSettings read(Path file, Optional<String> turbine) {
    MappingNode root = YamlDocument.compose(SettingsReader.text(file), file.toString());
    turbine.ifPresent(each -> TurbineChoice.put(root, each, file));
    return SettingsReader.read(root, file, RunSettings.class);
  }

  /** The same run with another length. */
  public RunSettings withSteps(long steps) {
    return withTraining(training.withSteps(steps));
  }

  /**
   * The same as far as flying needs them, for settings that came inside a policy file: task,
   * metrics and what the built-in turbine may be told. Whatever starts a process, loads a library,
   * leads to a file or decides how much is done is at its default, because a file may come from
   * anybody.
   */
  public RunSettings toFly() {
    return new RunSettings(
        seed,
        environment,
        DEFAULTS.simulators,
        discountTimeConstantS,
        turbine.toFly(),
        task.onWinds(DEFAULTS.task.winds()),
        DEFAULTS.classic,
        DEFAULTS.agent.with(discountOnly()),
        DEFAULTS.training,
        evaluation.toFly(),
        Optional.empty());
  }

  /** An early end costs a flight's reward what it cost the agent. */
  private Record discountOnly() {
    double discount = Algorithm.Choice.of(Algorithms.ALL, agent.settings()).discount();
    return Algorithm.Choice.of(Algorithms.ALL, DEFAULTS.agent.settings())
        .discounted(discount)
        .settings();
  }

  /** What {@link #toFly} takes away although flights would not be the same without it, by key. */
  public List<String> beyondFlying() {
    List<String> asked = new ArrayList<>(turbine.beyondFlying());
    reference.ifPresent(each -> asked.add("reference.library: " + each.library()));
    return asked;
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
