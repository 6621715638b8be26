package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorBlockTest {

  /** The four blocks' factors, each seen as a map to the grid, squared must give the coherence. */
  @ParameterizedTest
  @CsvSource({"2,2", "3,3", "4,3", "5,6", "7,7"})
  void blocksTogether_haveTheCoherenceOfEveryPairOfPoints(int ny, int nz) {
    KaimalModel model = new KaimalModel(12, 2, 42);
    double[][] coherence = new double[ny][nz];
    for (int j = 0; j < ny; j++) {
      for (int k = 0; k < nz; k++) {
        coherence[j][k] = model.coherence(Math.hypot(9 * j, 11 * k), 0.03);
      }
    }
    double[][] product = productOfBlocks(ny, nz, coherence);
    for (int a = 0; a < ny * nz; a++) {
      for (int b = 0; b < ny * nz; b++) {
        double expected = coherence[Math.abs(a % ny - b % ny)][Math.abs(a / ny - b / ny)];
        assertEquals(expected, product[a][b], 1e-12, a + " and " + b);
      }
    }
  }

  private static double[][] productOfBlocks(int ny, int nz, double[][] coherence) {
    int points = ny * nz;
    double[][] product = new double[points][points];
    int vectors = 0;
    for (int lateral : new int[] {1, -1}) {
      for (int vertical : new int[] {1, -1}) {
        MirrorBlock block = new MirrorBlock(ny, nz, lateral, vertical);
        block.factorise(coherence);
        vectors += block.size();
        for (int i = 0; i < block.size(); i++) {
          double[][] independent = new double[1][block.size()];
          independent[0][i] = 1;
          double[][] onGrid = new double[1][points];
          block.addMixed(independent, onGrid);
          addOuterProduct(onGrid[0], product);
        }
      }
    }
    assertEquals(points, vectors);
    return product;
  }

  private static void addOuterProduct(double[] vector, double[][] product) {
    for (int a = 0; a < vector.length; a++) {
      for (int b = 0; b < vector.length; b++) {
        product[a][b] += vector[a] * vector[b];
      }
    }
  }
}
