package org.tipspeed.turbine.mock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tipspeed.config.yaml.Quantity;
import org.tipspeed.quantity.Unit;

/** Rotor loads as measured or computed elsewhere: at each of some pitch angles, over flow angle. */
record LoadCurves(List<Curve> curves) {

  private static final int BLADES = 3;

  /** Density of the runs that the tables are from [kg/m3]. */
  static final double TABLE_AIR_DENSITY = 1.225;

  /**
   * One row of a table.
   *
   * @param loads as in {@link RotorLoads}, where the stretched flow vector has length 1
   */
  record Point(double pitchRad, double flowAngle, double[] loads) {

    static Point of(Row row, double rootMoment) {
      double squaredWind = Math.pow(FlowAngle.unitAxial(row.flowAngle()), 2);
      double[] loads = {
        row.cp() / row.tipSpeedRatio() * squaredWind,
        row.ct() * squaredWind,
        rootMoment * squaredWind
      };
      return new Point(row.pitchRad(), row.flowAngle(), loads);
    }
  }

  /** The points of one pitch angle, by rising flow angle. */
  record Curve(double pitchRad, List<Point> points) {}

  /** What the rows of both tables have. */
  interface Row {
    double pitchRad();

    double tipSpeedRatio();

    double cp();

    double ct();

    default double flowAngle() {
      return FlowAngle.ofTipSpeedRatio(tipSpeedRatio());
    }
  }

  /** A row of the rotor of given stiffness in a wind, at one of some rotor speeds. */
  record FlexibleRow(
      @Quantity(key = "rotor_speed_rpm", unit = Unit.RPM, above = 0) double rotorSpeedRadPerS,
      @Quantity(key = "blade_pitch_deg", unit = Unit.DEG, from = -180, to = 180) double pitchRad,
      @Quantity(key = "wind_mps", unit = Unit.M_PER_S, above = 0, to = 1000) double windMps,
      @Quantity(key = "tsr", unit = Unit.NONE, above = 0, to = 1000) double tipSpeedRatio,
      @Quantity(key = "cp", unit = Unit.NONE, from = -1000, to = 1000) double cp,
      @Quantity(key = "ct", unit = Unit.NONE, from = -1000, to = 1000) double ct,
      @Quantity(key = "blade1_root_oop_moment_kNm", unit = Unit.KNM) double rootMomentNm)
      implements Row {

    boolean isAt(double speedRadPerS) {
      return Math.abs(rotorSpeedRadPerS - speedRadPerS) <= 1e-3;
    }

    /** The row without the part of the root moment that does not scale with the wind. */
    private Point point(double radiusM, double gravityRootMomentNm) {
      double scale = TABLE_AIR_DENSITY / 2 * Math.PI * Math.pow(radiusM, 3) * Math.pow(windMps, 2);
      return Point.of(this, (rootMomentNm - gravityRootMomentNm) / scale);
    }
  }

  /** A row of a rigid rotor, at any speed. */
  record RigidRow(
      @Quantity(key = "tsr", unit = Unit.NONE, above = 0, to = 1000) double tipSpeedRatio,
      @Quantity(key = "pitch_deg", unit = Unit.DEG, from = -180, to = 180) double pitchRad,
      @Quantity(key = "cp", unit = Unit.NONE, from = -1000, to = 1000) double cp,
      @Quantity(key = "ct", unit = Unit.NONE, from = -1000, to = 1000) double ct)
      implements Row {}

  /** The rows at the rotor speed that the turbine's file chooses. */
  static LoadCurves ofFlexibleRotor(MockParameters parameters) {
    var aerodynamics = parameters.aerodynamics();
    double radiusM = parameters.site().rotorRadiusM();
    double gravityRootMomentNm = parameters.blades().gravityRootMomentNm();
    return of(
        atSpeed(aerodynamics.flexibleRotor().file(), aerodynamics.flexibleRotorSpeedRadPerS())
            .stream()
            .map(row -> row.point(radiusM, gravityRootMomentNm)));
  }

  /** The root moment is the thrust at a radius. */
  static LoadCurves ofRigidRotor(MockParameters parameters) {
    double fraction = parameters.aerodynamics().plateRadiusFraction();
    return of(
        parameters.aerodynamics().rigidRotor().file().stream()
            .map(row -> Point.of(row, row.ct() * fraction / BLADES)));
  }

  static List<FlexibleRow> atSpeed(List<FlexibleRow> rows, double speedRadPerS) {
    return rows.stream().filter(row -> row.isAt(speedRadPerS)).toList();
  }

  private static LoadCurves of(Stream<Point> points) {
    List<Curve> curves = new ArrayList<>();
    byPitch(points.sorted(Comparator.comparingDouble(Point::flowAngle)), Point::pitchRad)
        .forEach((pitch, curve) -> curves.add(new Curve(pitch, List.copyOf(curve))));
    return new LoadCurves(List.copyOf(curves));
  }

  /** In the order of the pitch angles; -0 is 0. */
  private static <T> TreeMap<Double, List<T>> byPitch(
      Stream<? extends T> points, ToDoubleFunction<T> pitchRad) {
    return points.collect(
        Collectors.groupingBy(
            point -> pitchRad.applyAsDouble(point) + 0.0, TreeMap::new, Collectors.toList()));
  }

  /**
   * @throws IllegalArgumentException if the table has nothing at a rotor speed
   */
  static void requireSpeed(List<FlexibleRow> rows, double speedRadPerS) {
    if (rows.stream().noneMatch(row -> row.isAt(speedRadPerS))) {
      String known =
          rows.stream()
              .map(row -> Unit.RPM.text(row.rotorSpeedRadPerS()))
              .distinct()
              .limit(10)
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "flexible_rotor_speed: is %s, but the table has no such rows; it has rows at %s"
              .formatted(Unit.RPM.text(speedRadPerS), known));
    }
  }

  /**
   * @param key of the table, for messages
   * @throws IllegalArgumentException if no curves can be laid through the rows
   */
  static void requireCurves(String key, List<? extends Row> rows) {
    TreeMap<Double, List<Row>> byPitch = byPitch(rows.stream(), Row::pitchRad);
    if (byPitch.size() < 2) {
      throw new IllegalArgumentException(
          "%s: its table must have rows at two pitch angles at least, has them at %s only"
              .formatted(key, Unit.DEG.text(byPitch.firstKey())));
    }
    byPitch.forEach((pitchRad, curve) -> requireCurve(key, Unit.DEG.text(pitchRad), curve));
  }

  private static void requireCurve(String key, String pitch, List<Row> rows) {
    if (rows.size() < 2) {
      throw new IllegalArgumentException(
          "%s: its table must have two rows at least at each pitch angle, has one at %s"
              .formatted(key, pitch));
    }
    Set<Double> seen = new HashSet<>();
    for (Row row : rows) {
      if (!seen.add(row.flowAngle())) {
        throw new IllegalArgumentException(
            "%s: its table has two rows at pitch %s and tip-speed ratio %s, must have one"
                .formatted(key, pitch, row.tipSpeedRatio()));
      }
    }
  }
}
