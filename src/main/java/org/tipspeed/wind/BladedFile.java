package org.tipspeed.wind;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Bladed's binary full field ({@code .wnd}) in the variant that TurbSim and OpenFAST write
 * (turbulence type 4, three components, turbulence intensities in the header), with the {@code
 * .sum} file beside it that tells hub height, order of columns and sign of v. Native Bladed fields
 * are normalised to unit variance and lack all that; they are refused.
 */
final class BladedFile {

  static final short ID = -99;
  static final short BIG_ENDIAN_ID = (short) 0x9DFF;

  /** First number of the format before type 4, whose scaling stands in its summary only. */
  static final short OLD_ID = -3;

  private static final int TYPE_WITH_INTENSITIES = 4;
  private static final double STEPS_PER_SIGMA = 1000;
  private static final int MOST_PERCENT = 1000;

  /** Summaries call their turbulence intensities approximate; those of the header are taken. */
  private static final double APPROXIMATE = 0.25;

  private static final double SAME = 0;

  /** Two 16-bit numbers and twenty-five of 32 bits. */
  static final int HEADER_BYTES = 104;

  private BladedFile() {}

  static TurbulenceBox read(Path file) {
    try (LittleEndian in = LittleEndian.open(file)) {
      return new Header(in).read(BladedSummary.beside(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new WindException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The header as it stands in the file, and what is still to be read behind it. */
  private static final class Header {

    private final LittleEndian in;
    private final double heightM;
    private final double[] intensities = new double[TurbulenceBox.COMPONENTS];
    private final double dz;
    private final double dy;
    private final double dx;
    private final long halfSteps;
    private final double meanSpeed;
    private final int nz;
    private final int ny;

    Header(LittleEndian in) throws IOException {
      this.in = in;
      refuseOtherFormats(in);
      skip(2);
      this.heightM = in.float32();
      for (int c = 0; c < intensities.length; c++) {
        intensities[c] = plausible(in.float32()) / 100;
      }
      this.dz = in.float32();
      this.dy = in.float32();
      this.dx = in.float32();
      this.halfSteps = in.int32();
      this.meanSpeed = in.float32();
      skip(5);
      this.nz = in.int32();
      this.ny = in.int32();
      skip(6);
    }

    private static double plausible(double percent) throws IOException {
      if (!(percent >= 0 && percent <= MOST_PERCENT)) {
        throw new IOException(
            "its turbulence intensity is %s %%, only 0 to %d %% are plausible"
                .formatted((float) percent, MOST_PERCENT));
      }
      return percent;
    }

    private static void refuseOtherFormats(LittleEndian in) throws IOException {
      if (in.sizeBytes() < HEADER_BYTES) {
        throw new IOException(
            "it has %d bytes, a Bladed header alone has %d"
                .formatted(in.sizeBytes(), HEADER_BYTES));
      }
      short id = in.int16();
      if (id != ID) {
        throw new IOException("it starts with %d, a Bladed file starts with -99".formatted(id));
      }
      short type = in.int16();
      int components = in.int32();
      if (type != TYPE_WITH_INTENSITIES || components != TurbulenceBox.COMPONENTS) {
        throw new IOException(
            ("its turbulence type is %d with %d components; only type 4 with 3, as TurbSim writes"
                    + " it, is read: make a .bts of it")
                .formatted(type, components));
      }
    }

    private void skip(int words) throws IOException {
      in.bytes(words * Integer.BYTES);
    }

    TurbulenceBox read(BladedSummary summary) throws IOException {
      int nt = steps();
      TurbulenceBox.requireMeanSpeed(meanSpeed);
      double bottom = summary.centreM() - (nz - 1) * dz / 2;
      var grid = new TurbulenceBox.Grid(ny, nz, nt, 0, dy, dz, dx / meanSpeed, bottom);
      refuseOtherSummary(summary, grid);
      BoxMemory.demand(grid, 1);
      float[] velocities = new float[(int) grid.valuesInGrid()];
      boolean clockwise = summary.isClockwise();
      boolean leftHanded = summary.isLeftHanded();
      for (int row = 0; row < nt * nz; row++) {
        readRow(clockwise, leftHanded, velocities, row * ny);
      }
      return new TurbulenceBox(
          grid, summary.hubHeightM(), meanSpeed, summary.isPeriodic(), velocities, new float[0]);
    }

    private void refuseOtherSummary(BladedSummary summary, TurbulenceBox.Grid grid)
        throws IOException {
      summary.requireHeight(heightM);
      summary.requireSame("UBAR", meanSpeed, SAME);
      String[] names = {"TI(U)", "TI(V)", "TI(W)"};
      for (int c = 0; c < names.length; c++) {
        summary.requireSame(names[c], 100 * intensities[c], APPROXIMATE);
      }
      summary.requireSame("VERTICAL GRID-POINT MATRIX DIMENSION", nz, SAME);
      summary.requireSame("HORIZONTAL GRID-POINT MATRIX DIMENSION", ny, SAME);
      summary.requireSame("TIME STEP", grid.dtS(), SAME);
      summary.requireSame("GRID HEIGHT", (nz - 1) * dz, SAME);
      summary.requireSame("GRID WIDTH", grid.widthM(), SAME);
      summary.requireSame("GRID BASE", grid.bottomM(), SAME);
    }

    /** Twice the number in the header, and one more if the file holds it. */
    private int steps() throws IOException {
      double plane = (double) Short.BYTES * TurbulenceBox.COMPONENTS * ny * nz;
      double planes = (in.sizeBytes() - HEADER_BYTES) / plane;
      if (!(ny > 0 && nz > 0) || (planes != 2.0 * halfSteps && planes != 2.0 * halfSteps + 1)) {
        throw new IOException(
            "it has %d bytes, which do not fit its header (%d x %d points, twice %d steps)"
                .formatted(in.sizeBytes(), ny, nz, halfSteps));
      }
      return (int) planes;
    }

    private void readRow(boolean clockwise, boolean leftHanded, float[] velocities, int firstPoint)
        throws IOException {
      for (int j = 0; j < ny; j++) {
        int column = clockwise ? ny - 1 - j : j;
        int at = (firstPoint + column) * TurbulenceBox.COMPONENTS;
        for (int c = 0; c < TurbulenceBox.COMPONENTS; c++) {
          double value = meanSpeed * intensities[c] * in.int16() / STEPS_PER_SIGMA;
          velocities[at + c] = (float) (c == 0 ? meanSpeed + value : value);
        }
        if (leftHanded) {
          velocities[at + 1] = -velocities[at + 1];
        }
      }
    }
  }
}
