package org.tipspeed.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tipspeed.config.TurbineSettings;
import org.tipspeed.turbine.CheckedTurbine;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.mock.ShippedTurbines;
import org.tipspeed.turbine.process.ProcessEvents;
import org.tipspeed.turbine.process.ProcessTurbine;
import org.tipspeed.wind.Site;

/** Makes turbines, in this process or in children of it, and sums up what happened to these. */
final class Turbines {

  private final TurbineSettings settings;
  private final Path logFolder;
  private final List<ProcessTurbine> children = new ArrayList<>();

  /**
   * @param settings of a simulator that is prepared
   * @param logFolder receives what each child prints, {@code simulator-<n>.log}
   */
  Turbines(TurbineSettings settings, Path logFolder) {
    this.settings = settings;
    this.logFolder = logFolder;
  }

  /** What the simulator can tell of its turbine without starting it. */
  static Optional<TurbineDescription> described(TurbineSettings settings) {
    return described(settings.choice()).map(ShippedTurbines::completed);
  }

  private static <S extends Record> Optional<TurbineDescription> described(
      TurbineSettings.Choice<S> choice) {
    return choice.kind().described(choice.settings());
  }

  /** Where the simulator's wind blows, if it can tell without starting. */
  static Optional<Site> site(TurbineSettings settings) {
    return site(settings.choice());
  }

  private static <S extends Record> Optional<Site> site(TurbineSettings.Choice<S> choice) {
    return choice.kind().site(choice.settings());
  }

  /** Whether turbines deserve threads of their own. */
  boolean areSlow() {
    return !settings.isInThisProcess() || isSlow(settings.choice());
  }

  private static <S extends Record> boolean isSlow(TurbineSettings.Choice<S> choice) {
    return choice.kind().isSlow(choice.settings());
  }

  /** Another turbine; the caller closes it. */
  Turbine turbine() {
    return turbine(settings);
  }

  /**
   * Another turbine in other air [kg/m3], which the simulator can be told; the caller closes it.
   */
  Turbine turbineInAirOf(double densityKgPerM3) {
    return turbine(settings.inAir(densityKgPerM3).orElseThrow());
  }

  private synchronized Turbine turbine(TurbineSettings wanted) {
    return new KnownTurbine(
        wanted.isInThisProcess() ? own(wanted.choice()) : child(wanted.choice()));
  }

  /** What flew, for readers of results. */
  String title() {
    return settings.title(
        IntStream.iterate(1, child -> child + 1)
            .mapToObj(this::log)
            .takeWhile(Files::exists)
            .toList());
  }

  /** What has happened to all children so far. */
  synchronized ProcessEvents events() {
    return children.stream()
        .map(ProcessTurbine::events)
        .reduce(ProcessEvents.NONE, ProcessEvents::plus);
  }

  private <S extends Record> Turbine own(TurbineSettings.Choice<S> choice) {
    return new CheckedTurbine(
        choice.kind().open(choice.settings(), logFolder), settings.process().plausibility());
  }

  private <S extends Record> Turbine child(TurbineSettings.Choice<S> choice) {
    ProcessTurbine child =
        new ProcessTurbine(
            choice.kind(),
            choice.settings(),
            settings.process(),
            log(children.size() + 1),
            System::nanoTime);
    children.add(child);
    return child;
  }

  private Path log(int child) {
    return logFolder.resolve("simulator-" + child + ".log");
  }
}
