package org.tipspeed.app;

import java.nio.file.Path;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.process.TurbineFactory;
import org.tipspeed.turbine.qblade.QBladeProfile;
import org.tipspeed.turbine.qblade.QBladeSettings;
import org.tipspeed.turbine.qblade.QBladeTurbine;

/** Loads a QBlade library in a child process; public because the child makes it by name. */
public final class QBladeTurbineFactory implements TurbineFactory {

  @Override
  public Turbine create(String settings, Path workingFolder) {
    return open(
        SettingsReader.read(settings, "turbine.qblade", QBladeSettings.class), workingFolder);
  }

  static Turbine open(QBladeSettings settings, Path workingFolder) {
    QBladeProfile profile = QBladeProfile.read(Path.of(settings.profile()));
    return QBladeTurbine.open(settings, profile, workingFolder);
  }
}
