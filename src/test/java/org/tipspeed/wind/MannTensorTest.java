package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MannTensorTest {

  private static final double LENGTH = 33.6;

  /** Gamma 3.9 times (k L)^(-2/3) / 2F1(1/3, 17/6; 4/3; -(k L)^-2)^(1/2), by SciPy. */
  @ParameterizedTest
  @CsvSource({"0.01, 470.069", "0.1, 47.007", "1, 4.81428", "5, 1.35226", "100, 0.181028"})
  void lifetime_isMannsHypergeometricForm(double kl, double lifetime) {
    assertEquals(lifetime, tensor(3.9).lifetime(kl / LENGTH), 2e-4 * lifetime);
  }

  /** Von Karman's one-dimensional spectra, which isotropic turbulence must have. */
  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.03, 0.3})
  void withoutShear_oneDimensionalSpectraAreVonKarmans(double k1) {
    double inverse = 1 / (LENGTH * LENGTH);
    double u = 9.0 / 55 * Math.pow(inverse + k1 * k1, -5.0 / 6);
    double v = 3.0 / 110 * (3 * inverse + 8 * k1 * k1) * Math.pow(inverse + k1 * k1, -11.0 / 6);
    double[][] spectra = oneDimensional(tensor(0), k1);
    assertEquals(u, spectra[0][0], 0.01 * u);
    assertEquals(v, spectra[1][1], 0.01 * v);
    assertEquals(v, spectra[2][2], 0.01 * v);
    assertEquals(0, spectra[0][2], 0.001 * u);
  }

  /** IEC 61400-1 states 0.7 and 0.5 of the downwind deviation for gamma 3.9 and 0.55 sigma. */
  @Test
  void withTheStandardsShear_deviationsAreTheStandards() {
    MannTensor tensor = new MannTensor(MannTensor.Parameters.ofIec(2, 3.9, LENGTH));
    double[][] covariance = new double[3][3];
    double factor = 1.4;
    for (double k1 = 1e-5; k1 < 30; k1 *= factor) {
      double[][] spectra = oneDimensional(tensor, k1 * Math.sqrt(factor));
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          covariance[i][j] += 2 * spectra[i][j] * k1 * (factor - 1);
        }
      }
    }
    assertEquals(2, Math.sqrt(covariance[0][0]), 0.1);
    assertEquals(0.7 * 2, Math.sqrt(covariance[1][1]), 0.1);
    assertEquals(0.5 * 2, Math.sqrt(covariance[2][2]), 0.1);
    assertTrue(covariance[0][2] < -0.2, "shear stress carries momentum down: " + covariance[0][2]);
    assertEquals(0, covariance[0][1], 1e-3);
  }

  /** Continuity: no wave has a component along its own wave vector. */
  @Test
  void everyWave_isDivergenceFree() {
    double[][] root = new double[3][3];
    for (double k1 : new double[] {0, -0.02, 0.3}) {
      for (double k2 : new double[] {-0.1, 0.04}) {
        for (double k3 : new double[] {-0.07, 0, 0.2}) {
          tensor(3.9).root(k1, k2, k3, root);
          for (int j = 0; j < 3; j++) {
            assertEquals(0, k1 * root[0][j] + k2 * root[1][j] + k3 * root[2][j], 1e-9);
          }
        }
      }
    }
  }

  private static MannTensor tensor(double gamma) {
    return new MannTensor(new MannTensor.Parameters(gamma, LENGTH, 1));
  }

  /** Integral of the tensor over k2 and k3, in polar coordinates with logarithmic radius. */
  private static double[][] oneDimensional(MannTensor tensor, double k1) {
    double[][] sum = new double[3][3];
    double[][] root = new double[3][3];
    int angles = 24;
    double factor = 1.1;
    for (double radius = 1e-5; radius < 100; radius *= factor) {
      double middle = radius * Math.sqrt(factor);
      double area = middle * radius * (factor - 1) * 2 * Math.PI / angles;
      for (int a = 0; a < angles; a++) {
        double angle = 2 * Math.PI * (a + 0.5) / angles;
        tensor.root(k1, middle * Math.cos(angle), middle * Math.sin(angle), root);
        addProduct(root, area, sum);
      }
    }
    return sum;
  }

  private static void addProduct(double[][] root, double weight, double[][] sum) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double[] one = root[i];
        double[] other = root[j];
        sum[i][j] += weight * IntStream.range(0, 3).mapToDouble(m -> one[m] * other[m]).sum();
      }
    }
  }
}
