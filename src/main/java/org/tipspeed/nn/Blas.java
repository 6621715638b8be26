package org.tipspeed.nn;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The linear algebra library under ND4J: has it use the fastest kernels that are right for this
 * machine, and one thread.
 *
 * <p>Larger products in single precision, and rectifiers, go to oneDNN where it is at hand.
 * OpenBLAS reads {@code OPENBLAS_CORETYPE} once, when it loads. The bundled version does not know
 * recent processors and falls back to SSE kernels, four times slower, and shells export values that
 * were right for another machine. So the variable is set here from the processor's own flags,
 * whatever the environment says. The system property {@value #OVERRIDE} overrules, and leaves
 * everything to OpenBLAS: the name of a core type, or {@code inherit} to leave the environment
 * alone.
 */
public final class Blas {

  /** System property with the core type to use, such as {@code Haswell}, or {@code inherit}. */
  public static final String OVERRIDE = "tipspeed.blas.kernel";

  private static final String INHERIT = "inherit";
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** What OpenBLAS's SkylakeX kernels are compiled for. */
  private static final Set<String> AVX512 =
      Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl", "avx2", "fma");

  private static final Set<String> AVX2 = Set.of("avx2", "fma");

  static {
    wanted().ifPresent(coreType -> setEnvironment("OPENBLAS_CORETYPE", coreType));
    // What oneDNN's threads come from: read when that loads, and then for every thread that calls.
    setEnvironment("OMP_NUM_THREADS", "1");
    Loader.load(openblas_nolapack.class);
    // More threads lose on matrices of this size, and make results depend on timing. ND4J sets
    // OpenBLAS's number when it loads, so OpenBLAS comes last.
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.getEnvironment().setMaxThreads(1);
    openblas_nolapack.blas_set_num_threads(1);
  }

  private static final boolean USES_ONE_DNN =
      System.getProperty(OVERRIDE, "").isEmpty() && bindOneDnn();

  private static final boolean FLUSHES_TO_ZERO = bindFlushToZero();

  private Blas() {}

  /** Makes sure that the library is loaded with the right kernels. Call before touching ND4J. */
  static void ready() {
    // The static initialiser does the work, once.
  }

  /**
   * @return whether it can be called; if not, OpenBLAS does everything
   */
  private static boolean bindOneDnn() {
    try {
      Optional<Path> file = OneDnn.library();
      file.ifPresent(path -> bindOneDnn(NativeLibrary.getInstance(path.toString())));
      return file.isPresent();
    } catch (IOException | UnsatisfiedLinkError | IllegalStateException e) {
      return false;
    }
  }

  private static void bindOneDnn(NativeLibrary library) {
    // ND4J has set another number for the thread that loaded it.
    library.getFunction("omp_set_num_threads").invokeVoid(new Object[] {1});
    Native.register(OneDnn.class, library);
    OneDnn.start();
  }

  private static boolean bindFlushToZero() {
    if (!isLinuxOnX86()) {
      return false;
    }
    try {
      Native.register(FlushToZero.class, NativeLibrary.getInstance("libm.so.6"));
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /** Whether {@link FlushToZero} has what it needs on this machine. */
  static boolean flushesToZero() {
    return FLUSHES_TO_ZERO;
  }

  /** Whether oneDNN does what it is better at; not where the user asks for certain kernels. */
  static boolean usesOneDnn() {
    return USES_ONE_DNN;
  }

  /** The kernels in use, such as {@code SkylakeX + oneDNN}. */
  public static String kernel() {
    return USES_ONE_DNN ? openBlasKernel() + " + oneDNN" : openBlasKernel();
  }

  /** The name of OpenBLAS's kernels in use, as it reports it itself. */
  static String openBlasKernel() {
    try {
      Path library = Path.of(Loader.load(openblas_nolapack.class));
      String file = System.mapLibraryName("openblas_nolapack") + (Platform.isLinux() ? ".0" : "");
      return NativeLibrary.getInstance(library.resolveSibling(file).toString())
          .getFunction("openblas_get_corename")
          .invokeString(new Object[0], false);
    } catch (UnsatisfiedLinkError e) {
      return "unknown";
    }
  }

  /** The core type that fits this machine and the user's wish. */
  static Optional<String> wanted() {
    return kernelFor(System.getProperty(OVERRIDE, ""), cpuFlags());
  }

  /**
   * @param override what the user asked for, empty if nothing
   * @param cpuFlags instruction sets of the processor, empty if unknown
   * @return the core type to set, empty to leave the environment alone
   */
  static Optional<String> kernelFor(String override, Set<String> cpuFlags) {
    if (!override.isEmpty()) {
      return override.equals(INHERIT) ? Optional.empty() : Optional.of(override);
    }
    if (cpuFlags.containsAll(AVX512)) {
      return Optional.of("SkylakeX");
    }
    return cpuFlags.containsAll(AVX2) ? Optional.of("Haswell") : Optional.empty();
  }

  private static Set<String> cpuFlags() {
    if (!isLinuxOnX86()) {
      return Set.of();
    }
    try (var lines = Files.lines(CPU_INFO, StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(
              line ->
                  Set.copyOf(List.of(line.substring(line.indexOf(':') + 1).trim().split("\\s+"))))
          .orElse(Set.of());
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static boolean isLinuxOnX86() {
    return Platform.isLinux() && Platform.isIntel() && Platform.is64Bit();
  }

  /** Java cannot change its own environment, and native code reads the process's. */
  private static void setEnvironment(String name, String value) {
    if (Platform.isLinux()) {
      Function.getFunction("c", "setenv").invokeInt(new Object[] {name, value, 1});
    }
  }
}
