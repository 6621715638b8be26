package org.tipspeed.turbine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tipspeed.wind.Site;

/**
 * A kind of simulator: all in which one differs from another before a turbine turns in it. A child
 * process makes it by its class's name, so an implementation is public and has a public constructor
 * without parameters.
 *
 * @param <S> its settings, of which a path must work from any directory
 */
public interface Simulator<S extends Record> {

  /** What it is called in settings files, where its settings are the section of this name. */
  String name();

  /**
   * What flew, for readers of results: with its version where that is known.
   *
   * @param settings prepared
   * @param printed files with what child processes printed; one that is not there tells nothing
   */
  default String title(S settings, List<Path> printed) {
    return name();
  }

  /** Settings for what a file leaves out; they also say of which type settings are. */
  S defaults();

  /**
   * What a simulator is prepared for, and with.
   *
   * @param controlIntervalS time between two commands [s]
   * @param longestS the longest flight [s]
   * @param told is given a sentence about anything that takes long
   * @param nanoTime a clock for time limits, such as {@code System::nanoTime}
   */
  record Preparation(
      double controlIntervalS, double longestS, Consumer<String> told, LongSupplier nanoTime) {}

  /**
   * Looks at what settings name and makes what has to be there before the first turbine is opened.
   * Called once before a run; it may take minutes.
   *
   * @return settings to open turbines with
   * @throws TurbineException if settings, files or library cannot be used for that
   */
  default S prepared(S settings, Preparation preparation) {
    return settings;
  }

  /**
   * What will be flown, if that can be told without starting anything.
   *
   * @param settings prepared
   */
  default Optional<TurbineDescription> described(S settings) {
    return Optional.empty();
  }

  /**
   * Where its wind blows, if that can be told without starting anything: winds are looked at before
   * a simulator is prepared.
   *
   * @param settings prepared or not
   */
  default Optional<Site> site(S settings) {
    return described(settings).map(TurbineDescription::site);
  }

  /**
   * Opens a turbine in this process; the caller closes it.
   *
   * @param settings prepared
   * @param folder for what the simulator writes; in a child process its own current folder
   * @throws TurbineException if there can be no such turbine
   */
  Turbine open(S settings, Path folder);

  /** Environment variables that a child process needs besides those of this process. */
  default Map<String, String> childEnvironment(S settings) {
    return Map.of();
  }

  /**
   * The same turbine in air of another density, where the simulator can be told.
   *
   * @param densityKgPerM3 [kg/m3]
   */
  default Optional<S> inAir(S settings, double densityKgPerM3) {
    return Optional.empty();
  }

  /**
   * What settings may decide that came inside a policy file, which may be anybody's: nothing that
   * leads to a file, loads a library or takes time on purpose.
   */
  default S toFly(S settings) {
    return defaults();
  }

  /** Whether its steps take long enough for a thread of its own to be worth it. */
  default boolean isSlow(S settings) {
    return true;
  }
}
