package org.tipspeed.wind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tipspeed.wind.HubHeightSeries.Row;

/**
 * Writes any wind as a file: {@code .bts} a box, {@code .wnd}, {@code .hh} and {@code .hht} a
 * hub-height series. A box is written whole, tower points included; an offset belongs to the spec
 * that opens the file, and is refused. What is no box is sampled on a grid around the rotor and
 * from then on carried by its mean speed; what is no hub-height series is reduced to the hub's
 * velocity and the mean shear over the rotor. What a format has no column for is refused, what a
 * file is too short or too narrow for is told.
 */
public final class WindExport {

  private static final double SAMPLED_DT_S = 0.1;
  private static final double LONGEST_S = 86_400;
  private static final int SAMPLED_POINTS = 11;

  private WindExport() {}

  /**
   * @param durationS how much to write of a field that is sampled [s]
   * @param description where the field comes from
   * @return what of the field is not in the file, in sentences
   * @throws WindException if the file cannot be written, its extension names no format, or the
   *     format lacks a component that the field has
   */
  public static List<String> write(
      WindField field, Site site, double durationS, Path file, String description) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    switch (extension) {
      case "bts" -> {
        refuseOffset(field, file);
        TurbSimFile.write(file, downToTheTower(box(field, site, durationS)), description);
      }
      case "wnd", "hh", "hht" -> {
        HubHeightSeries series = series(field, site, durationS);
        refuseUpflow(series, extension, file);
        HubHeightFile.write(file, series, description);
      }
      default ->
          throw new WindException(
              "%s: the extension must be .bts, .wnd, .hh or .hht".formatted(file));
    }
    return leftOut(field, durationS, extension.equals("bts"));
  }

  private static void refuseOffset(WindField field, Path file) {
    if (field instanceof TurbulentField turbulent && turbulent.offsetS() > 0) {
      throw new WindException(
          "%s: a field is written whole; leave the offset of %s s to the spec that opens it"
              .formatted(file, turbulent.offsetS()));
    }
  }

  private static void refuseUpflow(HubHeightSeries series, String extension, Path file) {
    if (extension.equals("hht") && !series.isZero(HubHeightSeries.UPFLOW)) {
      throw new WindException(
          "%s: QBlade's .hht has no column for the upflow of this wind; write .wnd, .hh or .bts"
              .formatted(file));
    }
  }

  private static List<String> leftOut(WindField field, double durationS, boolean asBox) {
    List<String> sentences = new ArrayList<>();
    if (field instanceof TurbulentField turbulent && !asBox) {
      sentences.add("it is the wind at the hub with its mean shear; a .bts has all of the field");
      double length = Math.min(turbulent.durationS(), turbulent.box().lengthS());
      addIfCut(sentences, "lasts", length, Math.min(durationS, WindSummary.LONGEST_S));
    }
    if (field instanceof HubHeightField series && asBox) {
      addIfCut(sentences, "has rows until", series.lastChangeS(), durationS);
    }
    return sentences;
  }

  private static void addIfCut(List<String> sentences, String verb, double untilS, double lengthS) {
    if (untilS > lengthS + SAMPLED_DT_S) {
      sentences.add(
          "it has the first %s s of a wind that %s %s s; see --seconds"
              .formatted((float) lengthS, verb, (float) untilS));
    }
  }

  /** The field's own box, or the field sampled on a grid of 11 x 11 points. */
  public static TurbulenceBox box(WindField field, Site site, double durationS) {
    return field instanceof TurbulentField turbulent
        ? turbulent.box()
        : sampled(field, grid(field, site, durationS), site);
  }

  /** The field's own grid, or the one on which it is sampled; any number of planes. */
  static TurbulenceBox.Grid gridAcross(WindField field, Site site) {
    return field instanceof TurbulentField turbulent
        ? turbulent.box().grid()
        : GridAroundRotor.byRotor(SAMPLED_POINTS, SAMPLED_DT_S)
            .grid(site, field.meanSpeedMps(), SAMPLED_DT_S);
  }

  /**
   * The box with its lowest row repeated below it as often as there is room above the ground:
   * OpenFAST refuses a wind that ends above the lowest part of a tower. One with tower points, or
   * that reaches down already, stays as it is.
   */
  static TurbulenceBox downToTheTower(TurbulenceBox box) {
    TurbulenceBox.Grid grid = box.grid();
    int more = (int) Math.ceil(grid.bottomM() / grid.dzM()) - 1;
    if (grid.towerPoints() > 0 || more < 1) {
      return box;
    }
    var deeper =
        new TurbulenceBox.Grid(
            grid.ny(),
            grid.nz() + more,
            grid.nt(),
            0,
            grid.dyM(),
            grid.dzM(),
            grid.dtS(),
            grid.bottomM() - more * grid.dzM());
    BoxMemory.demand(deeper, 1);
    float[] velocities = new float[(int) deeper.valuesInGrid()];
    int row = grid.ny() * TurbulenceBox.COMPONENTS;
    for (int plane = 0; plane < grid.nt(); plane++) {
      int from = plane * grid.nz() * row;
      int to = plane * deeper.nz() * row;
      for (int below = 0; below < more; below++) {
        System.arraycopy(box.velocities(), from, velocities, to + below * row, row);
      }
      System.arraycopy(box.velocities(), from, velocities, to + more * row, grid.nz() * row);
    }
    return new TurbulenceBox(
        deeper, box.hubHeightM(), box.meanSpeedMps(), box.isPeriodic(), velocities, new float[0]);
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
        ? uniform.fromStart()
        : hubSeries(field, site, durationS);
  }

  private static HubHeightSeries hubSeries(WindField field, Site site, double durationS) {
    WindSummary summary = WindSummary.of(field, site);
    if (Double.isNaN(summary.shearExponent())) {
      throw new WindException(
          "a hub-height file needs a mean wind that blows downwind all over the rotor; write .bts");
    }
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
