package org.tipspeed.turbine.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.Site;

/** A rotor that is nothing but an inertia, and does what its script says at certain moments. */
final class ScriptedTurbine implements Turbine {

  private static final double TORQUE_NM = 40_000;

  private final Script script;
  private final List<byte[]> leaked = new ArrayList<>();
  private EpisodeStart episode;
  private double timeS;
  private double rotorSpeedRadPerS;
  private int steps;

  ScriptedTurbine(Script script) {
    this.script = script;
  }

  @Override
  public TurbineDescription description() {
    return new TurbineDescription(
        "Prüfling \u98a8" + script.valueAt("description"),
        new Site(90, 126),
        97,
        1.267,
        43_093.55,
        5e6,
        0.944,
        47_402.91,
        15_000,
        0,
        Math.PI / 2,
        0.14,
        Optional.of(4e7),
        List.of(
            new TurbineDescription.SteadyState(8, new OperatingPoint(0.96, 0, 20_000)),
            new TurbineDescription.SteadyState(12, new OperatingPoint(1.267, 0.067, 43_093.55))),
        Set.of(Channel.TIME, Channel.ROTOR_SPEED, Channel.GENERATOR_TORQUE));
  }

  @Override
  public TurbineReading start(EpisodeStart start) {
    episode = start;
    timeS = 0;
    steps = 0;
    rotorSpeedRadPerS = start.initial().rotorSpeedRadPerS();
    leaked.add(new byte[script.leakBytesPerStart()]);
    return reading(start.initial().generatorTorqueNm(), script.valueAt("start"));
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    timeS += episode.controlIntervalS();
    steps++;
    double excess = TORQUE_NM * Math.cos(command.pitchRad().mean()) - command.generatorTorqueNm();
    rotorSpeedRadPerS += excess * 97 / 4e7 * episode.controlIntervalS();
    return reading(command.generatorTorqueNm(), script.valueAt("step" + steps));
  }

  private TurbineReading reading(double torqueNm, double strangeness) {
    return TurbineReading.builder()
        .set(Channel.TIME, timeS)
        .set(Channel.ROTOR_SPEED, rotorSpeedRadPerS + strangeness)
        .set(Channel.GENERATOR_TORQUE, torqueNm)
        .build();
  }

  @Override
  public double windEndS() {
    return Double.parseDouble(episode.wind().options().getOrDefault("duration", "Infinity"));
  }

  @Override
  public void close() {
    script.valueAt("close");
  }
}
