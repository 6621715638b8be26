package org.tipspeed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.tipspeed.app.Replay;
import org.tipspeed.app.Replay.Against;
import org.tipspeed.app.Tipspeed;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.TurbineSettings;
import org.tipspeed.control.ReferenceSettings;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.export.ControllerExport;
import org.tipspeed.rundir.SeriesFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tipspeed replay}: flies a saved policy on winds of the user's choice. */
@Command(
    name = "replay",
    description = "Fly a saved policy, or the baseline, on any wind and compare.")
final class ReplayCommand implements Callable<Integer> {

  private static final String BASELINE = "baseline";
  private static final String NONE = "none";

  @Mixin private ReplayOptions options;
  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    options.watchInput();
    Replay replay = replay();
    try (Interruption interruption = Interruption.listen()) {
      return fly(replay, interruption);
    }
  }

  /** What there is to say has been said by its end, after which Java may be gone. */
  private int fly(Replay replay, Interruption interruption) {
    try (TerminalObserver observer =
        new TerminalObserver(
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            ProgressDisplay::onStderr,
            0)) {
      List<SuiteResult> results = Tipspeed.replay(replay, observer, interruption);
      say("flights.csv, metrics.json and report.html: " + replay.folder());
      return FlightOptions.exitCode(
          results.stream().flatMap(result -> result.flights().stream()).toList());
    } catch (CancellationException e) {
      say(
          "interrupted, flights so far are kept; go on with --resume --out %s"
              .formatted(replay.folder()));
      return ExitCode.INTERRUPTED.number();
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private Replay replay() {
    RunSettings settings = settings();
    requireDrawable();
    requireWhole();
    return new Replay(
        options.policy,
        settings,
        against(),
        library(),
        options.suites(spec.commandLine(), settings.evaluation()),
        options.formats,
        options.jobs(),
        options.folder(spec.commandLine(), "replay", clock),
        options.resume,
        Optional.ofNullable(options.png));
  }

  /** The task of a config or else the policy's, in a simulator of its own or else the task's. */
  private RunSettings settings() {
    Optional<String> turbine = Optional.ofNullable(options.turbine);
    if (options.simulator != null && turbine.isPresent()) {
      throw usage("--turbine is a built-in turbine, --simulator another: give one");
    }
    Optional<TurbineSettings> simulator =
        turbine
            .map(TurbineSettings::builtIn)
            .or(() -> Optional.ofNullable(options.simulator).map(TurbineSettings::read));
    if (options.config == null) {
      return simulator
          .map(each -> Tipspeed.settingsOf(options.policy, each))
          .orElseGet(() -> Tipspeed.settingsOf(options.policy));
    }
    RunSettings config = RunSettings.read(options.config, turbine);
    return turbine.isPresent() ? config : simulator.map(config::withTurbine).orElse(config);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Against against() {
    if (options.against == null) {
      return Against.REFERENCE;
    }
    return switch (options.against) {
      case BASELINE -> Against.BASELINE;
      case NONE -> Against.NONE;
      default -> Against.LIBRARY;
    };
  }

  private Optional<ReferenceSettings> library() {
    Optional<Path> input = Optional.ofNullable(options.controllerInput);
    if (against() == Against.LIBRARY) {
      Path library = Path.of(options.against);
      Optional<ReferenceSettings> exported = ControllerExport.in(library);
      if (exported.isPresent() && input.isEmpty()) {
        return exported;
      }
      if (!Files.isRegularFile(library)) {
        throw usage(
            "--against must be baseline, none, a controller library or what export wrote, but there"
                + " is no file "
                + library);
      }
      return Optional.of(new ReferenceSettings(library, input));
    }
    if (input.isPresent()) {
      throw usage(
          "--controller-input needs a library in --against, not "
              + Optional.ofNullable(options.against).orElse(BASELINE));
    }
    return Optional.empty();
  }

  private void requireWhole() {
    try {
      SeriesFormat.written(options.formats);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  /** A picture is drawn from the series, when all else is done: too late to learn of a mistake. */
  private void requireDrawable() {
    if (options.png == null) {
      return;
    }
    if (options.formats.contains(SeriesFormat.NONE)) {
      throw usage("--png needs the time series, which --format none leaves out");
    }
    Path parent = options.png.toAbsolutePath().getParent();
    if (Files.isDirectory(options.png) || !Files.isDirectory(parent)) {
      throw usage("--png must be a file in a folder that exists, was " + options.png);
    }
  }
}
