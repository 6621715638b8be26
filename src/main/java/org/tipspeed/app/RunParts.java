package org.tipspeed.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Policy;
import org.tipspeed.config.RunSettings;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.classic.Bandit;
import org.tipspeed.environment.classic.Pendulum;
import org.tipspeed.environment.classic.Reacher;
import org.tipspeed.evaluation.ControlledTurbine;
import org.tipspeed.evaluation.GoalValidation;
import org.tipspeed.flight.FlightStop;
import org.tipspeed.flight.disturbance.Disturbance;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.task.Endings;
import org.tipspeed.task.PolicyController;
import org.tipspeed.task.StartPoints;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.task.TurbineEnvironment;
import org.tipspeed.training.ReturnValidation;
import org.tipspeed.training.Validation;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.process.ProcessEvents;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindSpec;

/** Makes the parts of a run from its settings. */
final class RunParts {

  private final RunSettings settings;
  private final Path logFolder;
  private final Consumer<String> told;
  private final RandomStreams streams;
  private final Turbines turbines;
  private TurbineDescription description;

  /**
   * @param settings of a simulator that is prepared
   * @param logFolder receives what simulators and controller libraries print
   * @param told is given what a controller library wants its user to read
   */
  RunParts(RunSettings settings, Path logFolder, Consumer<String> told) {
    this.settings = settings;
    this.logFolder = logFolder;
    this.told = told;
    this.turbines = new Turbines(settings.turbine(), logFolder);
    this.streams = new RandomStreams(settings.seed());
  }

  Turbine turbine() {
    return turbines.turbine();
  }

  /** A turbine as a suite wants it. */
  Turbine turbine(DisturbanceSettings disturbance) {
    return disturbance.airDensityKgPerM3().map(turbines::turbineInAirOf).orElseGet(this::turbine);
  }

  /** What is flown. */
  synchronized TurbineDescription description() {
    if (description == null) {
      description = Turbines.described(settings.turbine()).orElseGet(this::asked);
    }
    return description;
  }

  private TurbineDescription asked() {
    try (Turbine turbine = turbine()) {
      return turbine.description();
    }
  }

  /** What has happened to simulators in child processes. */
  ProcessEvents events() {
    return turbines.events();
  }

  /** What flew, for readers of results: with its version where it said. */
  String simulatorTitle() {
    return turbines.title();
  }

  /** Name of this machine, for file names. */
  static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Whether simulators are slow enough to deserve threads of their own. */
  boolean threaded() {
    return settings.flies() && turbines.areSlow();
  }

  /** One environment per simulator, to train in; slow simulators load side by side. */
  List<Environment> environments() {
    return IntStream.range(0, settings.simulators())
        .parallel()
        .mapToObj(simulator -> training())
        .toList();
  }

  private Environment training() {
    return settings.flies() ? environment(settings.paidTask()) : knownTask("training");
  }

  /** What chooses the best policy: validation winds, or starts of its own for a known task. */
  Validation validation() {
    if (!settings.flies()) {
      return new ReturnValidation(knownTask("validation"), settings.classic().validationEpisodes());
    }
    List<WindSpec> winds = settings.evaluation().validationWinds();
    return settings.evaluation().validationGoals().isEmpty()
        ? new ReturnValidation(environment(settings.paidTask().onWinds(winds)), winds.size())
        : goals(winds);
  }

  private Validation goals(List<WindSpec> winds) {
    int sideBySide = threaded() ? settings.simulators() : 1;
    return new GoalValidation(
        Stream.generate(this::withReference).limit(sideBySide).toList(),
        this::controller,
        winds.stream().map(wind -> start(wind.wind(), settings.evaluation().durationS())).toList(),
        settings.evaluation().metrics(),
        settings.evaluation().validationGoals());
  }

  private ControlledTurbine withReference() {
    return new ControlledTurbine(
        turbine(),
        List.of(reference(description())),
        this::stops,
        Optional.empty(),
        Disturbance.NONE);
  }

  /** What everything is measured by; a new controller, which the caller closes. */
  Controller reference(TurbineDescription turbine) {
    return new Reference(settings.reference()).controller(turbine, logFolder, told);
  }

  /** A policy that is trained here as a controller, on the task of the settings. */
  Controller controller(Policy policy) {
    return new PolicyController(Reference.POLICY, policy, settings.task(), this::reference);
  }

  /**
   * A policy as a controller, on the task of the settings.
   *
   * @param own turbine that it was trained on, if that is known
   */
  Controller controller(Policy policy, Optional<TurbineDescription> own) {
    return new PolicyController(Reference.POLICY, policy, settings.task(), own, this::reference);
  }

  /** What ends a flight before its time. */
  List<FlightStop> stops(TurbineDescription turbine) {
    Endings endings = new Endings(settings.task().ending(), turbine);
    return List.of(endings::judge);
  }

  /** How a flight in a wind starts: the same for all controllers. */
  EpisodeStart start(WindCase wind, double seconds) {
    return new EpisodeStart(
        wind,
        StartPoints.of(settings.task().start(), description(), wind),
        settings.task().controlIntervalS(),
        seconds);
  }

  /**
   * A known task.
   *
   * @param purpose each has episodes of its own
   */
  Environment knownTask(String purpose) {
    return knownTask(settings, purpose);
  }

  static Environment knownTask(RunSettings settings, String purpose) {
    RandomStreams streams = new RandomStreams(settings.seed());
    LongFunction<RandomGenerator> episodes =
        episode -> streams.stream(purpose + " episode", episode);
    return switch (settings.environment()) {
      case PENDULUM -> new Pendulum(episodes);
      case REACHER -> new Reacher(settings.classic().reacher(), episodes);
      case BANDIT -> new Bandit(episodes);
      case TURBINE -> throw new IllegalStateException("a turbine is no known task");
    };
  }

  private Environment environment(TaskSettings task) {
    return new TurbineEnvironment(turbine(), task, this::reference, streams);
  }

  /** An agent that fits the environment. */
  Agent agent(Environment environment) {
    return settings
        .algorithm()
        .agent(
            environment.observationSpace().dimensions(),
            environment.actionSpace().dimensions(),
            streams);
  }
}
