package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.control.Baselines;
import org.tipspeed.environment.Schedule;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.CheckedTurbine;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.PlausibilitySettings;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCases;

final class MockTurbineTest {

  private static final double RATED_RAD_PER_S = 12.1 * Math.PI / 30;
  private static final OperatingPoint STANDSTILL = new OperatingPoint(0, 0, 0);
  private static final String TURBULENCE =
      "file:src/test/resources/org/tipspeed/turbine/openfast/ntm_b_12mps_seed102.bts";

  private final Turbine turbine = checked(MockSettings.DEFAULTS);

  private static Turbine checked(MockSettings settings) {
    return new CheckedTurbine(new MockTurbine(settings), PlausibilitySettings.DEFAULTS);
  }

  private static EpisodeStart episode(String wind, OperatingPoint initial) {
    return new EpisodeStart(WindCases.parse(wind), initial, 0.1, 1000);
  }

  private OperatingPoint scheduled(double windMps) {
    return turbine.description().steadyStateAt(windMps);
  }

  private TurbineReading fly(TurbineCommand command, double durationS) {
    TurbineReading reading = null;
    for (int i = 0; i < Math.round(durationS / 0.1); i++) {
      reading = turbine.advance(command);
      assertFinite(reading);
    }
    return reading;
  }

  private static void assertFinite(TurbineReading reading) {
    for (double value : reading.toArray()) {
      assertTrue(Double.isFinite(value), reading.toString());
    }
  }

  @Test
  void standstill_withFinePitch_startsUp() {
    turbine.start(episode("steady:8", STANDSTILL));
    double slow = fly(TurbineCommand.collective(0, 0), 20).rotorSpeedRadPerS();
    assertTrue(slow > 0.01 && slow < 0.7, "after 20 s at " + slow);
    assertTrue(fly(TurbineCommand.collective(0, 0), 280).rotorSpeedRadPerS() > 1);
  }

  @Test
  void featheredRotor_stops() {
    turbine.start(episode("steady:14", scheduled(14)));
    double speed = fly(TurbineCommand.collective(0, Math.PI / 2), 200).rotorSpeedRadPerS();
    assertEquals(0, speed, 0.15);
  }

  @Test
  void rotorWithoutTorque_runsAwayToTwiceRated() {
    turbine.start(episode("steady:11", scheduled(11)));
    double speed = fly(TurbineCommand.collective(0, 0), 100).rotorSpeedRadPerS();
    assertTrue(speed > 1.5 * RATED_RAD_PER_S && speed < 3 * RATED_RAD_PER_S, "was " + speed);
  }

  @Test
  void storm_withoutTorqueOrPitch_isImplausibleAndTheNextEpisodeFlies() {
    turbine.start(episode("steady:25", scheduled(25)));
    TurbineCommand none = TurbineCommand.collective(0, 0);
    TurbineException failure = assertThrows(TurbineException.class, () -> fly(none, 300));
    assertEquals(TurbineException.Kind.IMPLAUSIBLE, failure.kind());
    turbine.start(episode("steady:8", scheduled(8)));
    fly(TurbineCommand.collective(scheduled(8).generatorTorqueNm(), 0), 5);
  }

  @Test
  void anyFiniteCommands_neverGiveReadingsThatAreNot() {
    RandomGenerator random = new RandomStreams(5).stream("commands", 0);
    for (int trial = 0; trial < 12; trial++) {
      turbine.start(episode("steady:" + random.nextDouble(3, 30), STANDSTILL));
      try {
        for (int i = 0; i < 100; i++) {
          fly(wildCommand(random), 1);
        }
      } catch (TurbineException e) {
        assertEquals(TurbineException.Kind.IMPLAUSIBLE, e.kind(), e.getMessage());
      }
    }
  }

  /** With the coarsest step, in air that no planet has. */
  @Test
  void integrationThatDiverges_isTheSimulatorsFailureAndNoReading() {
    Turbine brittle = checked(new MockSettings(Path.of(""), 0.1, 9.99, 0, false));
    for (String wind : List.of("steady:60", TURBULENCE)) {
      brittle.start(
          new EpisodeStart(WindCases.parse(wind), new OperatingPoint(2.5, 0, 0), 5, 1000));
      assertThrows(
          TurbineException.class,
          () -> {
            for (int i = 0; i < 100; i++) {
              assertFinite(brittle.advance(TurbineCommand.collective(-1e30, -1e30)));
            }
          });
    }
  }

