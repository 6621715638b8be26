package org.tipspeed.turbine.qblade;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tipspeed.turbine.BinaryFormat;
import org.tipspeed.turbine.TurbineException;

/**
 * A simulator library file and the folder that it was unpacked to.
 *
 * @param library absolute path of the file
 */
record Installation(Path library) {

  /** Lazy and, by its absence, local: with global symbols a second copy binds to the first. */
  private static final int RTLD_LAZY = 1;

  private static final Pattern MISSING =
      Pattern.compile("([^\\s:]+): cannot open shared object file");

  /** Never unloaded: the static destructors of the library crash. */
  private static final List<NativeLibrary> LOADED = new CopyOnWriteArrayList<>();

  Installation {
    library = library.toAbsolutePath().normalize();
  }

  /** What JNA has to know for any library of this folder. */
  static Map<String, Object> options() {
    Map<String, Object> options = new HashMap<>();
    options.put(Library.OPTION_STRING_ENCODING, "UTF-8");
    if (!Platform.isWindows()) { // there, the default looks for dependencies beside the library
      options.put(Library.OPTION_OPEN_FLAGS, RTLD_LAZY);
    }
    return options;
  }

  /**
   * Environment of a process that is to load the library, as the official start script sets it, and
   * without the need of a display.
   */
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    String search = Platform.isWindows() ? "PATH" : "LD_LIBRARY_PATH";
    String before = System.getenv(search);
    String folders = bundled() + File.pathSeparator + library.getParent();
    variables.put(search, before == null ? folders : folders + File.pathSeparator + before);
    variables.put("OMP_NUM_THREADS", "1");
    variables.put("QT_QPA_PLATFORM", "offscreen");
    variables.put("LIBGL_ALWAYS_SOFTWARE", "1");
    // Decimal points stay points, and Java still reads file names as UTF-8.
    variables.put("LC_ALL", "C.UTF-8");
    return variables;
  }

  /**
   * Loads the library. A dependency that the system does not have is taken from the folder first.
   *
   * @throws TurbineException if it is no library for this machine or lacks a dependency
   */
  NativeLibrary load() {
    BinaryFormat.requireLoadable(library);
    return load(library);
  }

  private NativeLibrary load(Path file) {
    String missing = "";
    while (true) {
      try {
        NativeLibrary loaded = NativeLibrary.getInstance(file.toString(), options());
        LOADED.add(loaded);
        return loaded;
      } catch (UnsatisfiedLinkError e) {
        String next = missingDependency(e, file);
        if (next.isEmpty() || next.equals(missing)) {
          throw refused("%s cannot be loaded: %s".formatted(file, firstLine(e)), e);
        }
        missing = next;
        load(bundled(next).orElseThrow(() -> notFound(file, next, e)));
      }
    }
  }

  private static String missingDependency(UnsatisfiedLinkError error, Path file) {
    Matcher matcher = MISSING.matcher(String.valueOf(error.getMessage()));
    while (matcher.find()) {
      String name = Path.of(matcher.group(1)).getFileName().toString();
      // JNA also tries names of its own making, such as lib/path/x.so.so
      if (!name.contains(file.getFileName().toString())) {
        return name;
      }
    }
    return "";
  }

  private TurbineException notFound(Path file, String name, UnsatisfiedLinkError cause) {
    String text = "%s needs %s, which is neither installed on this system nor in %s";
    return refused(text.formatted(file, name, bundled()), cause);
  }

  private static String firstLine(UnsatisfiedLinkError error) {
    return String.valueOf(error.getMessage()).replaceAll("\\s+", " ").strip();
  }

  private static TurbineException refused(String sentence, Throwable cause) {
    return new TurbineException(TurbineException.Kind.REFUSED, sentence, cause);
  }

  private Path bundled() {
    return library.resolveSibling("Libraries");
  }

  private Optional<Path> bundled(String name) {
    return Stream.of(bundled().resolve(name), library.resolveSibling(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
