package org.tipspeed.turbine.qblade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.tipspeed.isolation.ChildProgram;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.drive.Actuators;
import org.tipspeed.turbine.drive.SpeedHold;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;

/**
 * A turbine in a QBlade library. The project is loaded once; every episode resets it, lets a speed
 * controller settle it, and starts its own time then.
 *
 * <p>Meant to live in a process of its own: the library keeps one hidden instance per process, and
 * its crashes and hangs are the process's. Not for several threads.
 */
public final class QBladeTurbine implements Turbine {

  private final QBladeSettings settings;
  private final QBladeProfile profile;
  private final Project project;
  private final Actuators actuators;
  private final NativeSimulator library;
  private final Simulation simulation;
  private final EpisodeWinds winds;
  private final double stepS;
  private final TurbineDescription description;
  private EpisodeWinds.EpisodeWind wind;
  private double windEndS;
  private boolean running;
  private int stepsPerInterval;
  private long steps;

  private QBladeTurbine(QBladeSettings settings, QBladeProfile profile, Path workFolder) {
    this.settings = settings;
    this.profile = profile;
    this.stepS = settings.timestepS();
    this.project = new Project(settings.project());
    project.requireUsable();
    this.description = description(settings, profile);
    this.actuators = new Actuators(description, settings.actuator(), stepS);
    this.winds = new EpisodeWinds(settings, profile.windShift(), workFolder);
    this.library = NativeSimulator.open(new Installation(settings.library()));
    this.simulation = new Simulation(library, profile, settings.turbine().gearRatio());
  }

  /**
   * Loads library and project.
   *
   * @param profile what the library answered to the {@link Probe}
   * @param workFolder for generated wind and the library's log; should be this process's own
   * @throws TurbineException if library, project or profile cannot be used; the message is one
   *     sentence
   */
  public static QBladeTurbine open(
      QBladeSettings settings, QBladeProfile profile, Path workFolder) {
    QBladeTurbine turbine = new QBladeTurbine(settings, profile, workFolder);
    try {
      turbine.requireProfileOfThese();
      turbine.load(workFolder);
      return turbine;
    } catch (RuntimeException e) {
      turbine.close();
      throw e;
    }
  }

  /** With the profile that the settings name. */
  public static QBladeTurbine open(QBladeSettings settings, Path workFolder) {
    return open(settings, QBladeProfile.read(settings.profile()), workFolder);
  }

  private void requireProfileOfThese() {
    if (!profile.isOf(settings)) {
      throw refused(
          "the profile is not of %s with %s and this step and gear ratio, or one of them has changed"
                  .formatted(settings.library(), settings.project())
              + " since: probe them again");
    }
  }

  /** With the losses that the library showed, unless the settings name them. */
  static TurbineDescription description(QBladeSettings settings, QBladeProfile profile) {
    TurbineData turbine = settings.turbine();
    double measured = Math.min(1, Math.round(1e3 * profile.generatorEfficiency()) / 1e3);
    return turbine.description(turbine.generatorEfficiency().orElse(measured), channels(profile));
  }

  private static Set<Channel> channels(QBladeProfile profile) {
    Set<Channel> channels = EnumSet.of(Channel.TIME, Channel.GENERATOR_SPEED);
    for (OperationValue value : OperationValue.values()) {
      channels.add(value.channel());
    }
    if (!profile.thrustChannel().isEmpty()) {
      channels.add(Channel.AERO_THRUST);
    }
    return channels;
  }

  @Override
  public TurbineDescription description() {
    return description;
  }

  @Override
  public TurbineReading start(EpisodeStart episode) {
    running = false;
    stepsPerInterval = EpisodeStart.stepsPerInterval(stepS, episode.controlIntervalS());
    requireWithinDefinition(project, settings, episode.durationS());
    WindField field = WindFields.open(episode.wind(), settings.turbine().site());
    windEndS = field.durationS();
    reset(episode.initial(), field, episode.durationS());
    settle(episode.initial());
    running = true;
    return reading();
  }

  /**
   * Whether episodes can be flown at all, which needs no library to be loaded.
   *
   * @param controlIntervalS time between two commands [s]
   * @param durationS of the longest episode [s]
   * @throws TurbineException if the interval is no multiple of the simulator's step, or the
   *     simulation definition has too few steps
   */
  static void requireFits(QBladeSettings settings, double controlIntervalS, double durationS) {
    EpisodeStart.stepsPerInterval(settings.timestepS(), controlIntervalS);
    requireWithinDefinition(new Project(settings.project()), settings, durationS);
  }

