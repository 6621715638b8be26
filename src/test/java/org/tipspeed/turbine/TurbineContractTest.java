package org.tipspeed.turbine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindException;

/** What every turbine promises, whichever simulator is behind it. */
public abstract class TurbineContractTest {

  private static final Set<Channel> INDISPENSABLE =
      Set.of(
          Channel.TIME,
          Channel.HUB_WIND,
          Channel.ROTOR_SPEED,
          Channel.GENERATOR_SPEED,
          Channel.GENERATOR_TORQUE,
          Channel.ELECTRICAL_POWER,
          Channel.PITCH_1,
          Channel.PITCH_2,
          Channel.PITCH_3);

  private Turbine turbine;

  /** A turbine that no episode has been started on. */
  protected abstract Turbine newTurbine() throws Exception;

  /** Time between two commands [s]. */
  protected double controlIntervalS() {
    return 0.1;
  }

  /** Wind well above rated, where torque is rated and pitch counts. */
  protected WindCase wind() {
    return new WindCase("steady", "14", Map.of());
  }

  /** Where an episode in {@link #wind()} begins. */
  protected OperatingPoint initial() {
    return new OperatingPoint(1.267, Math.toRadians(7.9), 43_000);
  }

  /** How much two runs of one episode may differ, in the unit of each channel's column. */
  protected double repeatability() {
    return 0;
  }

  @BeforeEach
  void openTurbine() throws Exception {
    turbine = newTurbine();
  }

  @AfterEach
  void closeTurbine() {
    turbine.close();
  }

  private EpisodeStart episode() {
    return new EpisodeStart(wind(), initial(), controlIntervalS(), 60);
  }

  /** Skips a test on simulators that lack a channel; what they have, they have with its sign. */
  private void requireReported(Channel... channels) {
    for (Channel channel : channels) {
      Assumptions.assumeTrue(
          turbine.description().channels().contains(channel),
          "this simulator does not report " + channel.columnName());
    }
  }

  private TurbineCommand hold() {
    return TurbineCommand.collective(initial().generatorTorqueNm(), initial().pitchRad());
  }

  private TurbineReading fly(TurbineCommand command, double durationS) {
    TurbineReading reading = null;
    for (int i = 0; i < durationS / controlIntervalS(); i++) {
      reading = turbine.advance(command);
    }
    return reading;
  }

  @Test
  void description_isComplete() {
    TurbineDescription description = turbine.description();
    assertFalse(description.name().isBlank());
    assertTrue(description.channels().containsAll(INDISPENSABLE));
    assertTrue(description.gearRatio() > 0);
    assertTrue(description.ratedPowerW() > 0);
    assertTrue(description.ratedRotorSpeedRadPerS() > 0);
    assertTrue(description.maxGeneratorTorqueNm() >= description.ratedGeneratorTorqueNm());
    assertTrue(description.maxPitchRad() > description.minPitchRad());
    assertTrue(description.maxPitchRateRadPerS() > 0);
  }

  @Test
  void firstReading_isTheInitialState() {
    TurbineReading first = turbine.start(episode());
    assertEquals(0, first.timeS());
    assertEquals(initial().rotorSpeedRadPerS(), first.rotorSpeedRadPerS(), 0.02);
    assertEquals(initial().pitchRad(), first.pitchRad().mean(), Math.toRadians(0.5));
  }

  @Test
  void everyReading_hasTheDescribedChannels() {
    assertEquals(turbine.description().channels(), turbine.start(episode()).channels());
    assertEquals(turbine.description().channels(), turbine.advance(hold()).channels());
  }

  @Test
  void advance_movesTimeByOneControlInterval() {
    turbine.start(episode());
    for (int i = 1; i <= 5; i++) {
      assertEquals(i * controlIntervalS(), turbine.advance(hold()).timeS(), 1e-6);
    }
  }

  @Test
  void hubWind_isTheWindThatWasAskedFor() {
    turbine.start(episode());
    double windMps = Double.parseDouble(wind().argument());
    assertEquals(windMps, fly(hold(), 2).hubWindMps(), 0.02 * windMps);
  }

  @Test
  void generatorAndRotor_turnWithTheGearRatio() {
    turbine.start(episode());
    TurbineReading reading = fly(hold(), 5);
    double expected = reading.rotorSpeedRadPerS() * turbine.description().gearRatio();
    assertEquals(expected, reading.generatorSpeedRadPerS(), 0.02 * expected);
  }

  @Test
  void electricalPower_isTorqueTimesSpeedTimesEfficiency() {
    turbine.start(episode());
    TurbineReading reading = fly(hold(), 5);
    double expected =
        reading.generatorTorqueNm()
            * reading.generatorSpeedRadPerS()
            * turbine.description().generatorEfficiency();
    assertEquals(expected, reading.electricalPowerW(), 0.02 * expected);
  }

  @Test
  void morePitch_slowsTheRotor() {
    turbine.start(episode());
    double held = fly(hold(), 10).rotorSpeedRadPerS();
    turbine.start(episode());
    TurbineCommand more =
        TurbineCommand.collective(
            initial().generatorTorqueNm(), initial().pitchRad() + Math.toRadians(2));
    assertTrue(fly(more, 10).rotorSpeedRadPerS() < held - 0.01);
  }

