package org.tipspeed.turbine.qblade;

import java.nio.file.Path;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealVector;
import org.tipspeed.wind.TurbSimFile;
import org.tipspeed.wind.TurbulenceBox;
import org.tipspeed.wind.TurbulenceBox.Grid;

/**
 * How the library brings a field past the rotor. The wind of these fields rises with time, so that
 * the wind at the hub tells where in the file the library is; three of them, of two widths and two
 * mean speeds, tell apart what the place depends on.
 */
final class WindQuestion {

  private static final double FIRST_MPS = 6;
  private static final double LAST_MPS = 14;
  private static final double LENGTH_S = 160;
  private static final double SLOPE = (LAST_MPS - FIRST_MPS) / LENGTH_S;
  private static final double FAST_MPS = 12;
  private static final double SLOW_MPS = 8;

  private WindQuestion() {}

  static Answer ask(Bench bench) {
    bench.load();
    double width = 1.1 * bench.turbine().rotorDiameterM();
    double[][] cases = {{width, FAST_MPS}, {2 * width, FAST_MPS}, {width, SLOW_MPS}};
    double[][] equations = new double[3][];
    double[] shifts = new double[3];
    for (int i = 0; i < 3; i++) {
      double mean = cases[i][1];
      equations[i] = new double[] {cases[i][0] / mean, 1 / mean, 1};
      Place place = placeInFile(bench, "probe_wind_" + i + ".bts", cases[i][0], mean);
      if (!place.moves()) {
        return Answer.fail("the wind at the hub does not follow a field that was loaded");
      }
      shifts[i] = place.shiftS();
    }
    return answer(solve(equations, shifts), shifts[0]);
  }

  private static Answer answer(RealVector found, double exampleS) {
    return Answer.pass("fields are taken, begun %.2f s into the file", exampleS)
        .with(Fact.SHIFT_PER_WIDTH, found.getEntry(0))
        .with(Fact.SHIFT_LENGTH_M, found.getEntry(1))
        .with(Fact.SHIFT_TIME_S, found.getEntry(2));
  }

  private static RealVector solve(double[][] equations, double[] shifts) {
    return new LUDecomposition(MatrixUtils.createRealMatrix(equations))
        .getSolver()
        .solve(MatrixUtils.createRealVector(shifts));
  }

  private record Place(double shiftS, boolean moves) {}

  private static Place placeInFile(Bench bench, String name, double widthM, double meanMps) {
    Path file = bench.folder().resolve(name);
    TurbSimFile.write(file, rising(bench, widthM, meanMps), "tipspeed probe");
    bench.library().loadField(file);
    bench.resetInto(FirstContact.WIND_MPS, Math.min(2, bench.settings().rampUpS()));
    bench.control(bench.toShaft(bench.operation(FirstContact.WIND_MPS).generatorTorqueNm()), 0);
    int steps = bench.stepsIn(2);
    double sum = 0;
    double first = 0;
    for (int i = 1; i <= steps; i++) {
      bench.step();
      double inFile = (bench.value(OperationValue.HUB_WIND) - FIRST_MPS) / SLOPE;
      first = i == 1 ? inFile : first;
      sum += inFile - i * bench.settings().timestepS();
    }
    double last = (bench.value(OperationValue.HUB_WIND) - FIRST_MPS) / SLOPE;
    double passed = (steps - 1) * bench.settings().timestepS();
    return new Place(sum / steps, Math.abs(last - first - passed) < 0.1 * passed);
  }

  private static TurbulenceBox rising(Bench bench, double widthM, double meanMps) {
    double hub = bench.turbine().hubHeightM();
    double height = Math.min(1.1 * bench.turbine().rotorDiameterM(), 2 * hub - 1);
    int planes = (int) (LENGTH_S / 0.5) + 1;
    Grid grid = new Grid(3, 3, planes, 0, widthM / 2, height / 2, 0.5, hub - height / 2);
    float[] velocities = new float[planes * 9 * TurbulenceBox.COMPONENTS];
    for (int i = 0; i < velocities.length; i += TurbulenceBox.COMPONENTS) {
      int plane = i / (9 * TurbulenceBox.COMPONENTS);
      velocities[i] = (float) (FIRST_MPS + SLOPE * 0.5 * plane);
    }
    return new TurbulenceBox(grid, hub, meanMps, false, velocities, new float[0]);
  }
}
