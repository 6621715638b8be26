package org.tipspeed.wind;

import java.util.Arrays;

/**
 * Mann's spectral tensor of turbulence in uniform shear (Mann 1994, J. Fluid Mech. 273; Mann 1998,
 * Prob. Eng. Mech. 13). Component 1 is downwind, 2 lateral, 3 upward; wave numbers in rad/m.
 */
final class MannTensor {

  /**
   * Parameters.
   *
   * @param gamma shear distortion; 0 is isotropic turbulence, 3.9 IEC 61400-1
   * @param lengthM length scale L [m]
   * @param dissipation alpha epsilon^(2/3) [m^(4/3)/s^2]
   */
  record Parameters(double gamma, double lengthM, double dissipation) {

    /** Integral of x^4 / (1 + x^2)^(17/6), by which a variance tells the dissipation. */
    private static final double ISOTROPIC_VARIANCE = 0.688;

    /** IEC 61400-1, annex B: the isotropic deviation is 0.55 of the downwind one. */
    static Parameters ofIec(double sigmaMps, double gamma, double lengthM) {
      double isotropic = 0.55 * sigmaMps;
      return new Parameters(
          gamma,
          lengthM,
          isotropic * isotropic / (ISOTROPIC_VARIANCE * Math.pow(lengthM, 2.0 / 3)));
    }
  }

  private static final double LEAST = 1e-4;
  private static final double STEPS_PER_E = 100;
  private static final int STEPS = (int) (STEPS_PER_E * Math.log(1e9));

  private final Parameters parameters;
  private final double[] lifetimes = new double[STEPS + 1]; // by logarithm of k L

  MannTensor(Parameters parameters) {
    this.parameters = parameters;
    tabulateLifetimes();
  }

  /**
   * Eddy lifetime over the shear's time scale, without gamma: (k L)^(-2/3) over the root of
   * 2F1(1/3, 17/6; 4/3; -(k L)^-2), which equals the root of 3/2 over the energy above k, divided
   * by k L.
   */
  private void tabulateLifetimes() {
    double x = LEAST * Math.exp(STEPS / STEPS_PER_E);
    double energy = 1.5 * Math.pow(x, -2.0 / 3);
    for (int i = STEPS; i >= 0; i--) {
      double here = LEAST * Math.exp(i / STEPS_PER_E);
      if (i < STEPS) {
        double middle = here * Math.exp(0.5 / STEPS_PER_E);
        // Simpson's rule in the logarithm, hence the factor x in each term
        energy +=
            (here * shape(here) + 4 * middle * shape(middle) + x * shape(x)) / STEPS_PER_E / 6;
      }
      lifetimes[i] = Math.sqrt(1.5 / energy) / here;
      x = here;
    }
  }

  /** Von Karman's energy spectrum, without its scale. */
  private static double shape(double x) {
    double squared = x * x;
    return squared * squared / Math.pow(1 + squared, 17.0 / 6);
  }

  /** Dimensionless lifetime beta of eddies of a wave number. */
  double lifetime(double wave) {
    double at = Math.log(wave * parameters.lengthM / LEAST) * STEPS_PER_E;
    if (at <= 0) {
      return parameters.gamma * lifetimes[0];
    }
    int i = Math.min((int) at, STEPS - 1);
    double share = Math.min(at - i, 1);
    return parameters.gamma * (lifetimes[i] + share * (lifetimes[i + 1] - lifetimes[i]));
  }

  /**
   * A root of the tensor: with three independent numbers n of unit variance, root n has the tensor
   * as its covariance.
   *
   * @param root receives [3][3], row by component
   */
  void root(double k1, double k2, double k3, double[][] root) {
    double squared = k1 * k1 + k2 * k2 + k3 * k3;
    if (squared == 0) {
      clear(root);
      return;
    }
    double beta = lifetime(Math.sqrt(squared));
    double k30 = k3 + beta * k1;
    double initial = k1 * k1 + k2 * k2 + k30 * k30;
    double scale = isotropic(initial);
    set(root[0], 0, scale * k30, -scale * k2);
    set(root[1], -scale * k30, 0, scale * k1);
    set(root[2], scale * k2, -scale * k1, 0);
    distort(k1, k2, k30, beta, squared, initial, root);
  }

  /** Root of E(k) / (4 pi k^4). */
  private double isotropic(double squared) {
    double length = parameters.lengthM;
    double energy =
        parameters.dissipation * Math.pow(length, 5.0 / 3) * shape(length * Math.sqrt(squared));
    return Math.sqrt(energy / (4 * Math.PI)) / squared;
  }

  private static void distort(
      double k1,
      double k2,
      double k30,
      double beta,
      double squared,
      double initial,
      double[][] root) {
    double zeta1 = -beta;
    double zeta2 = 0;
    if (k1 != 0) {
      double across = k1 * k1 + k2 * k2;
      double c1 = beta * k1 * k1 * (initial - 2 * k30 * k30 + beta * k1 * k30) / (squared * across);
      double angle = Math.atan2(beta * k1 * Math.sqrt(across), initial - k30 * k1 * beta);
      double c2 = k2 * initial / Math.pow(across, 1.5) * angle;
      zeta1 = c1 - k2 / k1 * c2;
      zeta2 = k2 / k1 * c1 + c2;
    }
    for (int j = 0; j < 3; j++) {
      root[0][j] += zeta1 * root[2][j];
      root[1][j] += zeta2 * root[2][j];
      root[2][j] *= initial / squared;
    }
  }

  private static void set(double[] row, double first, double second, double third) {
    row[0] = first;
    row[1] = second;
    row[2] = third;
  }

  private static void clear(double[][] root) {
    for (double[] row : root) {
      Arrays.fill(row, 0);
    }
  }
}
