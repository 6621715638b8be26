package org.tipspeed.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.tipspeed.app.Replay;
import org.tipspeed.app.Replay.Against;
import org.tipspeed.app.ReplayPlan;
import org.tipspeed.app.Tipspeed;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.TurbineSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.evaluation.Twin;
import org.tipspeed.report.TwinTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tipspeed twin}: how far the built-in turbine is from a simulator. */
@Command(
    name = "twin",
    description = {
      "Fly the built-in turbine and another simulator on the same winds.",
      "The same controller flies both; every channel and metric is compared."
    })
final class TwinCommand implements Callable<Integer> {

  private static final String BUILT_IN = "built-in";

  @Mixin private FlightOptions options;

  @Option(
      names = "--simulator",
      paramLabel = "FILE",
      required = true,
      description = "Turbine section of settings, in a file of its own: the other simulator.")
  private Path simulator;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    options.watchInput();
    TurbineSettings other = TurbineSettings.read(simulator);
    RunSettings settings = settings();
    List<Suite> suites = options.suites(spec.commandLine(), settings.evaluation());
    Path folder = options.folder(spec.commandLine(), "twin", clock);
    String name = name(settings.turbine());
    Replay own = replay(settings, suites, folder.resolve(name), options.resume);
    Path otherFolder = folder.resolve(otherName(name, other));
    Replay reference =
        replay(
            settings(other),
            suites,
            otherFolder,
            // What was stopped in the first simulator has not begun in the second.
            options.resume && ReplayPlan.isIn(otherFolder));
    try (Interruption interruption = Interruption.listen();
        TerminalObserver observer = observer()) {
      return fly(own, reference, folder, observer, interruption);
    }
  }

  private int fly(
      Replay own,
      Replay reference,
      Path folder,
      TerminalObserver observer,
      Interruption interruption) {
    try {
      List<Twin> twins = Tipspeed.twin(own, reference, folder, observer, interruption);
      twins.forEach(this::print);
      say("twin.json, picture and a replay of each simulator: " + folder);
      List<FlightMetrics> flights = new ArrayList<>();
      twins.forEach(twin -> flights.addAll(twin.flights()));
      return FlightOptions.exitCode(flights);
    } catch (CancellationException e) {
      say("interrupted, flights so far are kept; go on with --resume --out " + folder);
      return ExitCode.INTERRUPTED.number();
    }
  }

  /** The flights of each simulator have tables in their own reports. */
  private TerminalObserver observer() {
    return new TerminalObserver(
        spec.commandLine().getOut(), spec.commandLine().getErr(), ProgressDisplay::onStderr, 0) {
      @Override
      public void evaluated(List<SuiteResult> results) {}
    };
  }

  private void print(Twin twin) {
    Suite suite = twin.suite();
    if (!suite.name().isEmpty()) {
      say("%s: %s".formatted(suite.name(), suite.description()));
    }
    say(TwinTable.of(twin));
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private Replay replay(RunSettings settings, List<Suite> suites, Path folder, boolean resume) {
    return new Replay(
        options.policy,
        settings,
        Against.NONE,
        Optional.empty(),
        suites,
        Set.of(),
        options.jobs(),
        folder,
        resume,
        Optional.empty());
  }

  private RunSettings settings() {
    return options.config == null
        ? Tipspeed.settingsOf(options.policy)
        : SettingsReader.read(options.config, RunSettings.class);
  }

  private RunSettings settings(TurbineSettings other) {
    return options.config == null
        ? Tipspeed.settingsOf(options.policy, other)
        : settings().withTurbine(other);
  }

  private static String name(TurbineSettings turbine) {
    String simulator = turbine.simulator();
    return simulator.equals(TurbineSettings.DEFAULTS.simulator()) ? BUILT_IN : simulator;
  }

  /** Two of the same kind, such as two models, are told apart too. */
  private static String otherName(String first, TurbineSettings turbine) {
    String simulator = turbine.simulator();
    return simulator.equals(first) ? simulator + "-2" : simulator;
  }
}
