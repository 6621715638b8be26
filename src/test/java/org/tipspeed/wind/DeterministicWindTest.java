package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterministicWindTest {

  private static final Site SITE = new Site(90, 126);

  private final double[] uvw = new double[3];

  @Test
  void steady_isTheSameEverywhereAndForEver() {
    WindField field = open("steady:12");
    assertEquals(Double.POSITIVE_INFINITY, field.durationS());
    assertEquals(12, field.meanSpeedMps());
    assertVelocity(field, 1e6, -5, 63, 150, 12, 0, 0);
    assertVelocity(field, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void steadyShear_followsThePowerLaw() {
    WindField field = open("steady:10,shear=0.2");
    assertVelocity(field, 0, 0, 0, 90, 10, 0, 0);
    assertVelocity(field, 0, 0, 0, 45, 10 * Math.pow(0.5, 0.2), 0, 0);
  }

  @Test
  void steadyDirection_positiveMakesLateralNegative() {
    double rad = Math.toRadians(30);
    assertVelocity(
        open("steady:10,direction=30"), 0, 0, 0, 90, 10 * Math.cos(rad), -10 * Math.sin(rad), 0);
  }

  @Test
  void steadyVeer_turnsTheGivenAngleOverOneDiameter() {
    WindField field = open("steady:10,veer=20");
    double rad = Math.toRadians(10);
    assertVelocity(field, 0, 0, 0, 90, 10, 0, 0);
    assertVelocity(field, 0, 0, 0, 153, 10 * Math.cos(rad), -10 * Math.sin(rad), 0);
    assertVelocity(field, 0, 0, 0, 27, 10 * Math.cos(rad), 10 * Math.sin(rad), 0);
  }

  @Test
  void steadyUpflow_inclinesTheFlow() {
    double rad = Math.toRadians(8);
    assertVelocity(
        open("steady:10,upflow=8"), 0, 0, 0, 90, 10 * Math.cos(rad), 0, 10 * Math.sin(rad));
  }

  @ParameterizedTest
  @CsvSource({"0,8", "59.999,8", "60,10", "119.9,10", "120,12", "179,12", "180,12", "1e5,12"})
  void step_holdsEachSpeedForItsPeriodAndTheLastForEver(double time, double speed) {
    assertVelocity(open("step:8-10-12@60"), time, 0, 0, 90, speed, 0, 0);
    assertEquals(10, open("step:8-10-12@60").meanSpeedMps(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0,5", "30,5", "130,12.5", "230,20", "1e5,20"})
  void ramp_risesLinearlyAfterItsStart(double time, double speed) {
    assertVelocity(open("ramp:5-20@200,start=30"), time, 0, 0, 90, speed, 0, 0);
  }

  /**
   * Class I, category B, 126 m rotor at 90 m; computed independently from the standard's formula.
   */
  @ParameterizedTest
  @CsvSource({
    "8, 4.1225, 3.0506, -0.9438",
    "11.4, 5.0287, 3.7212, -1.1513",
    "18, 6.7878, 5.0230, -1.5540",
    "25, 8.6536, 6.4037, -1.9811"
  })
  void operatingGust_followsTheStandard(double speed, double gust, double peak, double atTwo) {
    WindField field = open("eog:" + speed);
    assertVelocity(field, 59, 0, 0, 90, speed, 0, 0);
    assertVelocity(field, 60, 0, 0, 90, speed, 0, 0);
    assertSpeed(field, 62, speed + atTwo);
    assertSpeed(field, 60 + 10.5 / 2, speed + peak);
    assertSpeed(field, 60 + 2.4576, speed - 0.26806 * gust);
    assertSpeed(field, 60 + 10.5 - 2.4576, speed - 0.26806 * gust);
    assertVelocity(field, 70.5, 0, 0, 90, speed, 0, 0);
    assertVelocity(field, 600, 0, 0, 90, speed, 0, 0);
    assertEquals(speed, field.meanSpeedMps());
  }

  /** The same turbine. */
  @ParameterizedTest
  @CsvSource({"8, 35.501", "11.4, 30.455", "18, 26.076", "25, 23.952"})
  void directionChange_followsTheStandardAndStays(double speed, double degrees) {
    WindField field = open("edc:" + speed);
    assertDirection(field, 60, speed, 0);
    assertDirection(field, 63, speed, degrees / 2);
    assertDirection(field, 66, speed, degrees);
    assertDirection(field, 600, speed, degrees);
    assertDirection(open("edc:" + speed + ",sign=negative,start=5"), 11, speed, -degrees);
  }

  @ParameterizedTest
  @CsvSource({"3, 180", "8, 90", "11.4, 63.158", "18, 40", "25, 28.8"})
  void coherentGust_raisesSpeedAndTurnsTogether(double speed, double degrees) {
    WindField field = open("ecd:" + speed);
    assertDirection(field, 60, speed, 0);
    assertDirection(field, 65, speed + 7.5, degrees / 2);
    assertDirection(field, 70, speed + 15, degrees);
    assertDirection(field, 600, speed + 15, degrees);
    assertDirection(open("ecd:" + speed + ",sign=negative"), 600, speed + 15, -degrees);
  }

  @ParameterizedTest
  @CsvSource({
    "8, 5.2357, 1.3089",
    "11.4, 5.8371, 1.0241",
    "18, 7.0046, 0.7783",
    "25, 8.2427, 0.6594"
  })
  void windShear_addsTwiceItsAmplitudeOverTheRotor(
      double speed, double amplitude, double linearShear) {
    assertEquals(linearShear, 2 * amplitude / speed, 1e-4);
    WindField vertical = open("ews:" + speed + ",shear=0");
    assertSpeedAt(vertical, 66, 0, 153, speed + amplitude);
    assertSpeedAt(vertical, 66, 0, 27, speed - amplitude);
    assertSpeedAt(vertical, 66, 63, 90, speed);
    assertSpeedAt(vertical, 63, 0, 153, speed + amplitude / 2);
    assertSpeedAt(vertical, 72, 0, 153, speed);
    WindField horizontal = open("ews:" + speed + ",shear=0,axis=horizontal,sign=negative");
    assertSpeedAt(horizontal, 66, 63, 90, speed - amplitude);
    assertSpeedAt(horizontal, 66, -63, 90, speed + amplitude);
    assertSpeedAt(horizontal, 66, 0, 153, speed);
  }

  @ParameterizedTest
  @CsvSource({"ewm:50,70", "ewm:1,56", "'ewm:50,class=IIA',59.5", "'ewm:1,class=IIIC',42"})
  void extremeSpeed_isThatOfTheClass(String spec, double speed) {
    assertVelocity(open(spec), 10, 0, 0, 90, speed, 0, 0);
    assertVelocity(open(spec), 10, 0, 0, 45, speed * Math.pow(0.5, 0.11), 0, 0);
  }

  @Test
  void normalProfile_isSteadyWithTheStandardsShear() {
    assertVelocity(open("nwp:10"), 99, 3, 2, 45, 10 * Math.pow(0.5, 0.2), 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "B,8,1.6240,2.8000",
    "B,11.4,1.9810,3.0742",
    "B,18,2.6740,3.6064",
    "B,25,3.4090,4.1709",
    "IB,10,1.834,2.96128"
  })
  void standardDeviations_areTheStandards(
      String text, double speed, double normal, double extreme) {
    IecClass iec =
        IecClass.of(
            new WindOptions(WindCases.parse("ntm:12,class=" + text), WindKinds.named("ntm")));
    assertEquals(normal, iec.normalSigmaMps(speed), 1e-4);
    assertEquals(extreme, iec.extremeSigmaMps(speed), 1e-4);
  }

  @Test
  void impossibleTime_isRefused() {
    WindField field = open("steady:12");
    assertThrows(WindException.class, () -> field.velocityAt(-1, 0, 0, 90, uvw));
    assertThrows(WindException.class, () -> field.velocityAt(Double.NaN, 0, 0, 90, uvw));
    assertThrows(WindException.class, () -> field.velocityAt(1, 0, 0, Double.NaN, uvw));
  }

  private static WindField open(String spec) {
    return WindFields.open(WindCases.parse(spec), SITE);
  }

  private void assertDirection(WindField field, double t, double speed, double degrees) {
    double rad = Math.toRadians(degrees);
    field.velocityAt(t, 0, 0, 90, uvw);
    assertEquals(speed * Math.cos(rad), uvw[0], 2e-3);
    assertEquals(-speed * Math.sin(rad), uvw[1], 2e-3);
  }

  private void assertSpeedAt(WindField field, double t, double y, double z, double speed) {
    field.velocityAt(t, 0, y, z, uvw);
    assertEquals(speed, uvw[0], 2e-4);
  }

  private void assertSpeed(WindField field, double t, double speed) {
    field.velocityAt(t, 0, 0, 90, uvw);
    assertEquals(speed, uvw[0], 2e-4);
  }

  private void assertVelocity(
      WindField field, double t, double x, double y, double z, double u, double v, double w) {
    field.velocityAt(t, x, y, z, uvw);
    assertArrayEquals(new double[] {u, v, w}, uvw, 1e-9);
  }
}
