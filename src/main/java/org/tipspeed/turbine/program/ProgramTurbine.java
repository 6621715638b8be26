package org.tipspeed.turbine.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tipspeed.control.ControllerException;
import org.tipspeed.control.ControllerLibrary;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.drive.Actuators;
import org.tipspeed.turbine.drive.SpeedHold;
import org.tipspeed.wind.InflowWindFile;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;

/**
 * A turbine in a program that loads a Bladed-style controller. The program is started for every
 * episode, in a folder with filled-in copies of the user's files; each call of its controller is
 * one step. It settles in the wind's first moment, and the episode's own time starts then.
 *
 * <p>Not for several threads.
 */
public final class ProgramTurbine implements Turbine {

  /** How long the program goes on: not every one calls its controller at its very end [s]. */
  private static final double MARGIN_S = 1;

  /** Of the controller at one time; solvers that iterate need a few. */
  private static final int MOST_CALLS = 1000;

  /** Over which the mean wind that is flown is compared with the one that was asked for [s]. */
  private static final double WATCHED_FROM_S = 10;

  private static final double WATCHED_TO_S = 60;

  private final ProgramSettings settings;
  private final Path folder;
  private final Templates templates;
  private final List<ToldRecord> told;
  private final TurbineDescription description;
  private final Actuators actuators;
  private Program program;
  private Bridge bridge;
  private WindField wind;
  private int stepsPerInterval;
  private long settlingSteps;
  private long steps;
  private double durationS;
  private double flownWindM;
  private double askedWindM;
  private boolean running;

  private ProgramTurbine(ProgramSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.templates = Templates.of(settings.files());
    this.told = ToldRecord.without(settings.lacking());
    this.description = described(settings);
    this.actuators = new Actuators(description, settings.actuator(), settings.timeStepS());
  }

  /**
   * Looks at the files; the program is not started yet.
   *
   * @param workFolder in which each flight has its folder; this turbine's own
   * @throws TurbineException if a file is not there
   */
  public static ProgramTurbine open(ProgramSettings settings, Path workFolder) {
    return new ProgramTurbine(settings, workFolder.toAbsolutePath().resolve("program"));
  }

  /** What will be flown, which only settings say. */
  static TurbineDescription described(ProgramSettings settings) {
    Set<Channel> channels = EnumSet.of(Channel.TIME);
    ToldRecord.without(settings.lacking()).forEach(each -> channels.add(each.channel()));
    double efficiency =
        settings
            .turbine()
            .generatorEfficiency()
            .orElseThrow(
                () ->
                    refused(
                        "turbine.program.turbine.generator_efficiency must be given: the program"
                            + " does not tell it, and rated power follows from it"));
    return settings.turbine().description(efficiency, channels);
  }

  @Override
  public TurbineDescription description() {
    return description;
  }

  @Override
  public TurbineReading start(EpisodeStart episode) {
    end();
    stepsPerInterval =
        EpisodeStart.stepsPerInterval(settings.timeStepS(), episode.controlIntervalS());
    settlingSteps = Math.round(settings.settleS() / settings.timeStepS());
    wind = WindFields.open(episode.wind(), description.site());
    durationS = episode.durationS();
    flownWindM = 0;
    askedWindM = 0;
    try {
      begin(episode);
      settle(episode.initial());
      TurbineReading first = reading();
      running = true;
      return first;
    } finally {
      endUnlessRunning();
    }
  }

  /** Starts the program and waits for its first call, at its time 0. */
  private void begin(EpisodeStart episode) {
    Templates.emptied(folder);
    bridge = Bridge.listen();
    Map<Placeholder, String> values = values(episode);
    templates.fillInto(folder, values);
    List<String> command = new ArrayList<>(List.of(settings.executable().toString()));
    settings.arguments().forEach(argument -> command.add(Placeholder.fill(argument, values)));
    program = Program.start(command, folder.resolve(settings.runsIn()));
    bridge.accept(program, settings.answerLimitS());
    steps = -settlingSteps;
    receive();
    requireStep();
    requireTime();
  }

