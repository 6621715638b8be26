package org.tipspeed.nn;

import org.bytedeco.javacpp.BytePointer;

/**
 * Has the processor take numbers below {@link Float#MIN_NORMAL} for zero in the thread that calls.
 * Units that never fire leave such numbers in optimiser and weights, for good, and Intel processors
 * need some hundred cycles for each operation on one: updates become a hundred times slower.
 *
 * <p>Works with the C library of Linux on x86-64, does nothing elsewhere. One object per thread.
 * {@link Blas} binds its functions.
 */
public final class FlushToZero {

  // The layout of glibc's fenv_t: the state of the x87, then the control register of SSE.
  private static final int SIZE = 32;
  private static final int CONTROL = 28;

  /** Results that would be denormal are zero, and so are denormal operands. */
  private static final int FLUSHES = 0x8040;

  private final BytePointer usual = new BytePointer(SIZE);
  private final BytePointer flushing = new BytePointer(SIZE);

  /** From here on; {@link #end} must follow, as the rest of a program counts on Java's numbers. */
  public void begin() {
    if (Blas.flushesToZero()) {
      fegetenv(usual.address());
      fegetenv(flushing.address());
      flushing.putInt(CONTROL, flushing.getInt(CONTROL) | FLUSHES);
      fesetenv(flushing.address());
    }
  }

  /** Back to what was before {@link #begin}; only after that. */
  public void end() {
    if (Blas.flushesToZero()) {
      fesetenv(usual.address());
    }
  }

  private static native int fegetenv(long environment);

  private static native int fesetenv(long environment);
}
