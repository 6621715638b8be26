package org.tipspeed.support;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.Site;

/**
 * A turbine whose readings are given functions of time, so that every result can be told
 * beforehand. Pitch and torque, where not scripted, follow the command at once.
 */
public final class ScriptedTurbine implements Turbine {

  /** Rated generator speed [rad/s], rounded so that results are round. */
  public static final double RATED_GENERATOR_SPEED = 120;

  private final Map<Channel, DoubleUnaryOperator> script = new EnumMap<>(Channel.class);
  private double maxPitchRateRadPerS = Math.toRadians(8);
  private double windEndS = Double.POSITIVE_INFINITY;
  private double failureS = Double.POSITIVE_INFINITY;
  private TurbineException.Kind failure;
  private EpisodeStart episode;
  private long steps;
  private boolean closed;

  public ScriptedTurbine with(Channel channel, DoubleUnaryOperator siValueAtTime) {
    script.put(channel, siValueAtTime);
    return this;
  }

  public ScriptedTurbine with(Channel channel, double siValue) {
    return with(channel, t -> siValue);
  }

  /** NaN if it has none. */
  public ScriptedTurbine withMaxPitchRate(double radPerS) {
    maxPitchRateRadPerS = radPerS;
    return this;
  }

  public ScriptedTurbine windEndingAt(double timeS) {
    windEndS = timeS;
    return this;
  }

  public ScriptedTurbine failingAt(double timeS, TurbineException.Kind kind) {
    failureS = timeS;
    failure = kind;
    return this;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public TurbineDescription description() {
    double speed = RATED_GENERATOR_SPEED / 100;
    return new TurbineDescription(
        "scripted",
        new Site(90, 126),
        100,
        speed,
        40_000,
        40_000 * RATED_GENERATOR_SPEED,
        1,
        47_000,
        15_000,
        0,
        Math.toRadians(90),
        maxPitchRateRadPerS,
        Optional.of(4e7),
        List.of(
            new SteadyState(6, new OperatingPoint(speed * 0.6, 0, 15_000)),
            new SteadyState(12, new OperatingPoint(speed, 0.05, 40_000)),
            new SteadyState(24, new OperatingPoint(speed, 0.4, 40_000))),
        script.keySet());
  }

  @Override
  public TurbineReading start(EpisodeStart start) {
    episode = start;
    steps = 0;
    return reading(
        TurbineCommand.collective(start.initial().generatorTorqueNm(), start.initial().pitchRad()));
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    steps++;
    return reading(command);
  }

  private TurbineReading reading(TurbineCommand command) {
    double timeS = steps * episode.controlIntervalS();
    if (timeS >= failureS) {
      throw new TurbineException(failure, "scripted failure at " + timeS + " s");
    }
    TurbineReading.Builder reading =
        TurbineReading.builder()
            .set(Channel.TIME, timeS)
            .set(Channel.GENERATOR_SPEED, RATED_GENERATOR_SPEED)
            .set(Channel.PITCH_1, command.pitchRad().first())
            .set(Channel.PITCH_2, command.pitchRad().second())
            .set(Channel.PITCH_3, command.pitchRad().third())
            .set(Channel.GENERATOR_TORQUE, command.generatorTorqueNm());
    script.forEach((channel, value) -> reading.set(channel, value.applyAsDouble(timeS)));
    return reading.build();
  }

  @Override
  public double windEndS() {
    return windEndS;
  }

  @Override
  public void close() {
    closed = true;
  }
}
