package org.tipspeed.turbine.qblade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.TurbSimFile;
import org.tipspeed.wind.TurbulenceBox;
import org.tipspeed.wind.TurbulenceBox.Grid;
import org.tipspeed.wind.TurbulentField;
import org.tipspeed.wind.WindException;
import org.tipspeed.wind.WindField;

/**
 * Wind as a full-field file of our own: without tower points, which the library reads as grid
 * points, and under a name of its own, because the library keeps fields by name. Its first part
 * stands still, as long as the library is to settle; so the episode's time 0 is the field's.
 */
final class FieldWind implements EpisodeWinds.EpisodeWind {

  /** What the file goes on beyond the episode [s]: at its end the library starts it again. */
  private static final double MARGIN_S = 5;

  private final Path file;
  private final double hubSpeedAtStartMps;

  private FieldWind(Path file, double hubSpeedAtStartMps) {
    this.file = file;
    this.hubSpeedAtStartMps = hubSpeedAtStartMps;
  }

  /**
   * Writes the file.
   *
   * @param durationS what is needed of the field [s]
   * @param settings for sampling, floor and settling
   * @throws WindException if it cannot be written or the field does not cover its grid
   */
  static FieldWind write(
      WindField field,
      double durationS,
      QBladeSettings settings,
      QBladeProfile.WindShift shift,
      Path file) {
    Site site = settings.turbine().site();
    Grid across = across(field, site, settings);
    double mean = Math.max(settings.windFloorMps(), field.meanSpeedMps());
    double stillS = settings.settleS() + shift.seconds(across.widthM(), mean);
    double lengthS = stillS + durationS + across.widthM() / mean + MARGIN_S;
    Grid grid = inTime(across, lengthS);
    float[] velocities = sample(field, grid, stillS, durationS, settings.windFloorMps());
    TurbulenceBox box =
        new TurbulenceBox(grid, site.hubHeightM(), mean, false, velocities, new float[0]);
    TurbSimFile.write(file, box, "tipspeed");
    return new FieldWind(file, atHub(field, site, settings.windFloorMps()));
  }

  /** The field's own grid keeps what is in it; a field without one gets a grid over the rotor. */
  private static Grid across(WindField field, Site site, QBladeSettings settings) {
    if (field instanceof TurbulentField turbulent) {
      return turbulent.box().grid().withoutTower();
    }
    int points = settings.windGridPoints();
    double width = Math.min(1.1 * site.rotorDiameterM(), 2 * site.hubHeightM() - 1);
    double spacing = width / (points - 1);
    double bottom = site.hubHeightM() - width / 2;
    return new Grid(points, points, 2, 0, spacing, spacing, settings.windSampleS(), bottom);
  }

  private static Grid inTime(Grid grid, double lengthS) {
    int planes = (int) Math.ceil(lengthS / grid.dtS()) + 1;
    return new Grid(
        grid.ny(), grid.nz(), planes, 0, grid.dyM(), grid.dzM(), grid.dtS(), grid.bottomM());
  }

  private static float[] sample(
      WindField field, Grid grid, double stillS, double durationS, double floorMps) {
    float[] velocities = new float[grid.nt() * grid.nz() * grid.ny() * TurbulenceBox.COMPONENTS];
    double end = Math.min(durationS, field.durationS());
    double[] uvw = new double[3];
    int next = 0;
    for (int plane = 0; plane < grid.nt(); plane++) {
      double time = Math.max(0, Math.min(plane * grid.dtS() - stillS, end));
      for (int row = 0; row < grid.nz(); row++) {
        for (int column = 0; column < grid.ny(); column++) {
          double y = (column - (grid.ny() - 1) / 2.0) * grid.dyM();
          field.velocityAt(time, 0, y, grid.bottomM() + row * grid.dzM(), uvw);
          velocities[next++] = (float) Math.max(floorMps, uvw[0]);
          velocities[next++] = (float) uvw[1];
          velocities[next++] = (float) uvw[2];
        }
      }
    }
    return velocities;
  }

  private static double atHub(WindField field, Site site, double floorMps) {
    double[] uvw = new double[3];
    field.velocityAt(0, 0, 0, site.hubHeightM(), uvw);
    double u = Math.max(floorMps, uvw[0]);
    return Math.sqrt(u * u + uvw[1] * uvw[1] + uvw[2] * uvw[2]);
  }

  @Override
  public void load(NativeSimulator simulator) {
    simulator.loadField(file);
  }

  @Override
  public void blow(NativeSimulator simulator, double timeS) {}

  @Override
  public double hubSpeedAtStartMps() {
    return hubSpeedAtStartMps;
  }

  /** The library holds the whole field in memory once it is loaded. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new WindException("%s cannot be deleted: %s".formatted(file, e.getMessage()), e);
    }
  }
}