  private static void requireWithinDefinition(
      Project project, QBladeSettings settings, double durationS) {
    double needed = (settings.settleS() + durationS) / settings.timestepS();
    if (project.lastStep().orElse(Long.MAX_VALUE) < needed) {
      throw refused(
          "%s: NUMTIMESTEPS must be at least %.0f for %s s and %s s of settling, was %d"
              .formatted(
                  project.file(),
                  Math.ceil(needed),
                  durationS,
                  settings.settleS(),
                  project.lastStep().getAsLong()));
    }
  }

  private void load(Path workFolder) {
    try {
      Files.createDirectories(workFolder);
    } catch (IOException e) {
      throw new TurbineException(Kind.REFUSED, "%s: %s".formatted(workFolder, e), e);
    }
    library.create(workFolder.resolve(ChildProgram.LIBRARY_LOG));
    library.load(project);
    if (profile.visibleBeforeReset() && library.windSpeed(settings.turbine().hubHeightM()) == 0) {
      throw refused("%s holds no simulation".formatted(project.file()));
    }
  }

  /** A wind that the library does not take as a power law, it gets as a file. */
  private void reset(OperatingPoint initial, WindField field, double durationS) {
    closeWind();
    wind = winds.realise(field, durationS);
    resetWithWind(initial);
    if (!isBlowing() && winds.fallBackToFiles()) {
      closeWind();
      wind = winds.realise(field, durationS);
      resetWithWind(initial);
    }
    if (!isBlowing()) {
      throw refused(
          "the library shows a wind of %.2f m/s at the hub instead of %.2f m/s: it did not take it"
              .formatted(shownWindMps(), wind.hubSpeedAtStartMps()));
    }
  }

  private void resetWithWind(OperatingPoint initial) {
    library.prepare(stepS, settings.rampUpS(), initial, simulation.pitchDeg(initial.pitchRad()));
    wind.load(library);
    library.initialise();
    simulation.begin();
    actuators.place(initial);
    steps = -Math.round(settings.settleS() / stepS);
    // The wind that the turbine itself sees shows after a step, like every other value.
    double torqueNm = actuators.torqueNm(initial.rotorSpeedRadPerS());
    simulation.control(torqueNm, actuators.pitchRad(), 0);
    step();
  }

  private boolean isBlowing() {
    double expected = wind.hubSpeedAtStartMps();
    return Math.abs(shownWindMps() - expected) < 0.05 + 0.02 * expected;
  }

  private double shownWindMps() {
    double expected = wind.hubSpeedAtStartMps();
    double one = library.windSpeed(settings.turbine().hubHeightM());
    double other = simulation.hubWindNearest(expected);
    return Math.abs(one - expected) < Math.abs(other - expected) ? one : other;
  }

  /** Speed and pitch are then as asked; the torque is what that takes, within its limits. */
  private void settle(OperatingPoint initial) {
    SpeedHold hold = new SpeedHold(description, initial);
    double torqueNm = initial.generatorTorqueNm();
    while (steps < 0) {
      torqueNm = hold.torqueNm(simulation.rotorSpeedRadPerS(), stepS);
      simulation.control(torqueNm, actuators.pitchRad(), 0);
      step();
    }
    steps = 0;
    actuators.place(new OperatingPoint(initial.rotorSpeedRadPerS(), initial.pitchRad(), torqueNm));
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    if (!running) {
      throw new IllegalStateException("advance needs a started episode that has not failed");
    }
    running = false;
    for (int i = 0; i < stepsPerInterval; i++) {
      step(command);
    }
    running = true;
    return reading();
  }

  private void step(TurbineCommand command) {
    actuators.follow(command);
    double torqueNm = actuators.torqueNm(simulation.rotorSpeedRadPerS());
    simulation.control(torqueNm, actuators.pitchRad(), actuators.yawRad());
    step();
  }

  private void step() {
    wind.blow(library, steps * stepS);
    simulation.step(stepS);
    steps++;
  }

  private TurbineReading reading() {
    TurbineReading.Builder reading = TurbineReading.builder().set(Channel.TIME, steps * stepS);
    for (OperationValue value : OperationValue.values()) {
      reading.set(value.channel(), simulation.value(value));
    }
    double generatorSpeed = simulation.rotorSpeedRadPerS() * settings.turbine().gearRatio();
    reading.set(Channel.GENERATOR_SPEED, generatorSpeed);
    if (!profile.thrustChannel().isEmpty()) {
      reading.set(Channel.AERO_THRUST, library.channel(profile.thrustChannel()));
    }
    return reading.build();
  }

  @Override
  public double windEndS() {
    return windEndS;
  }

  @Override
  public void close() {
    running = false;
    try {
      closeWind();
    } finally {
      library.close();
    }
  }

  private void closeWind() {
    if (wind != null) {
      wind.close();
      wind = null;
    }
  }

  private static TurbineException refused(String sentence) {
    return new TurbineException(Kind.REFUSED, sentence);
  }
}
