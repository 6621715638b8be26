package org.tipspeed.nn;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Has the processor take numbers below {@link Float#MIN_NORMAL} for zero in the thread that calls.
 * Units that never fire leave such numbers in optimiser and weights, for good, and Intel processors
 * need some hundred cycles for each operation on one: updates become a hundred times slower.
 *
 * <p>Works with the C library of Linux on x86-64, does nothing elsewhere. One object per thread.
 */
public final class FlushToZero {

  // The layout of glibc's fenv_t: the state of the x87, then the control register of SSE.
  private static final int SIZE = 32;
  private static final int CONTROL = 28;

  /** Results that would be denormal are zero, and so are denormal operands. */
  private static final int FLUSHES = 0x8040;

  private static final boolean AVAILABLE = bind();

  private final Memory usual = new Memory(SIZE);
  private final Memory flushing = new Memory(SIZE);
  private final long usualAddress = Pointer.nativeValue(usual);
  private final long flushingAddress = Pointer.nativeValue(flushing);

  private static boolean bind() {
    if (!Platform.isLinux() || !Platform.isIntel() || !Platform.is64Bit()) {
      return false;
    }
    try {
      Native.register(FlushToZero.class, NativeLibrary.getInstance("libm.so.6"));
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /** Whether it does anything here. */
  static boolean isAvailable() {
    return AVAILABLE;
  }

  /** From here on; {@link #end} must follow, as the rest of a program counts on Java's numbers. */
  public void begin() {
    if (AVAILABLE) {
      fegetenv(usualAddress);
      fegetenv(flushingAddress);
      flushing.setInt(CONTROL, flushing.getInt(CONTROL) | FLUSHES);
      fesetenv(flushingAddress);
    }
  }

  /** Back to what was before {@link #begin}. */
  public void end() {
    if (AVAILABLE) {
      fesetenv(usualAddress);
    }
  }

  private static native int fegetenv(long environment);

  private static native int fesetenv(long environment);
}
