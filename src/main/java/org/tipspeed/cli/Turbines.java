package org.tipspeed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tipspeed.config.SettingsWriter;
import org.tipspeed.config.TurbineSettings;
import org.tipspeed.turbine.CheckedTurbine;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.turbine.process.ProcessEvents;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;
import org.tipspeed.turbine.process.TurbineFactory;

/** Makes turbines, in this process or in children of it, and sums up what happened to these. */
final class Turbines {

  private final TurbineSettings settings;
  private final Path logFolder;
  private final List<ProcessTurbine> children = new ArrayList<>();

  /**
   * @param logFolder receives what each child prints, {@code simulator-<n>.log}
   */
  Turbines(TurbineSettings settings, Path logFolder) {
    this.settings = settings;
    this.logFolder = logFolder;
  }

  /** Another turbine; the caller closes it. */
  Turbine turbine() {
    return turbine(settings);
  }

  /** Another turbine in other air [kg/m3]; the caller closes it. */
  Turbine turbineInAirOf(double densityKgPerM3) {
    return turbine(settings.inAirOf(densityKgPerM3));
  }

  private synchronized Turbine turbine(TurbineSettings wanted) {
    return wanted.inProcess() ? own(wanted) : child(wanted);
  }

  /** What has happened to all children so far. */
  synchronized ProcessEvents events() {
    return children.stream()
        .map(ProcessTurbine::events)
        .reduce(ProcessEvents.NONE, ProcessEvents::plus);
  }

  private Turbine own(TurbineSettings wanted) {
    Turbine turbine =
        switch (wanted.simulator()) {
          case MOCK -> new MockTurbine(wanted.mock());
          case QBLADE -> QBladeTurbineFactory.open(wanted.qblade(), logFolder);
        };
    return new CheckedTurbine(turbine, wanted.process().plausibility());
  }

  private Turbine child(TurbineSettings wanted) {
    ProcessTurbine child =
        switch (wanted.simulator()) {
          case MOCK ->
              child(
                  MockTurbineFactory.class, SettingsWriter.toYaml(wanted.mock()), wanted.process());
          case QBLADE ->
              child(
                  QBladeTurbineFactory.class,
                  SettingsWriter.toYaml(wanted.qblade()),
                  wanted.process().with(wanted.qblade().childEnvironment()));
        };
    children.add(child);
    return child;
  }

  private ProcessTurbine child(
      Class<? extends TurbineFactory> factory, String text, ProcessSettings process) {
    Path log = logFolder.resolve("simulator-" + (children.size() + 1) + ".log");
    return new ProcessTurbine(factory, text, process, log, System::nanoTime);
  }
}
