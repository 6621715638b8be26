package org.tipspeed.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.random.RandomStreams;

class BlasTest {

  private static final Set<String> WITH_AVX2 = Set.of("sse2", "avx2", "fma");
  private static final Set<String> WITH_AVX512 =
      Set.of("avx2", "fma", "avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

  @Test
  void aProcessorWithAvx512_getsItsKernels() {
    assertEquals(Optional.of("SkylakeX"), Blas.kernelFor("", WITH_AVX512));
  }

  @Test
  void aProcessorWithoutAvx512_neverGetsItsKernels() {
    assertEquals(Optional.of("Haswell"), Blas.kernelFor("", WITH_AVX2));
    assertEquals(
        Optional.of("Haswell"), Blas.kernelFor("", Set.of("avx2", "fma", "avx512f", "avx512cd")));
  }

  @Test
  void anUnknownProcessor_leavesTheChoiceToOpenBlas() {
    assertEquals(Optional.empty(), Blas.kernelFor("", Set.of()));
  }

  @Test
  void theUser_hasTheLastWord() {
    assertEquals(Optional.of("Zen"), Blas.kernelFor("Zen", WITH_AVX512));
    assertEquals(Optional.empty(), Blas.kernelFor("inherit", WITH_AVX512));
  }

  @Test
  void kernel_isWhatOpenBlasReports() {
    Blas.ready();
    assertNotEquals("", Blas.openBlasKernel());
    assertNotEquals("unknown", Blas.openBlasKernel());
    Blas.wanted().ifPresent(wanted -> assertEquals(wanted, Blas.openBlasKernel()));
  }

  @Test
  void productsOfAllOrders_areTheSameInSingleAndDoublePrecision() {
    for (boolean leftByRows : new boolean[] {true, false}) {
      for (boolean rightByRows : new boolean[] {true, false}) {
        double[] expected = product(DataType.DOUBLE, leftByRows, rightByRows);
        double[] actual = product(DataType.FLOAT, leftByRows, rightByRows);
        assertArrayEquals(expected, actual, 1e-4);
      }
    }
  }

  /** 2 * left * right + 0.5 * 1, in lengths that are shared by no two sides. */
  private static double[] product(DataType type, boolean leftByRows, boolean rightByRows) {
    RandomGenerator random = new RandomStreams(3).stream("products", 0);
    Matrix left =
        filled(leftByRows ? Matrix.byRows(type, 37, 50) : Matrix.byColumns(type, 37, 50), random);
    Matrix right =
        filled(rightByRows ? Matrix.byRows(type, 50, 29) : Matrix.byColumns(type, 50, 29), random);
    Matrix product = Matrix.byRows(type, 37, 29);
    product.fill(1);
    new Gemm(left, right, product, 2, 0.5).run();
    double[] elements = new double[37 * 29];
    product.get(elements);
    return elements;
  }

  private static Matrix filled(Matrix matrix, RandomGenerator random) {
    float[] elements = new float[matrix.rows() * matrix.columns()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = random.nextFloat(-1f, 1f);
    }
    matrix.put(elements);
    return matrix;
  }

  /** With more threads, processor time of the process would run ahead of the thread's. */
  @Test
  void products_runOnOneThread() throws InterruptedException {
    assertOneThread();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread other = new Thread(BlasTest::assertOneThread);
    other.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    other.start();
    other.join();
    assertNull(failure.get());
  }

  private static void assertOneThread() {
    Matrix matrix = Matrix.byRows(DataType.FLOAT, 512, 512);
    Matrix into = Matrix.byRows(DataType.FLOAT, 512, 512);
    Workspace workspace = new Workspace(DataType.FLOAT, 1, 1);
    assertOneThread(new Product(matrix, matrix, into, workspace).plain());
    assertOneThread(new Gemm(matrix, matrix, into));
  }

  private static void assertOneThread(Runnable product) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long process = system.getProcessCpuTime();
    long thread = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < 300; i++) {
      product.run();
    }
    double ratio =
        (double) (system.getProcessCpuTime() - process)
            / (threads.getCurrentThreadCpuTime() - thread);
    assertTrue(ratio < 1.6, () -> "threads at work: " + ratio);
  }
}
