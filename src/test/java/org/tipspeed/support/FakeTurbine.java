package org.tipspeed.support;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDesign;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.Site;

/**
 * A turbine without physics: it does at once what it is told, turns at the speed the test sets, and
 * checks the order of calls.
 */
public final class FakeTurbine implements Turbine {

  /** What each reading is passed through before it is returned; tests set it. */
  public UnaryOperator<TurbineReading> distortion = reading -> reading;

  public double rotorSpeedRadPerS = 1.2;
  public double windEndS = Double.POSITIVE_INFINITY;
  public final List<EpisodeStart> starts = new ArrayList<>();
  public final List<TurbineCommand> commands = new ArrayList<>();
  public boolean closed;

  /** Of the NREL 5 MW, which its rated values are of. */
  private static final TurbineDesign PUBLISHED =
      Records.with(
          TurbineDesign.DEFAULTS,
          "baseline",
          MockTurbine.nrel5mw().description().design().orElseThrow().baseline());

  private double timeS;

  @Override
  public TurbineDescription description() {
    return new TurbineDescription(
            "fake",
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
            Math.toRadians(8),
            Optional.of(4e7),
            List.of(
                new TurbineDescription.SteadyState(5, new OperatingPoint(0.8, 0, 5_000)),
                new TurbineDescription.SteadyState(15, new OperatingPoint(1.267, 0.2, 43_000))),
            EnumSet.of(
                Channel.TIME,
                Channel.HUB_WIND,
                Channel.ROTOR_SPEED,
                Channel.GENERATOR_SPEED,
                Channel.PITCH_1,
                Channel.PITCH_2,
                Channel.PITCH_3,
                Channel.GENERATOR_TORQUE,
                Channel.ELECTRICAL_POWER))
        .withDesign(Optional.of(PUBLISHED));
  }

  @Override
  public TurbineReading start(EpisodeStart episode) {
    require(!closed, "started after close");
    starts.add(episode);
    timeS = 0;
    rotorSpeedRadPerS = episode.initial().rotorSpeedRadPerS();
    return reading(
        TurbineCommand.collective(
            episode.initial().generatorTorqueNm(), episode.initial().pitchRad()));
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    require(!closed && !starts.isEmpty(), "advanced before start or after close");
    commands.add(command);
    timeS += starts.get(starts.size() - 1).controlIntervalS();
    return reading(command);
  }

  private TurbineReading reading(TurbineCommand command) {
    double generatorSpeed = rotorSpeedRadPerS * 97;
    return distortion.apply(
        TurbineReading.builder()
            .set(Channel.TIME, timeS)
            .set(Channel.HUB_WIND, 10)
            .set(Channel.ROTOR_SPEED, rotorSpeedRadPerS)
            .set(Channel.GENERATOR_SPEED, generatorSpeed)
            .set(Channel.PITCH_1, command.pitchRad().first())
            .set(Channel.PITCH_2, command.pitchRad().second())
            .set(Channel.PITCH_3, command.pitchRad().third())
            .set(Channel.GENERATOR_TORQUE, command.generatorTorqueNm())
            .set(Channel.ELECTRICAL_POWER, command.generatorTorqueNm() * generatorSpeed * 0.944)
            .build());
  }

  @Override
  public double windEndS() {
    return windEndS;
  }

  @Override
  public void close() {
    closed = true;
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new IllegalStateException(complaint);
    }
  }
}
