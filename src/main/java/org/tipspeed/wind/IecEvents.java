package org.tipspeed.wind;

import java.util.ArrayList;
import java.util.List;
import org.tipspeed.wind.HubHeightSeries.Row;
import org.tipspeed.wind.WindKind.Recipe;

/**
 * The deterministic winds of IEC 61400-1, edition 3, section 6.3. Each event begins at {@code
 * start} (60 s) in a wind of normal profile (exponent {@code shear}, 0.2) and is tabulated every
 * 0.01 s, which keeps linear interpolation within 0.1 mm/s of the formula. {@code class} is the
 * turbine class and category (B), {@code sign} (positive, negative) the side to which direction or
 * shear goes.
 */
final class IecEvents {

  private static final double START_S = 60;
  private static final double TABLE_STEP_S = 0.01;
  private static final double NORMAL_SHEAR = 0.2;
  private static final double EXTREME_SHEAR = 0.11;
  private static final double OPERATING_GUST_S = 10.5;
  private static final double DIRECTION_CHANGE_S = 6;
  private static final double COHERENT_GUST_S = 10;
  private static final double COHERENT_GUST_MPS = 15;
  private static final double WIND_SHEAR_S = 12;
  private static final double WIND_SHEAR_BETA = 6.4;
  private static final double ROUNDING = 1e-9;

  private IecEvents() {}

  /** {@code nwp:12}: normal wind profile. */
  static Recipe normalProfile(WindOptions options) {
    return steady(options.speedMps(), SimpleWinds.shear(options, NORMAL_SHEAR));
  }

  /**
   * {@code ewm:50} or {@code ewm:1}: extreme wind speed of that return period in years. {@code
   * model=steady} is the gust's speed held; {@code model=turbulent} the ten-minute mean, 1.4 times
   * lower, with a standard deviation of 11 % of it.
   */
  static Recipe extremeSpeed(WindOptions options) {
    boolean rare = options.argument().equals("50");
    if (!rare && !options.argument().equals("1")) {
      throw options.complaint("needs a return period of 50 or 1 years, such as ewm:50");
    }
    IecClass iec = IecClass.of(options);
    if (options.choice("model", "steady", "turbulent").equals("turbulent")) {
      double mean = (rare ? 1 : 0.8) * iec.referenceSpeedMps();
      return TurbulentWinds.recipe(options, mean, 0.11 * mean, EXTREME_SHEAR);
    }
    TurbulentWinds.refuseOptionsOfTurbulence(options);
    double speed = rare ? iec.extremeSpeed50Mps() : iec.extremeSpeed1Mps();
    return steady(speed, SimpleWinds.shear(options, EXTREME_SHEAR));
  }

  private static Recipe steady(double speedMps, double shear) {
    var series = new HubHeightSeries(List.of(Row.of(0, speedMps, shear)));
    return site -> HubHeightField.of(series, site, 0);
  }

  /** {@code eog:12}: extreme operating gust, up to V_e1. */
  static Recipe operatingGust(WindOptions options) {
    double speed = options.speedMps();
    IecClass iec = IecClass.of(options);
    if (speed > iec.extremeSpeed1Mps() * (1 + ROUNDING)) {
      throw options.complaint(
          "needs a speed of at most V_e1, %s m/s in this class: above it the gust would be a lull"
              .formatted((float) iec.extremeSpeed1Mps()));
    }
    return event(
        options,
        speed,
        OPERATING_GUST_S,
        site -> {
          double gust = operatingGustMps(iec, speed, site);
          return (row, t) ->
              row.with(HubHeightSeries.GUST, -0.37 * gust * gustShape(t / OPERATING_GUST_S));
        });
  }

  static double operatingGustMps(IecClass iec, double speedMps, Site site) {
    double byExtreme = 1.35 * (iec.extremeSpeed1Mps() - speedMps);
    double byTurbulence = 3.3 * iec.normalSigmaMps(speedMps) / sizeReduction(site);
    return Math.min(byExtreme, byTurbulence);
  }

  private static double gustShape(double share) {
    return Math.sin(3 * Math.PI * share) * (1 - Math.cos(2 * Math.PI * share));
  }

