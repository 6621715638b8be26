package org.tipspeed.turbine.openfast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tipspeed.quantity.Limit;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
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
 * A turbine in the OpenFAST library. Every episode flies a working copy of the model, settles in
 * the wind's first moment, and starts its own time then.
 *
 * <p>Meant to live in a process of its own, one turbine in each: the library counts steps globally,
 * and its crashes are the process's. Not for several threads.
 */
public final class OpenFastTurbine implements Turbine {

  /** For how long the wind that is flown is compared with the one that was asked for [s]. */
  private static final double WATCHED_S = 60;

  private static final int TIME = 0;

  private final OpenFastSettings settings;
  private final Path folder;
  private final Model model;
  private final double stepS;
  private final TurbineDescription description;
  private final Actuators actuators;
  private final ControllerCall controller;
  private final OpenFastLibrary library;
  private final Map<OutputChannel, Integer> outputs = new LinkedHashMap<>();
  private WindField wind;
  private int stepsPerInterval;
  private long settlingSteps;
  private long steps;
  private boolean running;

  private OpenFastTurbine(OpenFastSettings settings, Model model, Path folder) {
    this.settings = settings;
    this.model = model;
    this.folder = folder;
    this.stepS = stepS(settings, model);
    this.description = model.description(settings.turbine());
    this.actuators = new Actuators(description, settings.actuator(), stepS);
    this.library = OpenFastLibrary.load(settings.library());
    this.controller = ControllerCall.take(settings, folder);
  }

  /**
   * Loads the library and reads the model.
   *
   * @param workFolder for working copies and what the library writes; this process's own
   * @throws TurbineException if library or model cannot be used; the message is one sentence
   */
  public static OpenFastTurbine open(OpenFastSettings settings, Path workFolder) {
    Path folder = workFolder.toAbsolutePath().resolve("openfast");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new TurbineException(Kind.REFUSED, "%s: %s".formatted(folder, e), e);
    }
    return new OpenFastTurbine(settings, usable(settings), folder);
  }

  /** The model, if it is one that can be flown. */
  static Model usable(OpenFastSettings settings) {
    Model model = Model.read(settings.project());
    model.requireIs(settings.turbine());
    return model;
  }

  /** Time between two steps [s]. */
  static double stepS(OpenFastSettings settings, Model model) {
    return settings.timeStepS() > 0 ? settings.timeStepS() : model.stepS();
  }

  @Override
  public TurbineDescription description() {
    return description;
  }

  @Override
  public TurbineReading start(EpisodeStart episode) {
    running = false;
    stepsPerInterval = EpisodeStart.stepsPerInterval(stepS, episode.controlIntervalS());
    settlingSteps = Math.round(settings.settleS() / stepS);
    wind = WindFields.open(episode.wind(), description.site());
    begin(episode);
    settle(episode.initial());
    running = true;
    return reading();
  }

  private void begin(EpisodeStart episode) {
    double settleS = settlingSteps * stepS;
    Path file =
        model.write(
            new Model.Flight(
                episode.initial(),
                stepS,
                settleS + episode.durationS(),
                InflowWindFile.write(
                    wind, description.site(), settleS, episode.durationS(), folder),
                description.site(),
                controller.library()),
            settings.airDensityKgPerM3().orElse(Double.NaN),
            folder);
    actuators.place(episode.initial());
    controller.command(
        actuators.torqueNm(episode.initial().rotorSpeedRadPerS()), actuators.pitchRad(), 0);
    find(library.start(file));
    if (Math.abs(library.stepS() - stepS) > 1e-9) {
      throw refused("OpenFAST steps by %s s instead of %s s".formatted(library.stepS(), stepS));
    }
    steps = -settlingSteps;
  }

  /** Where the library has what; it puts a channel out that a module cannot serve as invalid. */
  private void find(List<String> names) {
    outputs.clear();
    for (OutputChannel channel : model.channels()) {
      int index = names.indexOf(channel.outputName().toLowerCase(Locale.ROOT));
      if (index < 0) {
        throw refused("OpenFAST puts out no %s for this model".formatted(channel.outputName()));
      }
      outputs.put(channel, index);
    }
  }

  /** Speed and pitch are then as asked; the torque is what that takes, within its limits. */
  private void settle(OperatingPoint initial) {
    SpeedHold hold = new SpeedHold(description, initial);
    double torqueNm = initial.generatorTorqueNm();
    while (steps < 0) {
      torqueNm = hold.torqueNm(value(OutputChannel.ROTOR_SPEED), stepS);
      controller.command(torqueNm, actuators.pitchRad(), 0);
      step();
    }
    actuators.place(new OperatingPoint(initial.rotorSpeedRadPerS(), initial.pitchRad(), torqueNm));
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    if (!running) {
      throw new IllegalStateException("advance needs a started episode that has not failed");
    }
    running = false;
    for (int i = 0; i < stepsPerInterval; i++) {
      actuators.follow(command);
      double torqueNm = actuators.torqueNm(value(OutputChannel.ROTOR_SPEED));
      controller.command(torqueNm, actuators.pitchRad(), command.yawRateRadPerS());
      step();
    }
    TurbineReading reading = reading();
    requireWind(reading);
    running = true;
    return reading;
  }

  /** Its time stands still at the end of the simulation, with which it says nothing else. */
  private void step() {
    library.step();
    steps++;
    double expectedS = (steps + settlingSteps) * stepS;
    if (!(Math.abs(library.output(TIME) - expectedS) < 0.5 * stepS)) {
      throw new TurbineException(
          Kind.CRASHED,
          "OpenFAST's time is %.6g s instead of %.6g s".formatted(library.output(TIME), expectedS));
    }
  }

  private double value(OutputChannel channel) {
    return channel.toSi(library.output(outputs.get(channel)));
  }

  private TurbineReading reading() {
    TurbineReading.Builder reading = TurbineReading.builder().set(Channel.TIME, steps * stepS);
    for (OutputChannel channel : outputs.keySet()) {
      double value = value(channel);
      if (!Double.isFinite(value)) {
        throw new TurbineException(
            Kind.NON_FINITE,
            "OpenFAST shows %s as %s after %.2f s"
                .formatted(channel.outputName(), value, steps * stepS));
      }
      reading.set(channel.channel(), value);
    }
    return reading.build();
  }

  /** What blows must be what was asked for; a wrong wind would show nowhere else. */
  private void requireWind(TurbineReading reading) {
    double timeS = reading.timeS();
    if (timeS > Math.min(WATCHED_S, wind.durationS())) {
      return;
    }
    double asked = hubWindMps(timeS);
    double before = hubWindMps(Math.max(0, timeS - stepS)); // where it jumps, a step counts
    double nearest =
        Limit.clip(reading.hubWindMps(), Math.min(asked, before), Math.max(asked, before));
    if (Math.abs(reading.hubWindMps() - nearest) > 0.05 + 0.02 * Math.abs(asked)) {
      throw refused(
          "OpenFAST flies a wind of %.3f m/s at the hub after %.2f s instead of %.3f m/s"
              .formatted(reading.hubWindMps(), timeS, asked));
    }
  }

  private double hubWindMps(double timeS) {
    double[] uvw = new double[3];
    wind.velocityAt(timeS, 0, 0, description.site().hubHeightM(), uvw);
    return uvw[0];
  }

  @Override
  public double windEndS() {
    return wind.durationS();
  }

  @Override
  public void close() {
    running = false;
    library.end();
  }

  private static TurbineException refused(String sentence) {
    return new TurbineException(Kind.REFUSED, sentence);
  }
}
