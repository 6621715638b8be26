package org.tipspeed.turbine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tipspeed.turbine.Turbine;

/** Makes scripted turbines; leaves litter in its folder, as simulators do. */
public final class ScriptedFactory implements TurbineFactory {

  @Override
  public Turbine create(String settings, Path workingFolder) {
    litter(workingFolder);
    Script script = new Script(settings);
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
