package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.control.Baselines;
import org.tipspeed.control.Controller;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.support.Records;
import org.tipspeed.task.ActionSettings.Mode;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCases;

/** Pitch of 0 to 20 degrees at 3 deg/s, torque of 10 to 50 kN m at 5 kN m/s, decided at 10 Hz. */
class ActionDecoderTest {

  private static final TurbineDescription TURBINE = new FakeTurbine().description();

  private static final ActionSettings SETTINGS =
      new ActionSettings(
          Mode.INCREMENT,
          3,
          5,
          1,
          Optional.of(0.0),
          Optional.of(20.0),
          10,
          Optional.of(50.0),
          2,
          4,
          1);

  /** The same where nothing is too fast, so that the target shows. */
  private static final ActionSettings AT_ONCE =
      Records.with(SETTINGS, "pitchRateDegPerS", 1e4, "torqueRateKnmPerS", 1e4);

  private static TurbineReading reading(double pitchDeg, double torqueKnm) {
    OperatingPoint point = new OperatingPoint(1.2, Math.toRadians(pitchDeg), torqueKnm * 1e3);
    return new FakeTurbine().start(new EpisodeStart(WindCases.parse("steady:12"), point, 0.1, 60));
  }

  private static ActionDecoder started(ActionSettings settings, double pitchDeg, double torqueKnm) {
    ActionDecoder decoder = new ActionDecoder(settings, 0.1, Baselines::of);
    decoder.start(TURBINE, reading(pitchDeg, torqueKnm));
    return decoder;
  }

  private static void assertCommand(double pitchDeg, double torqueKnm, TurbineCommand command) {
    assertEquals(pitchDeg, Math.toDegrees(command.pitchRad().first()), 1e-9);
    assertEquals(command.pitchRad().first(), command.pitchRad().third(), 0);
    assertEquals(torqueKnm, command.generatorTorqueNm() / 1e3, 1e-9);
    assertEquals(0, command.yawRateRadPerS(), 0);
  }

  @ParameterizedTest
  @CsvSource({"8, 40, 8, 40", "-1, 5, 0, 10", "30, 60, 20, 50"})
  void start_isWhatTheTurbineDoesWithinTheLimits(
      double pitchDeg, double torqueKnm, double expectedDeg, double expectedKnm) {
    ActionDecoder decoder = new ActionDecoder(SETTINGS, 0.1, Baselines::of);
    TurbineCommand first = decoder.start(TURBINE, reading(pitchDeg, torqueKnm));
    assertCommand(expectedDeg, expectedKnm, first);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0.3, 0.5", "-1, -1, -0.3, -0.5", "0.5, -0.25, 0.15, -0.125", "0, 0, 0, 0"})
  void increment_isARateOfChange(float pitch, float torque, double stepDeg, double stepKnm) {
    ActionDecoder decoder = started(SETTINGS, 8, 40);
    float[] action = {pitch, torque};
    decoder.decode(action, reading(0, 0));
    assertCommand(8 + 2 * stepDeg, 40 + 2 * stepKnm, decoder.decode(action, reading(0, 0)));
  }

  @ParameterizedTest
  @CsvSource({"-1, -1, 0, 10", "1, 1, 20, 50", "0, 0, 10, 30", "0.5, -0.5, 15, 20"})
  void absolute_isASetPointBetweenTheLimits(
      float pitch, float torque, double pitchDeg, double torqueKnm) {
    ActionDecoder decoder = started(Records.with(AT_ONCE, "mode", Mode.ABSOLUTE), 8, 40);
    assertCommand(pitchDeg, torqueKnm, decoder.decode(new float[] {pitch, torque}, reading(0, 0)));
  }

  @ParameterizedTest
  @CsvSource({"-1, -1, 7.7, 39.5", "1, 1, 8.3, 40.5", "-0.195, 0.49, 8.05, 39.8"})
  void absolute_isApproachedAtTheRateAtMost(
      float pitch, float torque, double pitchDeg, double torqueKnm) {
    ActionDecoder decoder = started(Records.with(SETTINGS, "mode", Mode.ABSOLUTE), 8, 40);
    TurbineCommand command = decoder.decode(new float[] {pitch, torque}, reading(0, 0));
    assertEquals(pitchDeg, Math.toDegrees(command.pitchRad().first()), 1e-6);
    assertEquals(torqueKnm, command.generatorTorqueNm() / 1e3, 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "-0.5, 0", "0, 1", "0, -0.5"})
  void residual_isAddedToTheBaseline(float pitch, float torque) {
    TurbineReading now = reading(8, 40);
    Controller baseline = Baselines.of(TURBINE);
    baseline.start(TURBINE, now, 0.1);
    TurbineCommand base = baseline.command(now);
    ActionDecoder decoder = started(Records.with(AT_ONCE, "mode", Mode.RESIDUAL), 8, 40);
    assertCommand(
        Math.toDegrees(base.pitchRad().first()) + 2 * pitch,
        base.generatorTorqueNm() / 1e3 + 4 * torque,
        decoder.decode(new float[] {pitch, torque}, now));
  }

  @Test
  void setPoints_stayWithinTheirLimits() {
    for (Mode mode : Mode.values()) {
      ActionDecoder decoder = started(Records.with(AT_ONCE, "mode", mode), 8, 40);
      TurbineReading now = reading(8, 40);
      TurbineCommand high = decoder.decode(new float[] {1e6f, 1e6f}, now);
      assertCommand(20, 50, high);
      assertCommand(0, 10, decoder.decode(new float[] {-1e6f, -1e6f}, now));
    }
  }

  @Test
  void exponent_drawsSmallRatesToZeroAndKeepsTheirSign() {
    ActionDecoder decoder = started(Records.with(SETTINGS, "incrementExponent", 3.0), 8, 40);
    TurbineCommand command = decoder.decode(new float[] {0.5f, -0.5f}, reading(0, 0));
    assertCommand(8 + 0.3 / 8, 40 - 0.5 / 8, command);
  }
}
