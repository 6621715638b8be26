package org.tipspeed.turbine.model;

import java.util.Locale;

/** Tables of rotor loads over tip-speed ratio and pitch, as the built-in turbine reads them. */
final class LoadTables {

  /** Tip-speed ratios are spread evenly over the angle that the built-in turbine looks up. */
  private static final double STRETCH = 7;

  /** The built-in turbine takes its tables to be of this density [kg/m3]. */
  static final double AIR_DENSITY = 1.225;

  private static final double FROM_DEG = 17;
  private static final double TO_DEG = 76;
  private static final double BENT_STEP_DEG = 2.5;
  private static final double RIGID_STEP_DEG = 2;

  /** Beyond it a blade that bends in still stronger wind would break. */
  private static final double MOST_WIND_MPS = 40;

  private final BentRotor rotor;
  private final double radiusM;
  private final double airDensityKgPerM3;
  private final double finePitchDeg;
  private final double speedRadPerS;

  LoadTables(
      BentRotor rotor,
      double radiusM,
      double airDensityKgPerM3,
      SteadyOperation.Best best,
      double speedRadPerS) {
    this.rotor = rotor;
    this.radiusM = radiusM;
    this.airDensityKgPerM3 = airDensityKgPerM3;
    finePitchDeg = Math.rint(Math.toDegrees(best.pitchRad()));
    this.speedRadPerS = speedRadPerS;
  }

  /** Of blades that bend at one rotor speed. */
  String bent() {
    StringBuilder text =
        new StringBuilder(
            "rotor_speed_rpm,blade_pitch_deg,wind_mps,tsr,cp,ct,blade1_root_oop_moment_kNm\n");
    double rpm = speedRadPerS * 30 / Math.PI;
    for (double pitch = finePitchDeg - 4; pitch <= finePitchDeg + 32; pitch += 2) {
      for (double angle = FROM_DEG; angle <= TO_DEG; angle += BENT_STEP_DEG) {
        double ratio = ratio(angle);
        double wind = speedRadPerS * radiusM / ratio;
        if (wind > MOST_WIND_MPS) {
          continue;
        }
        BentRotor.Loads loads = rotor.bent(wind, speedRadPerS, Math.toRadians(pitch));
        text.append(ParameterText.rounded(rpm))
            .append(',')
            .append(ParameterText.rounded(pitch))
            .append(',')
            .append(ParameterText.rounded(wind))
            .append(',')
            .append(row(ratio, loads, wind))
            .append(String.format(Locale.ROOT, ",%.1f%n", loads.rootMomentNm() / 1e3));
      }
    }
    return text.toString();
  }

  /** Of blades that do not, over a wider range. */
  String rigid() {
    StringBuilder text = new StringBuilder("tsr,pitch_deg,cp,ct\n");
    double wind = speedRadPerS * radiusM / STRETCH;
    for (double pitch = finePitchDeg - 8; pitch <= finePitchDeg + 60; pitch += pitch < 32 ? 1 : 4) {
      for (double angle = FROM_DEG - 3; angle <= TO_DEG + 4; angle += RIGID_STEP_DEG) {
        double ratio = ratio(angle);
        BentRotor.Loads loads = rotor.rigid(wind, ratio * wind / radiusM, Math.toRadians(pitch));
        String[] figures = row(ratio, loads, wind).split(",");
        text.append(figures[0])
            .append(',')
            .append(ParameterText.rounded(pitch))
            .append(',')
            .append(figures[1])
            .append(',')
            .append(figures[2])
            .append('\n');
      }
    }
    return text.toString();
  }

  private static double ratio(double angleDeg) {
    return STRETCH / Math.tan(Math.toRadians(angleDeg));
  }

  private String row(double ratio, BentRotor.Loads loads, double windMps) {
    double pressure = airDensityKgPerM3 / 2 * Math.PI * radiusM * radiusM * windMps * windMps;
    return String.format(
        Locale.ROOT,
        "%.5f,%.6f,%.6f",
        ratio,
        loads.torqueNm() * ratio / radiusM / pressure,
        loads.thrustN() / pressure);
  }
}
