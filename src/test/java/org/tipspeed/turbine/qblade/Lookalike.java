package org.tipspeed.turbine.qblade;

import java.nio.file.Path;
import org.tipspeed.support.LookalikeLibrary;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.wind.WindCases;

/** Turbines in look-alike libraries of their own. */
public final class Lookalike {

  static final double RPM = Math.PI / 30;

  private Lookalike() {}

  public static QBladeSettings settings(Path folder, Release release, LookalikeProject project) {
    Path library = LookalikeLibrary.in(folder, release);
    return quick().at(library, project.writeTo(folder));
  }

  /** A turbine that settles sooner than a real one would. */
  static QBladeSettings quick() {
    QBladeSettings d = QBladeSettings.DEFAULTS;
    return new QBladeSettings(
        d.library(), d.project(), d.profile(), 0.05, 5, 5, 0.5, 9, 0.2, d.turbine(), d.actuator());
  }

  /** What the look-alike answers when nothing special is asked of it. */
  public static QBladeProfile profile(QBladeSettings settings) {
    return profile(settings, 43, QBladeProfile.Shaft.HIGH_SPEED, 1, 1);
  }

  static QBladeProfile profile(
      QBladeSettings settings,
      int values,
      QBladeProfile.Shaft shaft,
      double powerUnitW,
      int pitchSign) {
    return profile(settings, values, shaft, powerUnitW, pitchSign, true, "Aerodynamic Thrust [N]");
  }

  /** A release whose steps answer nothing, and of which no thrust is known. */
  static QBladeProfile silent(QBladeSettings settings, int values) {
    return profile(settings, values, QBladeProfile.Shaft.HIGH_SPEED, 1, 1, false, "");
  }

  private static QBladeProfile profile(
      QBladeSettings settings,
      int values,
      QBladeProfile.Shaft shaft,
      double powerUnitW,
      int pitchSign,
      boolean stepAnswers,
      String thrust) {
    return new QBladeProfile(
        QBladeProfile.sha256(settings.library()),
        QBladeProfile.sha256(settings.project()),
        settings.timestepS(),
        settings.turbine().gearRatio(),
        "2.0.9",
        values,
        stepAnswers,
        shaft,
        powerUnitW,
        pitchSign,
        1,
        1,
        thrust,
        true,
        new QBladeProfile.WindShift(0.5, 0, -0.05),
        0,
        0,
        0,
        0);
  }

  static QBladeTurbine turbine(Path folder, LookalikeProject project) {
    QBladeSettings settings = settings(folder, Release.V2_0_9_7, project);
    return QBladeTurbine.open(settings, profile(settings), folder.resolve("work"));
  }

  static EpisodeStart episode(String wind, double durationS) {
    OperatingPoint initial = new OperatingPoint(11.43 * RPM, 0, 31_455);
    return new EpisodeStart(WindCases.parse(wind), initial, 0.1, durationS);
  }
}
