package org.tipspeed.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.random.RandomStreams;

class ProductTest {

  private static final double TOLERANCE = 1e-4;

  private final RandomGenerator random = new RandomStreams(3).stream("products", 0);
  private final Workspace workspace = new Workspace(DataType.FLOAT, 1, 1);

  private Matrix random(boolean byRows, int rows, int columns) {
    Matrix matrix =
        byRows
            ? Matrix.byRows(DataType.FLOAT, rows, columns)
            : Matrix.byColumns(DataType.FLOAT, rows, columns);
    float[] elements = new float[rows * columns];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = random.nextFloat(-1f, 1f);
    }
    matrix.put(elements);
    return matrix;
  }

  private static double[] read(Matrix matrix) {
    double[] elements = new double[matrix.rows() * matrix.columns()];
    matrix.get(elements);
    return elements;
  }

  private static double at(Matrix matrix, double[] elements, int row, int column) {
    return matrix.isByRows()
        ? elements[row * matrix.columns() + column]
        : elements[column * matrix.rows() + row];
  }

  private static double[] expected(Matrix left, Matrix right, boolean rectified) {
    double[] a = read(left);
    double[] b = read(right);
    double[] product = new double[left.rows() * right.columns()];
    for (int i = 0; i < product.length; i++) {
      int row = i / right.columns();
      int column = i % right.columns();
      for (int k = 0; k < left.columns(); k++) {
        product[i] += at(left, a, row, k) * at(right, b, k, column);
      }
      product[i] = rectified ? Math.max(0, product[i]) : product[i];
    }
    return product;
  }

  /** Sides below and above those from which oneDNN takes over. */
  @ParameterizedTest
  @CsvSource({
    "37, 50, 29, true, true",
    "37, 50, 29, true, false",
    "37, 50, 29, false, true",
    "37, 50, 29, false, false",
    "40, 3, 20, false, false",
    "300, 401, 64, false, true",
    "1, 50, 29, true, true",
    "37, 50, 1, false, false"
  })
  void productsOfAllOrders_plainAndRectified_areRight(
      int rows, int inner, int columns, boolean leftByRows, boolean rightByRows) {
    Matrix left = random(leftByRows, rows, inner);
    Matrix right = random(rightByRows, inner, columns);
    Matrix into = Matrix.byRows(DataType.FLOAT, rows, columns);
    Product product = new Product(left, right, into, workspace);

    product.plain().run();
    assertArrayEquals(expected(left, right, false), read(into), TOLERANCE);

    product.rectified(Activation.RELU.on(into, into)).run();
    assertArrayEquals(expected(left, right, true), read(into), TOLERANCE);
  }

  @Test
  void aPartOfALargerMatrix_isWrittenInPlace() {
    Matrix left = random(true, 40, 20);
    Matrix right = random(true, 20, 30);
    Matrix whole = Matrix.byRows(DataType.FLOAT, 42, 30);
    whole.fill(7);
    Matrix part = whole.rows(1, 40);
    new Product(left, right, part, workspace).plain().run();
    assertArrayEquals(expected(left, right, false), read(part), TOLERANCE);
    double[] elements = read(whole);
    for (int i = 0; i < 30; i++) {
      assertEquals(7, elements[i]);
      assertEquals(7, elements[41 * 30 + i]);
    }
  }

  @Test
  void aProduct_canRunOnAnotherThreadThanItWasMadeOn() throws InterruptedException {
    Matrix left = random(false, 64, 257);
    Matrix right = random(true, 257, 128);
    Matrix into = Matrix.byRows(DataType.FLOAT, 64, 128);
    Runnable product = new Product(left, right, into, workspace).plain();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread other = new Thread(product);
    other.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    other.start();
    other.join();
    assertNull(failure.get());
    assertArrayEquals(expected(left, right, false), read(into), TOLERANCE);
  }

  @Test
  void scratch_isShared_andGrowsWhereItMust() {
    Matrix small = workspace.scratch(1000);
    Matrix large = workspace.scratch(5001);
    assertNotSame(small, large);
    assertEquals(1251, large.columns());
    assertSame(large, workspace.scratch(1000));
  }

  @Test
  void matrices_beginWithACacheLine() {
    for (int elements : new int[] {1, 7, 1000, 100_000}) {
      assertEquals(0, addressOf(Matrix.byRows(DataType.FLOAT, 1, elements)) % 64);
      assertEquals(0, addressOf(Matrix.byColumns(DataType.FLOAT, elements, 2)) % 64);
    }
  }

  private static long addressOf(Matrix matrix) {
    return matrix.floats().address() + Float.BYTES * matrix.floats().position();
  }
}
