package org.tipspeed.turbine.qblade;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineException;

/**
 * {@link QBladeLibrary} with manners: optional functions, buffers, units of the call arguments. It
 * knows nothing of episodes and decides nothing that depends on the release.
 *
 * <p>The library keeps one hidden instance per process, so there can be one of these at a time.
 */
final class NativeSimulator implements AutoCloseable {

  /** Processor; devices from 1 on are graphics cards and matter to vortex wakes only. */
  private static final int CPU = 0;

  private static final int GROUP_SIZE = 32;
  private static final int TURBINE = 0;
  private static final byte OFF = 0;

  /** The speed is held while the structure ramps up and free afterwards. */
  private static final int PRESCRIBED_IN_RAMP_UP = 0;

  /** Far more than any release writes: a short buffer is silent heap corruption. */
  static final int BUFFER = 128;

  /** A NaN that no arithmetic makes, to tell what was written from what was not. */
  private static final long UNTOUCHED = 0x7ff8_5449_5053_4400L;

  private static final long[] UNTOUCHED_BUFFER = new long[BUFFER];

  static {
    Arrays.fill(UNTOUCHED_BUFFER, UNTOUCHED);
  }

  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Installation installation;
  private final NativeLibrary symbols;
  private final QBladeLibrary library;
  private final Memory controls = new Memory(BUFFER * (long) Double.BYTES);
  private final Memory operation = new Memory(BUFFER * (long) Double.BYTES);
  private final Memory velocity = new Memory(BUFFER * (long) Double.BYTES);
  private boolean created;

  private NativeSimulator(Installation installation) {
    this.installation = installation;
    this.symbols = installation.load();
    this.library =
        Native.load(installation.library().toString(), QBladeLibrary.class, Installation.options());
    controls.clear();
  }

  /**
   * Loads the library, nothing more.
   *
   * @throws TurbineException if it is no such library or already in use in this process
   */
  static NativeSimulator open(Installation installation) {
    if (!OPEN.add(installation.library())) {
      throw refused(
          "%s is already in use in this process, and it can run one simulation per process"
              .formatted(installation.library()));
    }
    try {
      NativeSimulator simulator = new NativeSimulator(installation);
      simulator.requireSymbols();
      return simulator;
    } catch (RuntimeException e) {
      OPEN.remove(installation.library());
      throw e;
    }
  }

  boolean exports(String symbol) {
    try {
      symbols.getFunction(symbol);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  private void requireSymbols() {
    List<String> missing = Generation.NEEDED.stream().filter(s -> !exports(s)).toList();
    if (exports("_Z14createInstancev")) {
      throw refused(
          "%s is a QBlade library from before 2.0.5, whose interface is another one; install 2.0.5"
                  .formatted(installation.library())
              + " or newer");
    }
    if (!missing.isEmpty()) {
      throw refused(
          "%s lacks %s, which every QBlade library since 2.0.5 has"
              .formatted(installation.library(), String.join(", ", missing)));
    }
  }

  /**
   * Makes the hidden instance.
   *
   * @param log receives what the library prints, if the release can do that
   * @throws TurbineException if a release that answers says that there is none
   */
  void create(Path log) {
    library.setLibraryPath(installation.library().toString());
    byte answer = library.createInstance(CPU, GROUP_SIZE);
    if (answer == 0 && Generation.of(this::exports).answersCreation()) {
      throw refused(
          "%s gives no instance: an Enterprise Edition needs a licence, start QBlade once to see"
              .formatted(installation.library()));
    }
    created = true;
    if (exports("setLogFile")) {
      library.setLogFile(log.toAbsolutePath().toString());
    }
    if (exports("setOmpNumThreads")) {
      library.setOmpNumThreads(1);
    }
    keepSharedFolder();
    if (exports("setUseOpenCl")) {
      library.setUseOpenCl(OFF);
    }
  }

  /** Several processes share the install folder: none may clear its Temp folder by itself. */
  private void keepSharedFolder() {
    if (exports("setAutoCleanup")) {
      library.setAutoCleanup(OFF);
    } else if (exports("setAutoClearTemp")) {
      library.setAutoClearTemp(OFF);
    }
  }

  /** The library does not say whether it succeeded. */
  void load(Project project) {
    String path = project.file().toString();
    if (project.isText()) {
      library.loadSimDefinition(path);
    } else {
      library.loadProject(path);
    }
  }

  /** What the next {@link #initialise} starts from. */
  void prepare(double timestepS, double rampUpS, OperatingPoint initial, double pitchDeg) {
    library.setTimestepSize(timestepS);
    library.setRampupTime(rampUpS);
    library.setRPMPrescribeType_at_num(PRESCRIBED_IN_RAMP_UP, TURBINE);
    library.setInitialConditions_at_num(
        0, pitchDeg, 0, Unit.RPM.fromSi(initial.rotorSpeedRadPerS()), TURBINE);
  }

  void setPowerLawWind(double speedMps, double exponent, double heightM) {
    library.setPowerLawWind(speedMps, 0, 0, exponent, heightM);
  }

  /**
   * @param field of a base name that this process has not used before, else the library waits for a
   *     click for ever
   */
  void loadField(Path field) {
    library.loadTurbulentWindBinary(field.toAbsolutePath().toString());
  }

  void initialise() {
    library.initializeSimulation();
  }

  void setControl(QBladeLibrary.ControlValue control, double value) {
    controls.setDouble(control.ordinal() * (long) Double.BYTES, value);
  }

  /**
   * Applies the controls and steps.
   *
   * @return the low byte of the answer; whether it means anything depends on the release
   */
  byte advance() {
    library.setControlVars_at_num(controls, TURBINE);
    return library.advanceTurbineSimulation();
  }

  /** Reads the operation values; untouched elements come back as NaN. */
  void readOperation(double[] values) {
    operation.write(0, UNTOUCHED_BUFFER, 0, BUFFER);
    library.getTurbineOperation_at_num(operation, TURBINE);
    operation.read(0, values, 0, values.length);
  }

  /** How many values the last {@link #readOperation} really wrote: up to the last touched one. */
  int valuesWritten() {
    long[] bits = operation.getLongArray(0, BUFFER);
    int count = BUFFER;
    while (count > 0 && bits[count - 1] == UNTOUCHED) {
      count--;
    }
    return count;
  }

  /** A channel of the result tables, -1 if there is none of that name. */
  double channel(String name) {
    return library.getCustomData_at_num(name, 0, TURBINE);
  }

  /** Speed of the wind above the foot of the tower [m/s]. */
  double windSpeed(double heightM) {
    velocity.write(0, UNTOUCHED_BUFFER, 0, BUFFER);
    library.getWindspeed(0, 0, heightM, velocity);
    double[] uvw = velocity.getDoubleArray(0, 3);
    return Math.sqrt(uvw[0] * uvw[0] + uvw[1] * uvw[1] + uvw[2] * uvw[2]);
  }

  /** Ends the hidden instance; the library file itself stays loaded. */
  @Override
  public void close() {
    if (created) {
      created = false;
      library.closeInstance();
    }
    OPEN.remove(installation.library());
  }

  private static TurbineException refused(String sentence) {
    return new TurbineException(TurbineException.Kind.REFUSED, sentence);
  }
}
