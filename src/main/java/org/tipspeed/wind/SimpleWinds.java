package org.tipspeed.wind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tipspeed.wind.HubHeightSeries.Row;
import org.tipspeed.wind.WindKind.Recipe;

/** Steady wind, steps and ramps: the test signals of control engineering. */
final class SimpleWinds {

  private static final double LONGEST_S = 1e6;

  private SimpleWinds() {}

  /**
   * {@code steady:12}. Options: {@code shear} power-law exponent (0), {@code veer} change of
   * direction over one rotor diameter of height [deg] (0), {@code direction} [deg] (0), {@code
   * upflow} [deg] (0).
   */
  static Recipe steady(WindOptions options) {
    Row row =
        Row.of(0, options.speedMps(), shear(options, 0))
            .with(
                HubHeightSeries.DIRECTION,
                Math.toRadians(options.number("direction", 0, -180, 180)))
            .with(HubHeightSeries.UPFLOW, Math.toRadians(options.number("upflow", 0, -45, 45)));
    HubHeightSeries series = new HubHeightSeries(List.of(row));
    double veer = Math.toRadians(options.number("veer", 0, -90, 90));
    return site ->
        new HubHeightField(series, site, 0, veer / site.rotorDiameterM(), series.meanSpeedMps());
  }

  /** {@code step:8-10-12@60}: each speed for 60 s, the last for ever. */
  static Recipe step(WindOptions options) {
    Speeds speeds = Speeds.of(options, "step:8-10-12@60");
    List<Row> rows = new ArrayList<>();
    double shear = shear(options, 0);
    for (int i = 0; i < speeds.mps.length; i++) {
      rows.add(Row.of(i * speeds.periodS, speeds.mps[i], shear));
      rows.add(Row.of((i + 1) * speeds.periodS, speeds.mps[i], shear));
    }
    return site -> HubHeightField.of(new HubHeightSeries(rows), site, 0);
  }

  /** {@code ramp:5-20@200}: from 5 to 20 m/s within 200 s, beginning at {@code start} (0 s). */
  static Recipe ramp(WindOptions options) {
    Speeds speeds = Speeds.of(options, "ramp:5-20@200");
    List<Row> rows = new ArrayList<>();
    double start = options.number("start", 0, 0, LONGEST_S);
    double shear = shear(options, 0);
    for (int i = 0; i < speeds.mps.length; i++) {
      rows.add(Row.of(start + i * speeds.periodS, speeds.mps[i], shear));
    }
    return site -> HubHeightField.of(new HubHeightSeries(rows), site, 0);
  }

  static double shear(WindOptions options, double fallback) {
    return options.number("shear", fallback, -1, 1);
  }

  private record Speeds(double[] mps, double periodS) {

    static Speeds of(WindOptions options, String example) {
      String[] halves = options.argument().split("@", -1);
      String[] speeds = halves[0].split("-", -1);
      if (halves.length != 2 || speeds.length < 2) {
        throw options.complaint(
            "must name two or more speeds and, after @, seconds, such as " + example);
      }
      double period = options.parse(halves[1], "'%s' is not a time in s");
      if (!(period > 0 && period <= LONGEST_S)) {
        throw options.complaint("needs a time above 0 s after @, was " + halves[1]);
      }
      return new Speeds(Arrays.stream(speeds).mapToDouble(options::speedMps).toArray(), period);
    }
  }
}