  @Test
  void lessTorque_speedsTheRotorUp() {
    turbine.start(episode());
    double held = fly(hold(), 10).rotorSpeedRadPerS();
    turbine.start(episode());
    TurbineCommand less =
        TurbineCommand.collective(0.8 * initial().generatorTorqueNm(), initial().pitchRad());
    assertTrue(fly(less, 10).rotorSpeedRadPerS() > held + 0.01);
  }

  @Test
  void pitch_followsWithinItsRate() {
    TurbineReading before = turbine.start(episode());
    double most = turbine.description().maxPitchRateRadPerS() * controlIntervalS() * 1.001;
    TurbineCommand far = TurbineCommand.collective(initial().generatorTorqueNm(), 0.5);
    for (int i = 0; i < 20; i++) {
      TurbineReading after = turbine.advance(far);
      double change = after.pitchRad().first() - before.pitchRad().first();
      assertTrue(change <= most + 1e-6, "step " + i + " moved the pitch by " + change);
      before = after;
    }
    assertTrue(before.pitchRad().first() > initial().pitchRad() + 10 * most);
  }

  @Test
  void eachBlade_hasItsOwnPitch() {
    turbine.start(episode());
    double base = initial().pitchRad();
    PerBlade wanted = new PerBlade(base, base + 0.02, base + 0.04);
    TurbineReading reading = fly(new TurbineCommand(initial().generatorTorqueNm(), wanted, 0), 5);
    for (int blade = 0; blade < 3; blade++) {
      assertEquals(wanted.get(blade), reading.pitchRad().get(blade), 0.003);
    }
  }

  @Test
  void restart_flysTheSameEpisodeAgain() {
    turbine.start(episode());
    double[] once = columns(fly(hold(), 5));
    TurbineCommand other = TurbineCommand.collective(0, 1);
    fly(other, 3);
    turbine.start(episode());
    assertArrayEquals(once, columns(fly(hold(), 5)), repeatability());
  }

  /** The generator's torque rolls the tower about the axis downwind, which pushes it right. */
  @Test
  void generatorTorque_rollsTheTowerAboutTheAxisDownwind() {
    requireReported(Channel.TOWER_BASE_MOMENT_SS, Channel.TOWER_TOP_DISPLACEMENT_SS);
    turbine.start(episode());
    double rollNm = 0;
    double leftM = 0;
    int intervals = 200;
    for (int i = 0; i < intervals; i++) {
      TurbineReading reading = turbine.advance(hold());
      rollNm += reading.get(Channel.TOWER_BASE_MOMENT_SS) / intervals;
      leftM += reading.get(Channel.TOWER_TOP_DISPLACEMENT_SS) / intervals;
    }
    double shaftNm = turbine.description().gearRatio() * initial().generatorTorqueNm();
    assertTrue(rollNm > 0.7 * shaftNm && rollNm < 1.3 * shaftNm, rollNm + " N m at the base");
    assertTrue(leftM < 0, leftM + " m to the left");
  }

  @ParameterizedTest
  @CsvSource({
    "TOWER_TOP_DISPLACEMENT_FA, TOWER_TOP_ACCELERATION_FA",
    "TOWER_TOP_DISPLACEMENT_SS, TOWER_TOP_ACCELERATION_SS"
  })
  void acceleration_hasTheSignOfTheDisplacement(Channel displacement, Channel acceleration) {
    requireReported(displacement, acceleration);
    turbine.start(episode());
    TurbineCommand less = TurbineCommand.collective(0.5 * initial().generatorTorqueNm(), 0.2);
    List<TurbineReading> readings = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      readings.add(turbine.advance(less));
    }
    double together = 0;
    for (int i = 1; i < readings.size() - 1; i++) {
      double curvature =
          readings.get(i + 1).get(displacement)
              - 2 * readings.get(i).get(displacement)
              + readings.get(i - 1).get(displacement);
      together += curvature * readings.get(i).get(acceleration);
    }
    assertTrue(together > 0, "they swing against each other");
  }

  private static double[] columns(TurbineReading reading) {
    double[] values = reading.toArray();
    for (Channel channel : Channel.values()) {
      values[channel.ordinal()] = channel.toColumn(values[channel.ordinal()]);
    }
    return values;
  }

  @Test
  void steadyWind_hasNoEnd() {
    turbine.start(episode());
    assertEquals(Double.POSITIVE_INFINITY, turbine.windEndS());
  }

  @Test
  void unknownWind_isRefusedAndTheNextEpisodeFlies() {
    EpisodeStart impossible =
        new EpisodeStart(
            new WindCase("tempest", "99", Map.of()), initial(), controlIntervalS(), 60);
    RuntimeException refusal =
        assertThrows(RuntimeException.class, () -> turbine.start(impossible));
    assertTrue(
        refusal instanceof WindException || refusal instanceof TurbineException,
        refusal.toString());
    turbine.start(episode());
    assertEquals(controlIntervalS(), turbine.advance(hold()).timeS(), 1e-6);
  }

  @Test
  void advance_withoutStart_isAMistakeOfTheCaller() {
    assertThrows(IllegalStateException.class, () -> turbine.advance(hold()));
  }

  @Test
  void close_twice_doesNoHarm() {
    turbine.start(episode());
    turbine.close();
    assertDoesNotThrow(turbine::close);
  }
}
