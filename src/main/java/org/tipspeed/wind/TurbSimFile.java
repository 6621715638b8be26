package org.tipspeed.wind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * TurbSim's binary full-field files ({@code .bts}), formats 7 (ends) and 8 (periodic), with and
 * without tower points, little-endian.
 */
public final class TurbSimFile {

  static final short ID_ENDS = 7;
  static final short ID_PERIODIC = 8;
  static final int HEADER_BYTES = 70;

  /** What TurbSim writes at most, and what readers with fixed buffers take. */
  private static final int TURBSIM_DESCRIPTION = 200;

  private static final int LONGEST_DESCRIPTION = 1024;

  private TurbSimFile() {}

  /**
   * Reads a file. The header is checked against the file's size before memory is asked for.
   *
   * @throws WindException if it cannot be read or is not what it should be
   */
  public static TurbulenceBox read(Path file) {
    try (LittleEndian in = LittleEndian.open(file)) {
      return read(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new WindException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static TurbulenceBox read(LittleEndian in) throws IOException {
    boolean periodic = readPeriodic(in);
    int nz = in.int32();
    int ny = in.int32();
    int tower = in.int32();
    int nt = in.int32();
    double dz = in.float32();
    double dy = in.float32();
    double dt = in.float32();
    double meanSpeed = in.float32();
    double hubHeight = in.float32();
    double bottom = in.float32();
    var grid = new TurbulenceBox.Grid(ny, nz, nt, tower, dy, dz, dt, bottom);
    Scale[] scales = {Scale.read(in), Scale.read(in), Scale.read(in)};
    skipDescription(in, grid);
    BoxMemory.demand(grid, 1);
    float[] velocities = new float[(int) grid.valuesInGrid()];
    float[] towerVelocities = new float[(int) grid.valuesInTower()];
    int inPlane = velocities.length / nt;
    int inTower = towerVelocities.length / nt;
    for (int i = 0; i < nt; i++) {
      decode(in, scales, velocities, i * inPlane, inPlane);
      decode(in, scales, towerVelocities, i * inTower, inTower);
    }
    return new TurbulenceBox(grid, hubHeight, meanSpeed, periodic, velocities, towerVelocities);
  }

  private static boolean readPeriodic(LittleEndian in) throws IOException {
    if (in.sizeBytes() < HEADER_BYTES) {
      throw new IOException(
          "it has %d bytes, a TurbSim header alone has %d".formatted(in.sizeBytes(), HEADER_BYTES));
    }
    short id = in.int16();
    if (Short.reverseBytes(id) == ID_ENDS || Short.reverseBytes(id) == ID_PERIODIC) {
      throw new IOException("it is big-endian, TurbSim files are little-endian");
    }
    if (id != ID_ENDS && id != ID_PERIODIC) {
      throw new IOException("it starts with %d, a TurbSim file starts with 7 or 8".formatted(id));
    }
    return id == ID_PERIODIC;
  }

  private static void skipDescription(LittleEndian in, TurbulenceBox.Grid grid) throws IOException {
    int length = in.int32();
    if (length < 0 || length > LONGEST_DESCRIPTION) {
      throw new IOException(
          "its description has %d characters, at most %d are right"
              .formatted(length, LONGEST_DESCRIPTION));
    }
    double expected =
        HEADER_BYTES + length + Short.BYTES * (grid.valuesInGrid() + grid.valuesInTower());
    if (in.sizeBytes() != expected) {
      throw new IOException(
          "it has %d bytes, but its header (%d x %d points, %d tower points, %d steps) asks for %.0f"
              .formatted(
                  in.sizeBytes(), grid.ny(), grid.nz(), grid.towerPoints(), grid.nt(), expected));
    }
    in.bytes(length);
  }

  private static void decode(LittleEndian in, Scale[] scales, float[] into, int from, int count)
      throws IOException {
    for (int i = 0; i < count; i += TurbulenceBox.COMPONENTS) {
      for (int c = 0; c < TurbulenceBox.COMPONENTS; c++) {
        into[from + i + c] = scales[c].decode(in.int16());
      }
    }
  }

  /**
   * Writes a box, replacing what is there; the file appears only when it is whole. Velocities are
   * rounded to 1/65535 of each component's range.
   *
   * @param description where the field comes from; the format holds 200 ASCII characters
   * @throws WindException if the file cannot be written
   */
  public static void write(Path file, TurbulenceBox box, String description) {
    try (LittleEndianWriter out = new LittleEndianWriter(file)) {
      write(out, box, description);
      out.finish();
    } catch (IOException e) {
      throw new WindException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void write(LittleEndianWriter out, TurbulenceBox box, String description)
      throws IOException {
    Scale[] scales = writeHeader(out, box);
    byte[] text = description.getBytes(StandardCharsets.US_ASCII);
    text = Arrays.copyOf(text, Math.min(text.length, TURBSIM_DESCRIPTION));
    out.int32(text.length);
    out.bytes(text);
    int nt = box.grid().nt();
    int inPlane = box.velocities().length / nt;
    int inTower = box.tower().length / nt;
    for (int i = 0; i < nt; i++) {
      encode(out, scales, box.velocities(), i * inPlane, inPlane);
      encode(out, scales, box.tower(), i * inTower, inTower);
    }
  }

  private static Scale[] writeHeader(LittleEndianWriter out, TurbulenceBox box) throws IOException {
    TurbulenceBox.Grid grid = box.grid();
    out.int16(box.isPeriodic() ? ID_PERIODIC : ID_ENDS);
    out.int32(grid.nz());
    out.int32(grid.ny());
    out.int32(grid.towerPoints());
    out.int32(grid.nt());
    out.float32((float) grid.dzM());
    out.float32((float) grid.dyM());
    out.float32((float) grid.dtS());
    out.float32((float) box.meanSpeedMps());
    out.float32((float) box.hubHeightM());
    out.float32((float) grid.bottomM());
    Scale[] scales = new Scale[TurbulenceBox.COMPONENTS];
    for (int c = 0; c < scales.length; c++) {
      scales[c] = Scale.of(box, c);
      out.float32(scales[c].slope);
      out.float32(scales[c].offset);
    }
    return scales;
  }

  private static void encode(
      LittleEndianWriter out, Scale[] scales, float[] velocities, int from, int count)
      throws IOException {
    for (int i = 0; i < count; i += TurbulenceBox.COMPONENTS) {
      for (int c = 0; c < TurbulenceBox.COMPONENTS; c++) {
        out.int16(scales[c].encode(velocities[from + i + c]));
      }
    }
  }

  /** Linear map of one component's velocities to 16-bit integers, as precise as the file has it. */
  private record Scale(float slope, float offset) {

    static Scale read(LittleEndian in) throws IOException {
      Scale scale = new Scale(in.float32(), in.float32());
      if (!(scale.slope != 0 && Float.isFinite(scale.slope) && Float.isFinite(scale.offset))) {
        throw new IOException(
            "a scale factor of %s with offset %s is not usable"
                .formatted(scale.slope, scale.offset));
      }
      return scale;
    }

    /** The finest map that holds every value of a component. */
    static Scale of(TurbulenceBox box, int component) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (float[] values : new float[][] {box.velocities(), box.tower()}) {
        for (int i = component; i < values.length; i += TurbulenceBox.COMPONENTS) {
          least = Math.min(least, values[i]);
          most = Math.max(most, values[i]);
        }
      }
      float slope = most > least ? (float) (65535 / ((double) most - least)) : 1;
      return new Scale(slope, (float) (Short.MIN_VALUE - (double) slope * least));
    }

    float decode(short stored) {
      return (float) (((double) stored - offset) / slope);
    }

    /** Rounded to nearest; the extremes may miss the range by the rounding of slope and offset. */
    int encode(float velocity) {
      long stored = Math.round((double) velocity * slope + offset);
      return (int) Math.max(Short.MIN_VALUE, Math.min(stored, Short.MAX_VALUE));
    }
  }
}
