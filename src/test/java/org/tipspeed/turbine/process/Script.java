package org.tipspeed.turbine.process;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.WindException;

/**
 * What goes wrong in a {@link ScriptedTurbine}, as properties text: {@code event} is what and
 * {@code moment} when. With {@code once} naming a file it goes wrong only once, in whichever child.
 */
final class Script {

  private final Properties text = new Properties();

  Script(String properties) {
    try {
      text.load(new StringReader(properties));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int leakBytesPerStart() {
    return Integer.parseInt(text.getProperty("leak", "0"));
  }

  /** Does what is due at this moment, and returns by how much the rotor speed is to be wrong. */
  double valueAt(String moment) {
    return moment.equals(text.getProperty("moment")) && isFirstTime() ? happen() : 0;
  }

  private boolean isFirstTime() {
    String once = text.getProperty("once");
    try {
      return once == null
          || Files.notExists(Path.of(once)) && Files.createFile(Path.of(once)) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double happen() {
    String event = text.getProperty("event");
    switch (event) {
      case "halt" -> Runtime.getRuntime().halt(7);
      case "segfault" -> new Pointer(8).getByte(0);
      case "hang" -> sleep();
      case "native-hang" -> hangInNativeCode();
      case "daemon" -> detachAHelper();
      case "daemon-crash" -> {
        detachAHelper();
        Runtime.getRuntime().halt(7);
      }
      case "daemon-hang" -> {
        detachAHelper();
        sleep();
      }
      case "print" -> print();
      case "nan" -> {
        return Double.NaN;
      }
      case "infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      case "1e20" -> {
        return 1e20;
      }
      case "refuse" ->
          throw new TurbineException(TurbineException.Kind.REFUSED, "too gusty für mich");
      case "report-crash" -> throw new TurbineException(TurbineException.Kind.CRASHED, "I died");
      case "wind" -> throw new WindException("no such wind");
      case "state" -> throw new IllegalStateException("not now");
      case "bug" -> throw new NullPointerException("oops");
      default -> throw new IllegalArgumentException("no event " + event);
    }
    return 0;
  }

  private static void sleep() {
    try {
      Thread.sleep(1_000_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a library waiting for a dialog that nobody sees, with a helper program running. */
  private static void hangInNativeCode() {
    try {
      new ProcessBuilder("sleep", "1000." + parentPid()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    NativeLibrary.getInstance("c").getFunction("pause").invokeInt(new Object[0]);
  }

  /** As a library whose helper program makes itself independent of everybody. */
  private static void detachAHelper() {
    try {
      new ProcessBuilder("sh", "-c", "setsid sleep 1000.%d &".formatted(parentPid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the helper program's command line one that no other test process has. */
  private static long parentPid() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }

  /** Some megabytes to both streams, and bytes that look like frames. */
  private static void print() {
    for (int line = 0; line < 10_000; line++) {
      System.out.println("TIPS\0\0\0 velocities are NaN at section " + line);
      System.err.println("warning " + line);
    }
    System.out.println("my last line");
  }
}
