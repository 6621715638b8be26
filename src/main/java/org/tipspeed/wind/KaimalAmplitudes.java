package org.tipspeed.wind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Amplitudes of Kaimal turbulence: the cross-spectrum of two points is their spectrum times their
 * coherence (Veers 1988, SAND88-0152).
 *
 * <p>The coherence of a regular grid does not change when the grid is mirrored left to right or top
 * to bottom. In the basis of even and odd combinations its matrix therefore falls into four blocks
 * of a quarter of the size, whose Cholesky factors together cost a sixteenth of the whole.
 *
 * <p>Above the frequency at which even neighbours cohere by less than {@value #NEGLIGIBLE}, all
 * points are independent. Holds work space: for one thread.
 */
final class KaimalAmplitudes implements TurbulenceGenerator.PlaneAmplitudes {

  private static final double NEGLIGIBLE = 1e-3;

  /** Phases are multiples of a 4096th of a turn: a table is several times faster than a cosine. */
  private static final int PHASE_BITS = 12;

  private static final int PHASES = 1 << PHASE_BITS;
  private static final double[] COSINES =
      IntStream.range(0, PHASES).mapToDouble(i -> Math.cos(2 * Math.PI * i / PHASES)).toArray();

  private final TurbulenceBox.Grid grid;
  private final KaimalModel model;
  private final RandomGenerator random;
  private final double[][] coherence; // [columns apart][rows apart]
  private final List<MirrorBlock> blocks = new ArrayList<>();

  KaimalAmplitudes(TurbulenceBox.Grid grid, KaimalModel model, RandomGenerator random) {
    this.grid = grid;
    this.model = model;
    this.random = random;
    this.coherence = new double[grid.ny()][grid.nz()];
    for (int lateral : new int[] {1, -1}) {
      for (int vertical : new int[] {1, -1}) {
        blocks.add(new MirrorBlock(grid.ny(), grid.nz(), lateral, vertical));
      }
    }
  }

  @Override
  public void draw(double frequencyHz, double stepHz, double[][] amplitudes) {
    double nearest = Math.min(grid.dyM(), grid.dzM());
    if (model.coherence(nearest, frequencyHz) < NEGLIGIBLE) {
      unitPhases(amplitudes, grid.ny() * grid.nz());
    } else {
      coherentPhases(frequencyHz, amplitudes);
    }
    for (int part = 0; part < amplitudes.length; part++) {
      // One-sided density: half of the power at the frequency, half at its mirror image.
      double scale = Math.sqrt(model.density(part / 2, frequencyHz) * stepHz / 2);
      for (int i = 0; i < amplitudes[part].length; i++) {
        amplitudes[part][i] *= scale;
      }
    }
  }

  private void coherentPhases(double frequencyHz, double[][] amplitudes) {
    for (int j = 0; j < grid.ny(); j++) {
      for (int k = 0; k < grid.nz(); k++) {
        double distance = Math.hypot(j * grid.dyM(), k * grid.dzM());
        coherence[j][k] = model.coherence(distance, frequencyHz);
      }
    }
    for (double[] part : amplitudes) {
      Arrays.fill(part, 0);
    }
    for (MirrorBlock block : blocks) {
      block.factorise(coherence);
      double[][] independent = block.independent(amplitudes.length);
      unitPhases(independent, block.size());
      block.addMixed(independent, amplitudes);
    }
  }

  private void unitPhases(double[][] parts, int points) {
    for (int part = 0; part < parts.length; part += 2) {
      for (int i = 0; i < points; i++) {
        int phase = random.nextInt() >>> (Integer.SIZE - PHASE_BITS);
        parts[part][i] = COSINES[phase];
        parts[part + 1][i] = COSINES[(phase + PHASES / 4) % PHASES];
      }
    }
  }
}
