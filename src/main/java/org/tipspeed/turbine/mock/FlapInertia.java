package org.tipspeed.turbine.mock;

/**
 * What flapping blades and the rest of the turbine do to each other by their masses. A blade bends
 * across its chord: downwind and, by the sine of its pitch, in the sense of rotation. Its tip's
 * acceleration q'' pulls on the tower's top, both ways, and on the shaft, and their accelerations
 * pull on the blade:
 *
 * <pre>
 * m2 q_i'' + g_i x'' + h_i y'' + p_i w' = m2 a_i        one of each blade i
 * M x'' + sum g_i q_i'' = F,  and so with h_i for y'' and p_i for w'
 * </pre>
 *
 * <p>g_i, h_i and p_i follow from the velocities along and across the flap (Lagrange), so that the
 * masses are symmetric and no energy comes from nowhere. Blades are eliminated, and the three
 * equations left are solved directly: as exact as the six, and quicker than to iterate.
 */
final class FlapInertia {

  private final double firstMassKg;
  private final double modalMassKg;
  private final double momentKgM;
  private final double angleRad;
  private final double foreAftMassKg;
  private final double sideSideMassKg;
  private final double rotorInertiaKgM2;
  private final double topSlopePerM;

  private final double[] cosine = new double[BladedRotor.BLADES];
  private final double[] sine = new double[BladedRotor.BLADES];
  private final double[] upwards = new double[BladedRotor.BLADES];
  private final double[] toForeAft = new double[BladedRotor.BLADES];
  private final double[] toSideSide = new double[BladedRotor.BLADES];
  private final double[] toShaft = new double[BladedRotor.BLADES];
  private final double[] tipMps2 = new double[BladedRotor.BLADES];

  private double foreAftMps2;
  private double sideSideMps2;
  private double rotorRadPerS2;

  FlapInertia(MockParameters parameters, TowerBending tower) {
    MockParameters.Blades blades = parameters.blades();
    firstMassKg = blades.flapFirstMassKg();
    modalMassKg = blades.flapModalMassKg();
    momentKgM = blades.flapMomentKgM();
    angleRad = blades.flapAngleRad();
    foreAftMassKg = tower.foreAftMassKg();
    sideSideMassKg = tower.sideSideMassKg();
    rotorInertiaKgM2 = parameters.rotor().inertiaKgM2();
    topSlopePerM = parameters.tower().topSlopePerM();
  }

  /** Takes where a blade is and how it is turned, until the next call. */
  void aim(int blade, double pitchRad, double azimuthCosine) {
    cosine[blade] = Math.cos(pitchRad + angleRad);
    sine[blade] = Math.sin(pitchRad + angleRad);
    upwards[blade] = azimuthCosine;
    toForeAft[blade] = cosine[blade] * (firstMassKg + topSlopePerM * momentKgM * upwards[blade]);
    toSideSide[blade] = -sine[blade] * firstMassKg * upwards[blade];
    toShaft[blade] = sine[blade] * momentKgM;
  }

  /** Share of a blade's flap that goes downwind. */
  double cosine(int blade) {
    return cosine[blade];
  }

  /** Share of a blade's flap that goes in the sense of rotation. */
  double sine(int blade) {
    return sine[blade];
  }

  /**
   * @param demandMps2 acceleration that each tip would have on a hub that does not move
   * @param foreAftN force of all else on the tower's mode, downwind
   * @param sideSideN the same to the left looking downwind
   * @param torqueNm of all else on the rotor
   */
  void solve(double[] demandMps2, double foreAftN, double sideSideN, double torqueNm) {
    double xx = foreAftMassKg;
    double yy = sideSideMassKg;
    double ww = rotorInertiaKgM2;
    double xy = 0;
    double xw = 0;
    double yw = 0;
    double x = foreAftN;
    double y = sideSideN;
    double w = torqueNm;
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      double g = toForeAft[i] / modalMassKg;
      double h = toSideSide[i] / modalMassKg;
      double p = toShaft[i] / modalMassKg;
      xx -= g * toForeAft[i];
      xy -= g * toSideSide[i];
      xw -= g * toShaft[i];
      yy -= h * toSideSide[i];
      yw -= h * toShaft[i];
      ww -= p * toShaft[i];
      x -= toForeAft[i] * demandMps2[i];
      y -= toSideSide[i] * demandMps2[i];
      w -= toShaft[i] * demandMps2[i];
    }
    double yByX = xy / xx;
    double wByX = xw / xx;
    double yyLeft = yy - yByX * xy;
    double ywLeft = yw - yByX * xw;
    double yLeft = y - yByX * x;
    double wByY = ywLeft / yyLeft;
    rotorRadPerS2 = (w - wByX * x - wByY * yLeft) / (ww - wByX * xw - wByY * ywLeft);
    sideSideMps2 = (yLeft - ywLeft * rotorRadPerS2) / yyLeft;
    foreAftMps2 = (x - xy * sideSideMps2 - xw * rotorRadPerS2) / xx;
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      tipMps2[i] =
          demandMps2[i]
              - (toForeAft[i] * foreAftMps2
                      + toSideSide[i] * sideSideMps2
                      + toShaft[i] * rotorRadPerS2)
                  / modalMassKg;
    }
  }

  double foreAftMps2() {
    return foreAftMps2;
  }

  double sideSideMps2() {
    return sideSideMps2;
  }

  double rotorRadPerS2() {
    return rotorRadPerS2;
  }

  /** Acceleration of a tip along its flap, relative to the hub. */
  double tipMps2(int blade) {
    return tipMps2[blade];
  }

  /** Force of the blades' inertia on the hub, downwind [N]. */
  double thrustN() {
    double sum = 0;
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      sum -= firstMassKg * cosine[i] * tipMps2[i];
    }
    return sum;
  }

  /** Force of the blades' inertia on the hub, to the left looking downwind [N]. */
  double sidewaysN() {
    double sum = 0;
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      sum -= toSideSide[i] * tipMps2[i];
    }
    return sum;
  }

  /** Moment of the blades' inertia that tilts the hub downwind [N m]. */
  double noddingMomentNm() {
    double sum = 0;
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      sum -= momentKgM * cosine[i] * upwards[i] * tipMps2[i];
    }
    return sum;
  }
}
