package org.tipspeed.nn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A matrix, or a part of one, in ND4J's memory. Element (r, c) lies at {@code offset + r *
 * rowStride + c * columnStride}; one of the strides is 1. Parts share the memory of their whole and
 * keep it alive: a raw pointer alone would not.
 *
 * <p>Single precision for learning; the same code runs in double precision to check gradients.
 */
public final class Matrix {

  /** Vector instructions are slower across the border of two cache lines. */
  private static final int LINE_BYTES = 64;

  private final INDArray memory;
  private final int offset;
  private final int rows;
  private final int columns;
  private final int rowStride;
  private final int columnStride;
  private final Pointer pointer;

  /** The elements of a contiguous matrix; null in double precision. */
  private final FloatBuffer buffer;

  private float[] single = new float[0];

  private Matrix(
      INDArray memory, int offset, int rows, int columns, int rowStride, int columnStride) {
    this.memory = memory;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.rowStride = rowStride;
    this.columnStride = columnStride;
    this.pointer = pointerInto(memory, offset);
    this.buffer = type() == DataType.FLOAT ? bufferAt(pointer, rows * columns) : null;
  }

  /** A matrix of zeros that is contiguous by rows. */
  public static Matrix byRows(DataType type, int rows, int columns) {
    INDArray memory = zeros(type, rows * columns);
    return new Matrix(memory, lead(memory), rows, columns, columns, 1);
  }

  /** A matrix of zeros that is contiguous by columns. */
  public static Matrix byColumns(DataType type, int rows, int columns) {
    INDArray memory = zeros(type, rows * columns);
    return new Matrix(memory, lead(memory), rows, columns, 1, rows);
  }

  private static INDArray zeros(DataType type, int elements) {
    Blas.ready();
    return Nd4j.create(type, elements + LINE_BYTES / Float.BYTES);
  }

  /** Elements to leave out at the start, so that what follows starts with a cache line. */
  private static int lead(INDArray memory) {
    long address = memory.data().pointer().address();
    return (int) (-address & (LINE_BYTES - 1)) / memory.dataType().width();
  }

  private static Pointer pointerInto(INDArray memory, int offset) {
    Pointer start = memory.data().pointer();
    return memory.dataType() == DataType.DOUBLE
        ? new DoublePointer(start).position(offset)
        : new FloatPointer(start).position(offset);
  }

  private static FloatBuffer bufferAt(Pointer start, int elements) {
    return new FloatPointer(start).limit(start.position() + elements).asBuffer();
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  DataType type() {
    return memory.dataType();
  }

  FloatPointer floats() {
    return (FloatPointer) pointer;
  }

  DoublePointer doubles() {
    return (DoublePointer) pointer;
  }

  int columnStride() {
    return columnStride;
  }

  /** Whether rows are contiguous; otherwise columns are. */
  boolean isByRows() {
    return columnStride == 1;
  }

  /** Distance of rows if stored by rows, of columns otherwise: the "leading dimension" of BLAS. */
  int leadingDimension() {
    return isByRows() ? Math.max(rowStride, columns) : Math.max(columnStride, rows);
  }

  /** Some rows of this matrix, sharing its memory. */
  public Matrix rows(int from, int count) {
    return new Matrix(memory, offset + from * rowStride, count, columns, rowStride, columnStride);
  }

  Matrix transposed() {
    return new Matrix(memory, offset, columns, rows, columnStride, rowStride);
  }

  /** A stretch of this matrix's memory as a matrix of its own, contiguous by rows. */
  Matrix reshaped(int from, int newRows, int newColumns) {
    return new Matrix(memory, offset + from, newRows, newColumns, newColumns, 1);
  }

  /** The memory of this contiguous matrix, cut into rows of at most some length. */
  Matrix[] pieces(int length) {
    int elements = rows * columns;
    Matrix[] pieces = new Matrix[(elements + length - 1) / length];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = reshaped(i * length, 1, Math.min(length, elements - i * length));
    }
    return pieces;
  }

  /** All elements as an ND4J vector for element by element operations; must be contiguous. */
  private INDArray vector() {
    if (leadingDimension() != (isByRows() ? columns : rows) && Math.min(rows, columns) > 1) {
      throw new IllegalStateException("a part with gaps is no vector");
    }
    return memory.get(NDArrayIndex.interval(offset, offset + (long) rows * columns));
  }

  /** Euclidean norm of all elements; must be contiguous. Not finite if an element is not. */
  public double norm() {
    int elements = rows * columns;
    if (type() == DataType.DOUBLE) {
      return Math.sqrt(openblas_nolapack.cblas_ddot(elements, doubles(), 1, doubles(), 1));
    }
    return Math.sqrt(openblas_nolapack.cblas_sdot(elements, floats(), 1, floats(), 1));
  }

  void fill(double value) {
    vector().assign(value);
  }

  /** Writes all elements in the order of memory; must be contiguous and of single precision. */
  public void put(float[] elements) {
    if (type() == DataType.FLOAT) {
      put(0, elements, rows * columns);
    } else {
      put(widened(elements));
    }
  }

  /** Writes all elements in the order of memory; must be contiguous. */
  public void put(double[] elements) {
    if (type() == DataType.DOUBLE) {
      doubles().put(elements, 0, rows * columns);
    } else {
      float[] narrow = single();
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (float) elements[i];
      }
      floats().put(narrow, 0, narrow.length);
    }
  }

  /** Reads all elements in the order of memory; must be contiguous and of single precision. */
  public void get(float[] into) {
    get(0, into, rows * columns);
  }

  /** Reads some elements, counted in the order of memory, as {@link #get(float[])} reads all. */
  void get(int from, float[] into, int count) {
    buffer.get(from, into, 0, count);
  }

  /** Writes some elements, counted in the order of memory; else like {@link #get(float[])}. */
  void put(int from, float[] elements, int count) {
    buffer.put(from, elements, 0, count);
  }

  /** Reads all elements in the order of memory; must be contiguous. */
  public void get(double[] into) {
    if (type() == DataType.DOUBLE) {
      doubles().get(into, 0, rows * columns);
    } else {
      float[] narrow = single();
      floats().get(narrow, 0, narrow.length);
      for (int i = 0; i < narrow.length; i++) {
        into[i] = narrow[i];
      }
    }
  }

  private float[] single() {
    if (single.length != rows * columns) {
      single = new float[rows * columns];
    }
    return single;
  }

  private static double[] widened(float[] elements) {
    double[] wide = new double[elements.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = elements[i];
    }
    return wide;
  }
}
