package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated Mann fields against the tensor's known properties, over six seeds. */
class MannTurbulenceTest {

  private static final Site SITE = new Site(90, 126);
  private static final String SPEC =
      "ntm:12,spectrum=mann,duration=150,ny=16,nz=16,width=150,height=150";
  private static final int SEEDS = 6;

  private static List<TurbulenceBox> boxes;

  @BeforeAll
  static void generate() {
    boxes =
        IntStream.rangeClosed(1, SEEDS).mapToObj(i -> box(SPEC + ",scale=none,seed=" + i)).toList();
  }

  /**
   * Sums of the tensor over the wave numbers that the box can hold: those longer than the box or
   * shorter than twice the grid's spacing are missing from the standard's 2.044 m/s.
   */
  @Test
  void momentumIsCarriedDown_andComponentsAreGraded() {
    double[][] covariance = covariance();
    double u = Math.sqrt(covariance[0][0]);
    assertEquals(0.75, Math.sqrt(covariance[1][1]) / u, 0.08);
    assertEquals(0.55, Math.sqrt(covariance[2][2]) / u, 0.06);
    assertEquals(-0.29, covariance[0][2] / u / u, 0.06);
    assertEquals(0, covariance[0][1] / u / u, 0.06);
    assertEquals(1.63, u, 0.13);
  }

  /** Shear tilts eddies downwind: their upper parts arrive first. */
  @Test
  void gusts_arriveEarlierAtTheTop() {
    double later = 0;
    double sooner = 0;
    for (TurbulenceBox box : boxes) {
      for (int i = 60; i < box.grid().nt() - 60; i++) {
        for (int column = 0; column < 16; column += 3) {
          double top = box.velocity(i, 11, column, 0) - box.meanSpeedMps();
          later += top * (box.velocity(i + 20, 4, column, 0) - box.meanSpeedMps());
          sooner += top * (box.velocity(i - 20, 4, column, 0) - box.meanSpeedMps());
        }
      }
    }
    assertTrue(later > 1.2 * sooner, later + " against " + sooner);
  }

  @Test
  void oppositeEdges_areNotCoupledByPeriodicity() {
    double[] edges = new double[3];
    for (TurbulenceBox box : boxes) {
      for (int i = 0; i < box.grid().nt(); i++) {
        for (int row = 0; row < 16; row++) {
          double left = box.velocity(i, row, 15, 1);
          double right = box.velocity(i, row, 0, 1);
          edges[0] += left * left;
          edges[1] += right * right;
          edges[2] += left * right;
        }
      }
    }
    assertEquals(0, edges[2] / Math.sqrt(edges[0] * edges[1]), 0.2);
  }

  @Test
  void scaling_setsUAtTheHub_andKeepsTheOthersInProportion() {
    TurbulenceBox free = box(SPEC + ",scale=none,seed=3");
    TurbulenceBox scaled = box(SPEC + ",seed=3");
    double u = sigma(scaled, 0);
    assertEquals(2.044, u, 1e-4);
    assertEquals(sigma(free, 2) / sigma(free, 0), sigma(scaled, 2) / u, 1e-5);
  }

  @Test
  void sameSeed_givesTheSameField() {
    assertArrayEquals(boxes.get(1).velocities(), box(SPEC + ",scale=none,seed=2").velocities());
  }

  @Test
  void mannsParameters_needMannsSpectrum() {
    assertThrows(WindException.class, () -> WindCases.parse("ntm:12,gamma=3"));
    assertThrows(WindException.class, () -> WindCases.parse("ntm:12,spectrum=karman"));
    WindCases.parse("etm:12,spectrum=mann,gamma=0,length=50");
  }

  private static double[][] covariance() {
    double[][] sums = new double[3][3];
    int count = 0;
    double[] velocity = new double[3];
    for (TurbulenceBox box : boxes) {
      double[] profile = profile(box);
      for (int i = 0; i < box.grid().nt(); i += 3) {
        for (int point = 0; point < 256; point += 3) {
          for (int c = 0; c < 3; c++) {
            velocity[c] = box.velocity(i, point / 16, point % 16, c);
          }
          velocity[0] -= profile[point / 16];
          for (int c = 0; c < 9; c++) {
            sums[c / 3][c % 3] += velocity[c / 3] * velocity[c % 3];
          }
          count++;
        }
      }
    }
    double n = count;
    return Arrays.stream(sums)
        .map(row -> Arrays.stream(row).map(sum -> sum / n).toArray())
        .toArray(double[][]::new);
  }

  private static double[] profile(TurbulenceBox box) {
    return IntStream.range(0, 16)
        .mapToDouble(k -> 12 * Math.pow((box.grid().bottomM() + k * box.grid().dzM()) / 90, 0.2))
        .toArray();
  }

  private static double sigma(TurbulenceBox box, int component) {
    return BoxStatistics.sigmaAt(box.velocities(), box.grid(), 90, component);
  }

  private static TurbulenceBox box(String spec) {
    return ((TurbulentField) WindFields.open(WindCases.parse(spec), SITE)).box();
  }
}