  /** {@code edc:12}: extreme direction change; the new direction stays. */
  static Recipe directionChange(WindOptions options) {
    double speed = options.speedMps();
    IecClass iec = IecClass.of(options);
    double sign = sign(options);
    return event(
        options,
        speed,
        DIRECTION_CHANGE_S,
        site -> {
          double change = sign * directionChangeRad(iec, speed, site);
          return (row, t) ->
              row.with(HubHeightSeries.DIRECTION, change * rise(t / DIRECTION_CHANGE_S));
        });
  }

  static double directionChangeRad(IecClass iec, double speedMps, Site site) {
    double slope = iec.normalSigmaMps(speedMps) / (speedMps * sizeReduction(site));
    return Math.min(Math.PI, 4 * Math.atan(slope));
  }

  /** {@code ecd:12}: extreme coherent gust with direction change; both stay. */
  static Recipe coherentGust(WindOptions options) {
    double speed = options.speedMps();
    double change = sign(options) * coherentChangeRad(speed);
    return event(
        options,
        speed,
        COHERENT_GUST_S,
        site ->
            (row, t) ->
                row.with(HubHeightSeries.GUST, COHERENT_GUST_MPS * rise(t / COHERENT_GUST_S))
                    .with(HubHeightSeries.DIRECTION, change * rise(t / COHERENT_GUST_S)));
  }

  static double coherentChangeRad(double speedMps) {
    return Math.toRadians(speedMps < 4 ? 180 : 720 / speedMps);
  }

  /** {@code ews:12}: extreme wind shear, {@code axis} vertical or horizontal. */
  static Recipe windShear(WindOptions options) {
    double speed = options.speedMps();
    IecClass iec = IecClass.of(options);
    double sign = sign(options);
    int column =
        options.choice("axis", "vertical", "horizontal").equals("vertical")
            ? HubHeightSeries.VERTICAL_SHEAR
            : HubHeightSeries.LATERAL_SHEAR;
    return event(
        options,
        speed,
        WIND_SHEAR_S,
        site -> {
          double shear = sign * windShearMps(iec, speed, site) / speed;
          return (row, t) -> row.with(column, shear * 2 * rise(2 * t / WIND_SHEAR_S));
        });
  }

  /** Half of the greatest speed difference between the rotor's edges [m/s]. */
  static double windShearMps(IecClass iec, double speedMps, Site site) {
    double size = site.rotorDiameterM() / IecClass.turbulenceScaleM(site);
    return 2.5 + 0.2 * WIND_SHEAR_BETA * iec.normalSigmaMps(speedMps) * Math.pow(size, 0.25);
  }

  private static double sign(WindOptions options) {
    return options.choice("sign", "positive", "negative").equals("positive") ? 1 : -1;
  }

  /** From 0 to 1 as half a cosine period. */
  private static double rise(double share) {
    return 0.5 * (1 - Math.cos(Math.PI * share));
  }

  private static double sizeReduction(Site site) {
    return 1 + 0.1 * site.rotorDiameterM() / IecClass.turbulenceScaleM(site);
  }

  /** Changes the undisturbed row at a time since the event began. */
  private interface Course {
    Row at(Row undisturbed, double sinceStartS);
  }

  private interface CourseAtSite {
    Course at(Site site);
  }

  private static Recipe event(
      WindOptions options, double speedMps, double lengthS, CourseAtSite course) {
    double start = options.number("start", START_S, 0, 1e6);
    Row calm = Row.of(0, speedMps, SimpleWinds.shear(options, NORMAL_SHEAR));
    return site -> {
      HubHeightSeries series =
          new HubHeightSeries(tabulated(calm, start, lengthS, course.at(site)));
      return new HubHeightField(series, site, 0, 0, speedMps);
    };
  }

  private static List<Row> tabulated(Row calm, double start, double lengthS, Course course) {
    List<Row> rows = new ArrayList<>();
    rows.add(calm);
    int steps = (int) Math.round(lengthS / TABLE_STEP_S);
    for (int i = 0; i <= steps; i++) {
      double since = lengthS * i / steps;
      rows.add(course.at(calm, since).at(start + since));
    }
    return rows;
  }
}