  private static TurbineCommand wildCommand(RandomGenerator random) {
    double scale = Math.pow(10, random.nextDouble(-2, 12));
    return new TurbineCommand(
        scale * random.nextGaussian() * 1e4,
        new PerBlade(
            scale * random.nextGaussian(), random.nextGaussian(), scale * random.nextGaussian()),
        scale * random.nextGaussian());
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 8, 11, 13, 16, 20, 24})
  void startInScheduledOperation_hasNoTransient(double windMps) {
    Recording flight =
        Recording.ofFlight(
            turbine,
            new EpisodeStart(WindCases.parse("steady:" + windMps), scheduled(windMps), 0.05, 60),
            Baselines.of(turbine.description()));
    double speedRpm = scheduled(windMps).rotorSpeedRadPerS() * 30 / Math.PI;
    for (double value : flight.get("rotor_speed_rpm")) {
      assertEquals(speedRpm, value, 0.008 * speedRpm);
    }
    double tower = flight.mean("tower_top_fa_disp_m");
    for (double value : flight.get("tower_top_fa_disp_m")) {
      assertEquals(tower, value, 0.1 * tower + 0.002);
    }
  }

  @Test
  void twoTurbines_flyTheSameBits() {
    double[] first = end(MockTurbine.nrel5mw());
    assertArrayEquals(first, end(MockTurbine.nrel5mw()));
  }

  @Test
  void twoTurbinesWithALateWake_flyTheSameBits_andNotThoseWithout() {
    MockSettings late = new MockSettings(Path.of(""), 0.05, 1.225, 0, true);
    double[] first = end(new MockTurbine(late));
    MockTurbine second = new MockTurbine(late);
    assertArrayEquals(first, end(second));
    assertArrayEquals(first, end(second), "an episode before leaves nothing behind");
    double[] without = end(MockTurbine.nrel5mw());
    assertNotEquals(without[without.length - 1], first[first.length - 1]);
  }

  private double[] end(MockTurbine one) {
    EpisodeStart start = new EpisodeStart(WindCases.parse(TURBULENCE), scheduled(12), 0.1, 100);
    Recording flight = Recording.ofFlight(one, start, Baselines.of(one.description()));
    return flight.get("blade3_root_oop_moment_kNm");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.025, 0.05})
  void shorterControlInterval_givesTheSameMotion(double intervalS) {
    double coarse = speedAfterHalfAMinute(0.1);
    assertEquals(coarse, speedAfterHalfAMinute(intervalS), 1e-3 * coarse);
  }

  private double speedAfterHalfAMinute(double intervalS) {
    turbine.start(new EpisodeStart(WindCases.parse(TURBULENCE), scheduled(12), intervalS, 100));
    TurbineReading reading = null;
    for (int i = 0; i < Math.round(30 / intervalS); i++) {
      reading = turbine.advance(TurbineCommand.collective(40_000, 0.02));
    }
    return reading.rotorSpeedRadPerS();
  }

  @Test
  void pitchOfOneBlade_unloadsThatBlade() {
    turbine.start(episode("steady:14", scheduled(14)));
    double base = scheduled(14).pitchRad();
    PerBlade pitch = new PerBlade(base, base + Math.toRadians(2), base);
    fly(new TurbineCommand(43_000, pitch, 0), 2);
    double first = 0;
    double second = 0;
    for (int i = 0; i < 50; i++) {
      TurbineReading reading = turbine.advance(new TurbineCommand(43_000, pitch, 0));
      first += reading.get(Channel.ROOT_OOP_MOMENT_1) / 50;
      second += reading.get(Channel.ROOT_OOP_MOMENT_2) / 50;
    }
    assertTrue(second < first - 500e3, "blade 1 %s N m, blade 2 %s N m".formatted(first, second));
  }

  @Test
  void yawOutOfTheWind_costsThrust() {
    turbine.start(episode("steady:14", scheduled(14)));
    double pitch = scheduled(14).pitchRad();
    double before = fly(TurbineCommand.collective(43_000, pitch), 5).get(Channel.AERO_THRUST);
    TurbineCommand turn = new TurbineCommand(43_000, PerBlade.all(pitch), Math.toRadians(0.3));
    assertTrue(fly(turn, 100).get(Channel.AERO_THRUST) < 0.95 * before);
  }

  @Test
  void negativeTorque_drivesTheRotorAndCostsPower() {
    turbine.start(episode("steady:4", new OperatingPoint(0.5, 0, 0)));
    double free = fly(TurbineCommand.collective(0, 0), 10).rotorSpeedRadPerS();
    turbine.start(episode("steady:4", new OperatingPoint(0.5, 0, 0)));
    TurbineReading driven = fly(TurbineCommand.collective(-5_000, 0), 10);
    assertTrue(driven.rotorSpeedRadPerS() > free + 0.05);
    assertTrue(driven.electricalPowerW() < 0);
  }

  @Test
  void yawDrive_isNoFasterThanItCan() {
    MockTurbine hasty = MockTurbine.nrel5mw();
    turbine.start(episode("steady:14", scheduled(14)));
    hasty.start(episode("steady:14", scheduled(14)));
    PerBlade pitch = PerBlade.all(scheduled(14).pitchRad());
    double limit = MockParameters.of(MockSettings.DEFAULTS).yawDrive().maxRateRadPerS();
    for (double direction : new double[] {1, -1}) {
      for (int i = 0; i < 100; i++) {
        turbine.advance(new TurbineCommand(43_000, pitch, direction * limit));
        hasty.advance(new TurbineCommand(43_000, pitch, direction * 7 * limit));
      }
      TurbineCommand still = new TurbineCommand(43_000, pitch, 0);
      assertEquals(turbine.advance(still), hasty.advance(still));
    }
  }

  @Test
  void yaw_isItsRateTimesTheTime() {
    PerBlade pitch = PerBlade.all(scheduled(14).pitchRad());
    double rate = Math.toRadians(0.1);
    double[] thrust = new double[2];
    for (int turns = 0; turns < 2; turns++) {
      turbine.start(episode("steady:14", scheduled(14)));
      for (int i = 0; i < 200; i++) {
        double now = turns == 0 ? rate : i < 100 ? 2 * rate : 0;
        turbine.advance(new TurbineCommand(43_000, pitch, now));
      }
      thrust[turns] =
          fly(TurbineCommand.collective(43_000, pitch.first()), 60).get(Channel.AERO_THRUST);
    }
    assertEquals(thrust[0], thrust[1], 2e-3 * thrust[0]);
  }

  @Test
  void rotorThatIsDrivenBackwards_takesPowerWithLossesAndKeepsItsAzimuthInOneTurn() {
    turbine.start(episode("steady:4", STANDSTILL));
    TurbineCommand drive = TurbineCommand.collective(20_000, Math.PI / 2);
    TurbineReading reading = fly(drive, 1);
    for (int i = 0; i < 100; i++) {
      reading = turbine.advance(drive);
      double azimuth = reading.get(Channel.AZIMUTH);
      assertTrue(azimuth >= 0 && azimuth <= 2 * Math.PI, "azimuth " + azimuth);
    }
    assertTrue(reading.rotorSpeedRadPerS() < 0);
    double mechanicalW = reading.generatorTorqueNm() * reading.generatorSpeedRadPerS();
    double efficiency = turbine.description().generatorEfficiency();
    assertEquals(mechanicalW / efficiency, reading.electricalPowerW(), 1);
  }

  /** Over some turns: once per turn the blade's own weight, on average its share of the torque. */
  @Test
  void inPlaneRootMoment_isWeightAndDrive() {
    turbine.start(episode("steady:8,shear=0", scheduled(8)));
    TurbineCommand hold = TurbineCommand.collective(scheduled(8).generatorTorqueNm(), 0);
    fly(hold, 60);
    double turns = 12;
    double speed = fly(hold, 0.1).rotorSpeedRadPerS();
    int samples = (int) Math.round(turns * 2 * Math.PI / speed / 0.1);
    double once = 0;
    double mean = 0;
    for (int i = 0; i < samples; i++) {
      TurbineReading reading = turbine.advance(hold);
      double moment = reading.get(Channel.ROOT_IP_MOMENT_1);
      once += 2 * moment * Math.sin(reading.get(Channel.AZIMUTH)) / samples;
      mean += moment / samples;
    }
    MockParameters built = MockParameters.of(MockSettings.DEFAULTS);
    double ratio = speed / built.blades().edgeFrequencyRadPerS();
    double weightNm = built.blades().firstMomentKgM() * 9.80665 * Math.cos(built.rotor().tiltRad());
    assertEquals(weightNm / (1 - ratio * ratio), once, 0.03 * weightNm);
    double shaftNm = 97 * scheduled(8).generatorTorqueNm();
    assertEquals(built.blades().rootTorqueShare() * shaftNm / 3, mean, 0.04 * shaftNm / 3);
  }

  @Test
  void denserAir_meansMoreThrust() {
    EpisodeStart start = episode("steady:10", scheduled(10));
    MockSettings dense = new MockSettings(Path.of(""), 0.05, 1.225 * 1.1, 0, false);
    double thrust = turbine.start(start).get(Channel.AERO_THRUST);
    assertEquals(
        1.1 * thrust, new MockTurbine(dense).start(start).get(Channel.AERO_THRUST), 1e-6 * thrust);
  }

  @Test
  void shaft_ringsAtItsTorsionFrequency() {
    turbine.start(new EpisodeStart(WindCases.parse("steady:10"), scheduled(10), 0.01, 100));
    double torqueNm = scheduled(10).generatorTorqueNm();
    double sum = 0;
    int crossings = 0;
    double last = 0;
    for (int i = 0; i < 600; i++) {
      TurbineReading reading = turbine.advance(TurbineCommand.collective(torqueNm - 3_000, 0));
      double slip = reading.generatorSpeedRadPerS() / 97 - reading.rotorSpeedRadPerS();
      if (i > 100 && i < 300) {
        crossings += last < 0 != slip < 0 ? 1 : 0;
      }
      sum += Math.abs(slip);
      last = slip;
    }
    assertTrue(sum > 0);
    assertEquals(2.22, crossings / 2.0 / 2.0, 0.26);
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 1.2, 40000, pitch", "0.1, 1.2, 99000, torque", "0.1, 2.6, 40000, speed"})
  void initialStateOutOfReach_isRefusedByName(
      double pitchRad, double speedRadPerS, double torqueNm, String named) {
    OperatingPoint initial = new OperatingPoint(speedRadPerS, pitchRad, torqueNm);
    TurbineException refusal =
        assertThrows(TurbineException.class, () -> turbine.start(episode("steady:12", initial)));
    assertEquals(TurbineException.Kind.REFUSED, refusal.kind());
    assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
  }

  @Test
  void windAtItsEnd_refusesTheNextInterval() {
    turbine.start(episode(TURBULENCE, scheduled(12)));
    double endS = turbine.windEndS();
    TurbineCommand hold = TurbineCommand.collective(40_000, 0.05);
    int intervals = (int) Math.floor(endS / 0.1 + 1e-6);
    assertEquals(intervals * 0.1, fly(hold, intervals * 0.1).timeS(), 1e-6);
    TurbineException refusal = assertThrows(TurbineException.class, () -> turbine.advance(hold));
    assertEquals(TurbineException.Kind.REFUSED, refusal.kind());
    assertTrue(refusal.getMessage().contains("wind ends"), refusal.getMessage());
  }

  /** As whoever counts the intervals allows: one rule, or a flight would abort at its end. */
  @Test
  void windThatEndsWithinRounding_isFlownToItsEnd() {
    turbine.start(episode(TURBULENCE, scheduled(12)));
    double pastTheEndS = turbine.windEndS() * (1 + 5e-7);
    int intervals = 50;
    double intervalS = pastTheEndS / intervals;
    turbine.start(
        new EpisodeStart(WindCases.parse(TURBULENCE), scheduled(12), intervalS, pastTheEndS));
    Schedule schedule = new Schedule(intervalS, 1000, turbine.windEndS());
    assertTrue(schedule.at(pastTheEndS - intervalS).isRunning());
    TurbineReading last = null;
    for (int i = 0; i < intervals; i++) {
      last = turbine.advance(TurbineCommand.collective(40_000, 0.05));
    }
    assertEquals(pastTheEndS, last.timeS(), 1e-6);
  }

  @Test
  void stepCost_isSlept() {
    MockTurbine slow = new MockTurbine(new MockSettings(Path.of(""), 0.05, 1.225, 20, false));
    slow.start(episode("steady:8", scheduled(8)));
    long before = System.nanoTime();
    slow.advance(TurbineCommand.collective(0, 0));
    assertTrue(System.nanoTime() - before >= 15_000_000);
  }
}
