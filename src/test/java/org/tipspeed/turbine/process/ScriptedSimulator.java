package org.tipspeed.turbine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;

/** Makes scripted turbines; leaves litter in its folder, as simulators do. */
public final class ScriptedSimulator implements Simulator<ScriptedSimulator.Settings> {

  /** What goes wrong, see {@link Script}. */
  public record Settings(String script) {}

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Settings defaults() {
    return new Settings("");
  }

  @Override
  public Turbine open(Settings settings, Path folder) {
    litter(folder);
    Script script = new Script(settings.script());
    script.valueAt("load");
    return new ScriptedTurbine(script);
  }

  private static void litter(Path folder) {
    try {
      Files.writeString(Files.createDirectories(folder.resolve("Temp")).resolve("x.tmp"), "litter");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
