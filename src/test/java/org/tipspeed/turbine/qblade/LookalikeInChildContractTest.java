package org.tipspeed.turbine.qblade;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineContractTest;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;

/** The look-alike library keeps the promises of a turbine, in a process of its own. */
class LookalikeInChildContractTest extends TurbineContractTest {

  @TempDir private Path folder;

  static Turbine inChild(QBladeSettings settings, ProcessSettings process, Path folder) {
    Path profile = folder.resolve("profile.json");
    Lookalike.profile(settings).write(profile);
    return new ProcessTurbine(
        new QBladeSimulator(),
        settings.withProfile(profile),
        process,
        folder.resolve("child.log"),
        System::nanoTime);
  }

  @Override
  protected Turbine newTurbine() {
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady());
    return inChild(settings, ProcessSettings.DEFAULTS, folder);
  }
}
