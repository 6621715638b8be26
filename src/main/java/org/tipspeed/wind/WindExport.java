package org.tipspeed.wind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tipspeed.wind.HubHeightSeries.Row;

/**
 * Writes any wind as a file: {@code .bts} a box, {@code .wnd}, {@code .hh} and {@code .hht} a
 * hub-height series. A box is written whole, tower points included; an offset belongs to the spec
 * that opens the file. What is no box is sampled on a grid around the rotor and from then on
 * carried by its mean speed; what is no hub-height series is reduced to the hub's velocity and the
 * mean shear over the rotor.
 */
public final class WindExport {

  private static final double SAMPLED_DT_S = 0.1;
  private static final double LONGEST_S = 86_400;
  private static final int SAMPLED_POINTS = 11;

  private WindExport() {}

  /**
   * @param durationS how much to write of a field that is sampled [s]
   * @param description where the field comes from
   * @throws WindException if the file cannot be written or its extension names no format
   */
  public static void write(
      WindField field, Site site, double durationS, Path file, String description) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "bts" -> TurbSimFile.write(file, box(field, site, durationS), description);
      case "wnd", "hh", "hht" ->
          HubHeightFile.write(file, series(field, site, durationS), description);
      default ->
          throw new WindException(
              "%s: the extension must be .bts, .wnd, .hh or .hht".formatted(file));
    }
  }

  /** The field's own box, or the field sampled on a grid of 11 x 11 points. */
  public static TurbulenceBox box(WindField field, Site site, double durationS) {
    return field instanceof TurbulentField turbulent
        ? turbulent.box()
        : sampled(field, grid(field, site, durationS), site);
  }

  private static TurbulenceBox.Grid grid(WindField field, Site site, double durationS) {
    double length = Math.min(durationS, field.durationS());
    if (!(length > 0 && length <= LONGEST_S)) {
      throw new WindException(
          "a duration from above 0 to %.0f s is needed to write this wind, was %s s"
              .formatted(LONGEST_S, length));
    }
    if (!(field.meanSpeedMps() > 0)) {
      throw new WindException(
          "a box is carried by its mean speed, which is %s m/s".formatted(field.meanSpeedMps()));
    }
    return GridAroundRotor.byRotor(SAMPLED_POINTS, SAMPLED_DT_S)
        .grid(site, field.meanSpeedMps(), length);
  }

  /** Plane i is what blows at the rotor when it gets there, as a reader of the box will have it. */
  private static TurbulenceBox sampled(WindField field, TurbulenceBox.Grid grid, Site site) {
    BoxMemory.demand(grid, 1);
    float[] velocities = new float[(int) grid.valuesInGrid()];
    double[] uvw = new double[TurbulenceBox.COMPONENTS];
    double lead = grid.widthM() / 2 / field.meanSpeedMps();
    int at = 0;
    for (int i = 0; i < grid.nt(); i++) {
      double time = Math.max(0, Math.min(i * grid.dtS() - lead, field.durationS()));
      for (int k = 0; k < grid.nz(); k++) {
        for (int j = 0; j < grid.ny(); j++) {
          double y = j * grid.dyM() - grid.widthM() / 2;
          field.velocityAt(time, 0, y, grid.bottomM() + k * grid.dzM(), uvw);
          for (double component : uvw) {
            velocities[at++] = (float) component;
          }
        }
      }
    }
    return new TurbulenceBox(
        grid, site.hubHeightM(), field.meanSpeedMps(), false, velocities, new float[0]);
  }

  private static HubHeightSeries series(WindField field, Site site, double durationS) {
    return field instanceof HubHeightField uniform
        ? uniform.series()
        : hubSeries(field, site, durationS);
  }

  private static HubHeightSeries hubSeries(WindField field, Site site, double durationS) {
    WindSummary summary = WindSummary.of(field, site);
    double length = Math.min(durationS, summary.sampledS());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < summary.hubMps()[0].length && i * summary.stepS() <= length; i++) {
      double u = summary.hubMps()[0][i];
      double v = summary.hubMps()[1][i];
      rows.add(
          Row.of(i * summary.stepS(), Math.hypot(u, v), summary.shearExponent())
              .with(HubHeightSeries.DIRECTION, Math.atan2(-v, u))
              .with(HubHeightSeries.VERTICAL, summary.hubMps()[2][i]));
    }
    return new HubHeightSeries(rows);
  }
}
