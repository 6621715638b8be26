package org.tipspeed.turbine.mock;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;

/** Rotor loads as measured or computed elsewhere: at each of some pitch angles, over flow angle. */
record LoadCurves(List<Curve> curves) {

  private static final int BLADES = 3;

  /** Density of the runs that the tables are from [kg/m3]. */
  private static final double TABLE_AIR_DENSITY = 1.225;

  /**
   * One row of a table.
   *
   * @param loads as in {@link RotorLoads}, where the stretched flow vector has length 1
   */
  record Point(double pitchRad, double flowAngle, double[] loads) {

    static Point of(
        double pitchDeg, double tipSpeedRatio, double cp, double ct, double rootMoment) {
      double angle = FlowAngle.ofTipSpeedRatio(tipSpeedRatio);
      double squaredWind = Math.pow(FlowAngle.unitAxial(angle), 2);
      double[] loads = {
        cp / tipSpeedRatio * squaredWind, ct * squaredWind, rootMoment * squaredWind
      };
      return new Point(Math.toRadians(pitchDeg), angle, loads);
    }
  }

  /** The points of one pitch angle, by rising flow angle. */
  record Curve(double pitchRad, List<Point> points) {}

  /**
   * Reads {@code rotor_speed_rpm,blade_pitch_deg,wind_mps,tsr,cp,ct,blade1_root_oop_moment_kNm}.
   *
   * @param speedRadPerS the rows of this rotor speed are used
   * @param gravityRootMomentNm part of the root moment that does not scale with the wind
   */
  static LoadCurves ofFlexibleRotor(
      String name,
      InputStream csv,
      double speedRadPerS,
      double radiusM,
      double gravityRootMomentNm) {
    return read(name, csv, row -> flexiblePoint(row, speedRadPerS, radiusM, gravityRootMomentNm));
  }

  private static Point flexiblePoint(
      NamedCsvRecord row, double speedRadPerS, double radiusM, double gravityRootMomentNm) {
    if (Math.abs(number(row, "rotor_speed_rpm") * Math.PI / 30 - speedRadPerS) > 1e-3) {
      return null;
    }
    double momentNm = 1e3 * number(row, "blade1_root_oop_moment_kNm") - gravityRootMomentNm;
    double scale =
        TABLE_AIR_DENSITY
            / 2
            * Math.PI
            * Math.pow(radiusM, 3)
            * Math.pow(number(row, "wind_mps"), 2);
    return Point.of(
        number(row, "blade_pitch_deg"),
        number(row, "tsr"),
        number(row, "cp"),
        number(row, "ct"),
        momentNm / scale);
  }

  /** Reads {@code tsr,pitch_deg,cp,ct}; the root moment is the thrust at a radius. */
  static LoadCurves ofRigidRotor(String name, InputStream csv, double momentRadiusFraction) {
    return read(
        name,
        csv,
        row ->
            Point.of(
                number(row, "pitch_deg"),
                number(row, "tsr"),
                number(row, "cp"),
                number(row, "ct"),
                number(row, "ct") * momentRadiusFraction / BLADES));
  }

  private static LoadCurves read(
      String name, InputStream csv, Function<NamedCsvRecord, Point> toPoint) {
    TreeMap<Double, List<Point>> byPitch = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : rows) {
        Point point = toPoint.apply(row);
        if (point != null) {
          byPitch.computeIfAbsent(point.pitchRad(), pitch -> new ArrayList<>()).add(point);
        }
      }
    } catch (IOException | CsvParseException | NoSuchElementException e) {
      throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " has a cell without a number: " + e.getMessage(), e);
    }
    return of(name, byPitch);
  }

  private static LoadCurves of(String name, TreeMap<Double, List<Point>> byPitch) {
    List<Curve> curves = new ArrayList<>();
    byPitch.forEach(
        (pitch, points) -> {
          points.sort(Comparator.comparingDouble(Point::flowAngle));
          curves.add(new Curve(pitch, List.copyOf(points)));
        });
    if (curves.size() < 2) {
      throw new IllegalArgumentException(
          "%s must have rows at two pitch angles at least, had %d".formatted(name, curves.size()));
    }
    return new LoadCurves(List.copyOf(curves));
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }
}
