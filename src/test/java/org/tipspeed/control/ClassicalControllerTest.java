package org.tipspeed.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;

/** The tabled controller, number by number. It needs no description of the turbine. */
final class ClassicalControllerTest {

  private static final double REFERENCE = 122.9096;
  private static final double POWER = 5_296_610;

  private static final TurbineDescription NREL_5MW = new FakeTurbine().description();

  private final Controller controller =
      new ClassicalController(ClassicalParameters.of(MockTurbine.nrel5mw().description()));

  private static TurbineReading reading(double generatorRadPerS, double pitchRad) {
    return TurbineReading.builder()
        .set(Channel.GENERATOR_SPEED, generatorRadPerS)
        .set(Channel.PITCH_1, pitchRad)
        .set(Channel.PITCH_2, pitchRad)
        .set(Channel.PITCH_3, pitchRad)
        .build();
  }

  private TurbineCommand firstCommand(double generatorRadPerS, double pitchRad) {
    TurbineReading reading = reading(generatorRadPerS, pitchRad);
    controller.start(NREL_5MW, reading, 0.05);
    return controller.command(reading);
  }

  @ParameterizedTest
  @CsvSource({
    "50, 0",
    "70.16224, 0",
    "80, 9068.63",
    "91.21091, 19403.47",
    "100, 23322.87",
    "119, 33027.5",
    "120, 36917.0",
    "121.6, 43211.8",
    "121.6805, 43528.83",
    "122.9096, 43093.54",
    "130, 40743.15",
    "110, 28220.67"
  })
  void torque_followsTheRegions(double generatorRadPerS, double expectedNm) {
    assertEquals(expectedNm, firstCommand(generatorRadPerS, 0).generatorTorqueNm(), 2e-4 * 43_093);
  }

  @Test
  void torqueRegions_meetEachOther() {
    for (double border : new double[] {70.16224, 91.21091, 119.01377, 121.6805}) {
      double below = firstCommand(border - 1e-6, 0).generatorTorqueNm();
      assertEquals(below, firstCommand(border + 1e-6, 0).generatorTorqueNm(), 1, "at " + border);
    }
  }

  @Test
  void pitchOfADegree_meansConstantPowerWhateverTheSpeed() {
    assertEquals(POWER / 115, firstCommand(115, Math.toRadians(1.01)).generatorTorqueNm(), 1e-3);
    assertTrue(firstCommand(115, Math.toRadians(0.99)).generatorTorqueNm() < 31_000);
  }

  @Test
  void torque_isLimitedAtLowSpeed() {
    assertEquals(47_402.91, firstCommand(60, Math.toRadians(5)).generatorTorqueNm(), 1e-6);
    assertEquals(47_402.91, firstCommand(0, Math.toRadians(5)).generatorTorqueNm(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.1})
  void torqueRate_isLimitedPerInterval(double intervalS) {
    controller.start(NREL_5MW, reading(80, 0), intervalS);
    double before = controller.command(reading(80, 0)).generatorTorqueNm();
    double after = controller.command(reading(2000, 0)).generatorTorqueNm();
    assertEquals(before + 15_000 * intervalS, after, 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.1})
  void speedFilter_hasAQuarterOfAHertz(double intervalS) {
    controller.start(NREL_5MW, reading(100, 0), intervalS);
    controller.command(reading(100, 0));
    double torqueNm = 0;
    for (int i = 0; i < Math.round(1 / intervalS); i++) {
      torqueNm = controller.command(reading(101, 0)).generatorTorqueNm();
    }
    double filtered = 101 - Math.exp(-1.570796);
    assertEquals(2.332287 * filtered * filtered, torqueNm, 1e-3);
  }

  @Test
  void ratedSpeed_leavesThePitchWhereItIs() {
    assertEquals(0.2, firstCommand(REFERENCE, 0.2).pitchRad().first(), 1e-12);
  }

  @Test
  void firstPitchStep_isThatOfTheScheduledGains() {
    double pitch = 0.2;
    double error = 0.1;
    double factor = 1 / (1 + pitch / 0.1099965);
    double filtered = error;
    double expected = pitch + factor * (0.01882681 * filtered + 0.008068634 * 0.05 * filtered);
    assertEquals(expected, firstCommand(REFERENCE + error, pitch).pitchRad().second(), 1e-9);
  }

  @Test
  void pitchRate_isLimitedAgainstTheMeasuredPitch() {
    controller.start(NREL_5MW, reading(REFERENCE, 0.1), 0.1);
    double most = 0.1396263 * 0.1;
    assertEquals(0.1 + most, controller.command(reading(300, 0.1)).pitchRad().first(), 1e-12);
    assertEquals(
        0.1 + most,
        controller.command(reading(300, 0.1)).pitchRad().first(),
        1e-12,
        "a blade that does not move is not asked for more");
  }

  @Test
  void longCalm_doesNotWindUpTheIntegral() {
    controller.start(NREL_5MW, reading(100, 0), 0.05);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(0, controller.command(reading(100, 0)).pitchRad().first());
    }
    double pitch = 0;
    for (int i = 0; i < 100; i++) {
      pitch = controller.command(reading(REFERENCE + 2, pitch)).pitchRad().first();
    }
    assertTrue(pitch > Math.toRadians(2), "after 5 s of overspeed at " + Math.toDegrees(pitch));
  }

  @Test
  void start_forgetsThePast() {
    TurbineCommand fresh = firstCommand(118, 0.01);
    for (int i = 0; i < 100; i++) {
      controller.command(reading(150, 0.3));
    }
    assertEquals(fresh, firstCommand(118, 0.01));
  }
}
