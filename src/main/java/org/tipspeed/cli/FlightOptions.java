package org.tipspeed.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.EvaluationSettings;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.Suites;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What every command that flies a policy is asked for. Options that are absent are null. */
class FlightOptions {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

  @Parameters(
      paramLabel = "POLICY",
      description = "A run directory, a policy file, or the word baseline.")
  String policy;

  @Option(
      names = "--wind",
      paramLabel = "WIND",
      arity = "1..*",
      description = {
        "Wind files, folders of them, or specs: field.bts, steady:12, step:8-10-12@60, eog:12,",
        "ntm:12,class=B,seed=3,duration=300"
      })
  List<String> winds = List.of();

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      arity = "1..*",
      description = {
        "Suites of winds, flown besides those of --wind: files, folders of them, or aep, dlc-1.1,",
        "dlc-1.3, dlc-1.4, dlc-1.6, eog, operating-range, ramps, robustness (a folder), steady,",
        "steps"
      })
  List<String> suites = List.of();

  @Option(
      names = "--config",
      paramLabel = "CONFIG",
      description = {
        "Settings of turbine and task; default: those the policy was trained with, but for the",
        "simulator and files, which a policy does not decide: for a run of yours RUN/config.yaml."
      })
  Path config;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Converters.PositiveSeconds.class,
      description = "Simulated time per wind [s]; default: the suite's, or the settings'.")
  Double seconds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory to create; default: results/ and a name with the time.")
  Path out;

  @Option(
      names = "--resume",
      description = "Go on in --out DIR where it stopped; repeat its command line.")
  boolean resume;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Flights at a time; default: the settings', or else one per processor.")
  Integer jobs;

  @Option(
      names = "--until-input-ends",
      hidden = true,
      description = "Stop as at Ctrl-C when standard input ends: for parent processes.")
  boolean untilInputEnds;

  /** From here on the program stops as at Ctrl-C when its parent process asks for it. */
  void watchInput() {
    if (untilInputEnds) {
      Interruption.whenInputEnds(System.in);
    }
  }

  /** The winds chosen one by one, if there are any, then the suites. */
  List<Suite> suites(CommandLine command, EvaluationSettings evaluation) {
    List<Suite> chosen = new ArrayList<>();
    OptionalDouble seconds =
        this.seconds == null ? OptionalDouble.empty() : OptionalDouble.of(this.seconds);
    if (!winds.isEmpty()) {
      List<WindCase> cases = winds.stream().map(WindCases::parseAll).flatMap(List::stream).toList();
      double durationS = seconds.orElse(evaluation.durationS());
      chosen.add(Suite.of(cases, durationS, evaluation.metrics()));
    }
    Suites known = new Suites(seconds, evaluation.metrics());
    for (String each : suites) {
      for (Suite suite : known.open(each)) {
        if (chosen.stream().anyMatch(other -> other.name().equals(suite.name()))) {
          throw new ParameterException(command, "suite %s is given twice".formatted(suite.name()));
        }
        chosen.add(suite);
      }
    }
    if (chosen.isEmpty()) {
      throw new ParameterException(command, "give a --wind or a --suite to fly");
    }
    return chosen;
  }

  OptionalInt jobs() {
    return jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs);
  }

  /**
   * Where results go.
   *
   * @param kind of results, such as replay
   */
  Path folder(CommandLine command, String kind, Clock clock) {
    if (out != null) {
      return out;
    }
    if (resume) {
      throw new ParameterException(
          command, "--resume needs --out DIR: the %s to go on with".formatted(kind));
    }
    return Path.of("results", "%s-%s".formatted(kind, STAMP.format(clock.instant())));
  }

  /** A controller that no flight was flown with has failed, whatever the others did. */
  static int exitCode(List<FlightMetrics> flights) {
    boolean oneFailed =
        flights.stream()
            .map(FlightMetrics::controller)
            .distinct()
            .anyMatch(
                name ->
                    flights.stream()
                        .filter(flight -> flight.controller().equals(name))
                        .allMatch(flight -> flight.end().kind() == Standing.Kind.ABORTED));
    return (oneFailed ? ExitCode.SIMULATOR : ExitCode.DONE).number();
  }
}