  private Map<Placeholder, String> values(EpisodeStart episode) {
    double settleS = settlingSteps * settings.timeStepS();
    double durationS = episode.durationS() + MARGIN_S;
    InflowWindFile blowing =
        InflowWindFile.write(wind, description.site(), settleS, durationS, folder);
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.FOLDER, folder.toString());
    values.put(Placeholder.WIND, blowing.file().toString());
    values.put(Placeholder.WIND_TYPE, blowing.isUniform() ? "2" : "3");
    values.put(Placeholder.HUB_HEIGHT, number(description.site().hubHeightM()));
    values.put(Placeholder.ROTOR_DIAMETER, number(description.site().rotorDiameterM()));
    values.put(Placeholder.SECONDS, number(settleS + durationS));
    values.put(Placeholder.STEP, number(settings.timeStepS()));
    OperatingPoint initial = episode.initial();
    values.put(Placeholder.ROTOR_SPEED_RPM, number(Unit.RPM.fromSi(initial.rotorSpeedRadPerS())));
    values.put(Placeholder.PITCH_DEG, number(Unit.DEG.fromSi(initial.pitchRad())));
    try {
      values.put(Placeholder.CONTROLLER, controller().toString());
      values.put(Placeholder.CONTROLLER_INPUT, bridge.writeInput(folder).toString());
    } catch (IOException | ControllerException e) {
      throw new TurbineException(
          Kind.REFUSED, "the controller library cannot be used: " + e.getMessage(), e);
    }
    return values;
  }

  private static String number(double value) {
    return Double.toString(value);
  }

  private Path controller() throws IOException {
    return settings.usesCarriedController()
        ? ControllerLibrary.forThisMachine().orElseThrow().copyTo(folder)
        : Files.copy(settings.controller(), folder.resolve(settings.controller().getFileName()));
  }

  /** Speed and pitch are then as asked; the torque is what that takes, within its limits. */
  private void settle(OperatingPoint initial) {
    actuators.place(initial);
    SpeedHold hold = new SpeedHold(description, initial);
    double torqueNm = initial.generatorTorqueNm();
    while (steps < 0) {
      torqueNm = hold.torqueNm(rotorSpeedRadPerS(), settings.timeStepS());
      step(torqueNm, actuators.pitchRad(), 0);
    }
    actuators.place(new OperatingPoint(initial.rotorSpeedRadPerS(), initial.pitchRad(), torqueNm));
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    if (!running) {
      throw new IllegalStateException("advance needs a started episode that has not failed");
    }
    running = false;
    try {
      for (int i = 0; i < stepsPerInterval; i++) {
        actuators.follow(command);
        double torqueNm = actuators.torqueNm(rotorSpeedRadPerS());
        step(torqueNm, actuators.pitchRad(), command.yawRateRadPerS());
      }
      TurbineReading reading = reading();
      requireWind(reading);
      running = true;
      return reading;
    } finally {
      endUnlessRunning();
    }
  }

  /** A flight that has failed is not gone on with. */
  private void endUnlessRunning() {
    if (!running) {
      end();
    }
  }

  /** Holds demands until the controller is called at another time: some call it twice at one. */
  private void step(double torqueNm, PerBlade pitchRad, double yawRateRadPerS) {
    float before = bridge.record(DisconRecord.TIME);
    int calls = 0;
    do {
      if (++calls > MOST_CALLS) {
        throw new TurbineException(Kind.CRASHED, "the program's time stands still " + when());
      }
      bridge.answer(torqueNm, pitchRad, yawRateRadPerS);
      receive();
    } while (bridge.record(DisconRecord.TIME) - before < settings.timeStepS() / 2);
    steps++;
    requireTime();
  }

  private void receive() {
    if (!bridge.next(program, settings.answerLimitS(), when())) {
      throw new TurbineException(
          Kind.CRASHED,
          "the program ended its simulation %s, which lasts longer: it is to simulate %s"
              .formatted(when(), Placeholder.SECONDS.braced()));
    }
  }

  private String when() {
    return steps < 0
        ? "%.2f s before the flight's time 0".formatted(-steps * settings.timeStepS())
        : "after %.2f s of flight".formatted(steps * settings.timeStepS());
  }

  private void requireStep() {
    float toldS = bridge.record(DisconRecord.INTERVAL);
    if (!(Math.abs(toldS - settings.timeStepS()) < 1e-4 * settings.timeStepS())) {
      throw refused(
          "the program calls its controller every %s s (record 3), turbine.program.time_step_s is %s"
              .formatted(toldS, settings.timeStepS()));
    }
  }

  private void requireTime() {
    double expectedS = (steps + settlingSteps) * settings.timeStepS();
    double toldS = bridge.record(DisconRecord.TIME);
    if (!(Math.abs(toldS - expectedS) < settings.timeStepS() / 2)) {
      throw new TurbineException(
          Kind.CRASHED,
          "the program's time is %.6g s instead of %.6g s".formatted(toldS, expectedS));
    }
  }

  private double rotorSpeedRadPerS() {
    return bridge.record(DisconRecord.ROTOR_SPEED);
  }

  private TurbineReading reading() {
    TurbineReading.Builder reading =
        TurbineReading.builder().set(Channel.TIME, steps * settings.timeStepS());
    for (ToldRecord each : told) {
      double value = bridge.record(each.record());
      if (!Double.isFinite(value)) {
        throw new TurbineException(
            Kind.NON_FINITE,
            "the program tells its controller %s in record %d %s"
                .formatted(value, each.record(), when()));
      }
      reading.set(each.channel(), value);
    }
    return reading.build();
  }

  /**
   * What blows must be what was asked for. Its mean, since a program may tell what an anemometer or
   * the rotor as a whole sees; a wind that is not the flight's is off by more.
   */
  private void requireWind(TurbineReading reading) {
    double timeS = reading.timeS();
    if (timeS > Math.min(WATCHED_TO_S, wind.durationS())) {
      return;
    }
    double[] uvw = new double[3];
    wind.velocityAt(timeS, 0, 0, description.site().hubHeightM(), uvw);
    double intervalS = stepsPerInterval * settings.timeStepS();
    askedWindM += Math.hypot(uvw[0], uvw[1]) * intervalS;
    flownWindM += reading.hubWindMps() * intervalS;
    double asked = askedWindM / timeS;
    double flown = flownWindM / timeS;
    if (timeS >= WATCHED_FROM_S && Math.abs(flown - asked) > 0.2 + 0.1 * asked) {
      throw refused(
          "the program flies a mean wind of %.2f m/s (record 27) over %.1f s instead of %.2f m/s"
              .formatted(flown, timeS, asked));
    }
  }

  /**
   * The program comes to its end first, since many write their output then. A flight that was ended
   * early is one that its controller gives up.
   */
  @Override
  public Map<Channel, double[]> afterwards() {
    if (!running) {
      throw new IllegalStateException("there is no episode to be ended");
    }
    running = false;
    if (settings.output().isEmpty()) {
      return Map.of();
    }
    try {
      endByItself();
      double[] timesS = new double[(int) (steps / stepsPerInterval) + 1];
      double startS = settlingSteps * settings.timeStepS();
      double intervalS = stepsPerInterval * settings.timeStepS();
      Arrays.setAll(timesS, i -> startS + i * intervalS);
      return OutputFile.read(folder.resolve(settings.output()))
          .series(settings.outputs(), description.channels(), timesS);
    } finally {
      end();
    }
  }

  private void endByItself() {
    boolean more = true;
    while (more && (steps + 0.5) * settings.timeStepS() > durationS) {
      bridge.answer(actuators.torqueNm(rotorSpeedRadPerS()), actuators.pitchRad(), 0);
      more = hasMore();
    }
    if (more) {
      bridge.refuse("tipspeed has ended the flight");
    }
    program.awaitEnd(settings.answerLimitS());
  }

  /** Some programs end without a word to their controller. */
  private boolean hasMore() {
    try {
      return bridge.next(program, settings.answerLimitS(), "after the flight");
    } catch (TurbineException e) {
      if (program.hasEndedWell()) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public double windEndS() {
    return wind.durationS();
  }

  @Override
  public void close() {
    end();
    Templates.delete(folder);
  }

  /** Ends the program, wherever it is in its flight. */
  private void end() {
    running = false;
    if (program != null) {
      program.close();
      program = null;
    }
    if (bridge != null) {
      bridge.close();
      bridge = null;
    }
  }

  private static TurbineException refused(String sentence) {
    return new TurbineException(Kind.REFUSED, sentence);
  }
}
