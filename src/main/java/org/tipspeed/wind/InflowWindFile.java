package org.tipspeed.wind;

import java.nio.file.Path;
import org.tipspeed.wind.TurbulenceBox.Grid;

/**
 * Any wind as a file that OpenFAST's InflowWind reads: a hub-height series where it is no more than
 * that, else a TurbSim box. A box ends with a point at the foot of the tower, from which InflowWind
 * goes down to still air at the ground; without it, it refuses every tower that reaches below the
 * grid.
 *
 * @param file what was written
 * @param isUniform whether it is a hub-height series
 */
public record InflowWindFile(Path file, boolean isUniform) {

  /** What a box goes on beyond the flight [s]. */
  private static final double MARGIN_S = 5;

  /** A share of a step that is rounding. */
  private static final double NO_TIME = 1e-6;

  private static final String SOURCE = "tipspeed";

  /**
   * Writes a wind that stands still for a while and then blows.
   *
   * @param leadS for how long it stands as it is at its beginning [s]
   * @param durationS how much of the field is needed after that [s]
   * @param folder receives the file; one of an earlier flight is replaced
   * @throws WindException if it cannot be written
   */
  public static InflowWindFile write(
      WindField field, Site site, double leadS, double durationS, Path folder) {
    if (field instanceof HubHeightField uniform && uniform.hasSeries()) {
      Path file = folder.resolve("wind.hh");
      HubHeightFile.write(file, uniform.fromStart().after(leadS), SOURCE);
      return new InflowWindFile(file, true);
    }
    Path file = folder.resolve("wind.bts");
    TurbSimFile.write(file, box(field, site, leadS, durationS), SOURCE);
    return new InflowWindFile(file, false);
  }

  private static TurbulenceBox box(WindField field, Site site, double leadS, double durationS) {
    if (!(field.meanSpeedMps() > 0)) {
      throw new WindException(
          "a box is carried by its mean speed, which is %s m/s".formatted(field.meanSpeedMps()));
    }
    Grid across = WindExport.gridAcross(field, site);
    double passingS = leadIn(field, across, leadS);
    double meanMps = across.widthM() / 2 / passingS;
    double lengthS = leadS + durationS + 2 * passingS + site.rotorDiameterM() / meanMps + MARGIN_S;
    int planes = (int) Math.ceil(lengthS / across.dtS()) + 1;
    Grid grid =
        new Grid(
            across.ny(),
            across.nz(),
            planes,
            1,
            across.dyM(),
            across.dzM(),
            across.dtS(),
            across.bottomM());
    return sampled(field, grid, site, meanMps, passingS + leadS, durationS);
  }

  /**
   * How long before the rotor the file begins: half its width at its mean speed, in all readers of
   * the format. A little more or less, so that planes of the file are planes of the field.
   */
  private static double leadIn(WindField field, Grid across, double leadS) {
    double half = across.widthM() / 2 / field.meanSpeedMps();
    double startS = field instanceof TurbulentField box ? box.startS() : half;
    double planes = Math.rint((half - startS + leadS) / across.dtS());
    double aligned = startS - leadS + planes * across.dtS();
    return aligned > 0 ? aligned : aligned + across.dtS();
  }

  private static TurbulenceBox sampled(
      WindField field, Grid grid, Site site, double meanMps, double leadS, double durationS) {
    BoxMemory.demand(grid, 1);
    float[] velocities = new float[(int) grid.valuesInGrid()];
    float[] foot = new float[(int) grid.valuesInTower()];
    double end = Math.min(durationS + MARGIN_S, field.durationS());
    double[] uvw = new double[TurbulenceBox.COMPONENTS];
    int next = 0;
    for (int plane = 0; plane < grid.nt(); plane++) {
      double time = Math.min(plane * grid.dtS() - leadS, end);
      for (int row = 0; row < grid.nz(); row++) {
        for (int column = 0; column < grid.ny(); column++) {
          double y = (column - (grid.ny() - 1) / 2.0) * grid.dyM();
          velocity(field, time, grid.dtS(), y, grid.bottomM() + row * grid.dzM(), uvw);
          for (double component : uvw) {
            velocities[next++] = (float) component;
          }
        }
      }
      velocity(field, time, grid.dtS(), 0, grid.bottomM(), uvw);
      for (int c = 0; c < TurbulenceBox.COMPONENTS; c++) {
        foot[plane * TurbulenceBox.COMPONENTS + c] = (float) uvw[c];
      }
    }
    return new TurbulenceBox(grid, site.hubHeightM(), meanMps, false, velocities, foot);
  }

  /**
   * Before its beginning the field stands still. The last plane before it is such that a straight
   * line from there to the next goes through the beginning itself.
   */
  private static void velocity(
      WindField field, double timeS, double stepS, double yM, double zM, double[] uvwMps) {
    field.velocityAt(Math.max(0, timeS), 0, yM, zM, uvwMps);
    double nextS = timeS + stepS;
    if (timeS < 0 && nextS > NO_TIME * stepS) {
      double[] next = new double[TurbulenceBox.COMPONENTS];
      field.velocityAt(nextS, 0, yM, zM, next);
      for (int c = 0; c < next.length; c++) {
        uvwMps[c] = (uvwMps[c] * stepS + next[c] * timeS) / nextS;
      }
    }
  }
}
