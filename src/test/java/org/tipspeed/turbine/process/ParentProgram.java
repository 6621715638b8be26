package org.tipspeed.turbine.process;

import java.nio.file.Path;
import java.util.Map;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.wind.WindCase;

/** A program with a simulator that hangs, to be ended in several ways without closing it. */
final class ParentProgram {

  private ParentProgram() {}

  /**
   * @param arguments script of the simulator, log file, and {@code return} to let main end
   */
  public static void main(String[] arguments) throws InterruptedException {
    ProcessTurbine turbine =
        new ProcessTurbine(
            new ScriptedSimulator(),
            new ScriptedSimulator.Settings(arguments[0]),
            ProcessSettings.DEFAULTS,
            Path.of(arguments[1]),
            System::nanoTime);
    Thread flight = new Thread(() -> fly(turbine));
    flight.setDaemon(true);
    flight.start();
    if (arguments[2].equals("return")) {
      while (ProcessHandle.current().descendants().count() < 2) {
        Thread.sleep(20);
      }
      Thread.sleep(1500);
    } else {
      flight.join();
    }
  }

  private static void fly(ProcessTurbine turbine) {
    WindCase wind = new WindCase("steady", "12", Map.of());
    turbine.start(new EpisodeStart(wind, new OperatingPoint(1, 0, 0), 0.1, 10));
    turbine.advance(TurbineCommand.collective(0, 0));
  }
}
