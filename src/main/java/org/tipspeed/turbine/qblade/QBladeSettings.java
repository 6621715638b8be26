package org.tipspeed.turbine.qblade;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.Objects;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.drive.ActuatorSettings;

/**
 * A turbine in a QBlade library.
 *
 * @param library path of the library file itself, whose name contains its version
 * @param project path of a project ({@code .qpr}) or simulation definition ({@code .sim})
 * @param profile path of the file with what the library answered to the probe; if empty it is
 *     beside the project
 * @param timestepS step of the simulation [s]
 * @param rampUpS structural ramp-up at the start of every episode, part of the reset [s]
 * @param settleS how long a speed controller then holds the initial operation until the wake has
 *     settled, before the episode's time 0 [s]
 * @param windFloorMps the least downwind speed ever given to the library, which fails at zero [m/s]
 * @param windGridPoints points across and up of a field that has no grid of its own
 * @param windSampleS sampling of such a field [s]
 * @param turbine what the project's turbine is
 * @param actuator what its actuators can do
 */
@RecordBuilder
public record QBladeSettings(
    Path library,
    Path project,
    Path profile,
    double timestepS,
    double rampUpS,
    double settleS,
    double windFloorMps,
    int windGridPoints,
    double windSampleS,
    TurbineData turbine,
    ActuatorSettings actuator)
    implements QBladeSettingsBuilder.With {

  private static final Path NONE = Path.of("");

  public static final QBladeSettings DEFAULTS =
      QBladeSettingsBuilder.builder()
          .library(NONE)
          .project(NONE)
          .profile(NONE)
          .timestepS(0.05)
          .rampUpS(20)
          .settleS(10)
          .windFloorMps(0.5)
          .windGridPoints(17)
          .windSampleS(0.1)
          .turbine(TurbineData.DEFAULTS)
          .actuator(ActuatorSettings.DEFAULTS)
          .build();

  public QBladeSettings {
    Objects.requireNonNull(library);
    Objects.requireNonNull(project);
    Objects.requireNonNull(profile);
    Check.upTo("timestep_s", timestepS, 1);
    Check.within("ramp_up_s", rampUpS, 0, 1000);
    Check.within("settle_s", settleS, 0, 1000);
    Check.upTo("wind_floor_mps", windFloorMps, 3);
    Check.that(
        windGridPoints >= 3 && windGridPoints % 2 == 1 && windGridPoints <= 201,
        "wind_grid_points must be odd, so that a point is at the hub, from 3 to 201",
        windGridPoints);
    Check.upTo("wind_sample_s", windSampleS, 10);
    Objects.requireNonNull(turbine);
    Objects.requireNonNull(actuator);
  }

  /** The same turbine in another library or project. */
  public QBladeSettings at(Path otherLibrary, Path otherProject) {
    return withLibrary(otherLibrary).withProject(otherProject);
  }

  /** Where the profile is, or will be if there is none yet. */
  public Path profileFile() {
    return profile.equals(NONE) ? Path.of(project + ".profile.json") : profile;
  }
}
