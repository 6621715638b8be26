package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.DoubleSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.wind.WindField;

class BladeWindTest {

  private static final MockParameters TURBINE = MockParameters.of(MockSettings.DEFAULTS);
  private static final double HUB_M = TURBINE.site().hubHeightM();
  private static final double UP = 0;
  private static final double RIGHT = Math.PI / 2;
  private static final double LEFT = -Math.PI / 2;
  private static final double TILT = TURBINE.rotor().tiltRad();

  private final BladeWind blade = new BladeWind(TURBINE);

  /** Each component as a function of the place, at any time. */
  private interface Steady {
    double at(double y, double z);
  }

  private static WindField field(Steady u, Steady v, double w) {
    return new WindField() {
      @Override
      public void velocityAt(double timeS, double x, double y, double z, double[] uvw) {
        uvw[0] = u.at(y, z);
        uvw[1] = v.at(y, z);
        uvw[2] = w;
      }

      @Override
      public double durationS() {
        return Double.POSITIVE_INFINITY;
      }

      @Override
      public double meanSpeedMps() {
        return u.at(0, HUB_M);
      }
    };
  }

  private static WindField uniform(double u, double v, double w) {
    return field((y, z) -> u, (y, z) -> v, w);
  }

  /** What a wake that is skewed by the flow across the rotor takes, on average over the blade. */
  private double skew(double outwardsMps) {
    return TURBINE.inflow().wakeSkew()
        / TURBINE.site().rotorRadiusM()
        * blade.radiusM()
        * outwardsMps;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, -0.1, 0.2, 0.7})
  void nacelleThatTurnsWithTheWind_feelsNoDifference(double turnRad) {
    for (double azimuth = 0; azimuth < 6.3; azimuth += 0.35) {
      blade.sample(uniform(10, 1, 0.5), 0, azimuth, 0);
      double axial = blade.axialMps();
      double forMoment = blade.axialForMomentMps();
      double tangential = blade.tangentialMps();
      double cosine = Math.cos(turnRad);
      double sine = Math.sin(turnRad);
      WindField turned = uniform(10 * cosine - sine, 10 * sine + cosine, 0.5);
      blade.sample(turned, 0, azimuth, turnRad);
      assertEquals(axial, blade.axialMps(), 1e-12);
      assertEquals(forMoment, blade.axialForMomentMps(), 1e-12);
      assertEquals(tangential, blade.tangentialMps(), 1e-12);
    }
  }

  /** Turned anticlockwise, seen from above, the wind comes from the rotor's left. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.955336489, 0.295520207", "-0.3, 0.955336489, -0.295520207"})
  void yawedRotor_getsTheCosineAlongItsAxisAndTheSineFromItsSide(
      double yawRad, double cosine, double sine) {
    blade.sample(uniform(10, 0, 0), 0, UP, yawRad);
    double up = 10 * cosine * Math.sin(TILT);
    assertEquals(-10 * sine, blade.tangentialMps(), 1e-8);
    assertEquals(10 * cosine - skew(up), blade.axialMps(), 1e-8);
    blade.sample(uniform(10, 0, 0), 0, RIGHT, yawRad);
    assertEquals(up, blade.tangentialMps(), 1e-8);
    assertEquals(10 * cosine - skew(10 * sine), blade.axialMps(), 1e-8);
  }

  @Test
  void crosswindFromTheRight_pushesTheUpperBladeAgainstItsMotion() {
    blade.sample(uniform(0, 3, 0), 0, UP, 0);
    assertEquals(3, blade.tangentialMps(), 1e-12);
    blade.sample(uniform(0, 3, 0), 0, Math.PI, 0);
    assertEquals(-3, blade.tangentialMps(), 1e-12);
  }

  @Test
  void updraft_isAgainstTheBladeOnTheRightThatGoesDown() {
    blade.sample(uniform(0, 0, 2), 0, RIGHT, 0);
    assertEquals(2 * Math.cos(TILT), blade.tangentialMps(), 1e-12);
    blade.sample(uniform(0, 0, 2), 0, LEFT, 0);
    assertEquals(-2 * Math.cos(TILT), blade.tangentialMps(), 1e-12);
    assertEquals(0, blade.axialMps(), 1e-12);
    blade.sample(uniform(0, 0, 2), 0, UP, 0);
    assertEquals(-skew(2 * Math.cos(TILT)), blade.axialMps(), 1e-12);
  }

  @Test
  void windIsTaken_whereTheBladeIs() {
    WindField sheared = field((y, z) -> 10 + 0.01 * y + 0.02 * (z - HUB_M), (y, z) -> 0, 0);
    blade.sample(sheared, 0, LEFT, 0);
    assertEquals(10 + 0.01 * blade.radiusM(), blade.axialMps(), 1e-9);
    assertEquals(10 + 0.01 * blade.radiusForMomentM(), blade.axialForMomentMps(), 1e-9);
    blade.sample(sheared, 0, RIGHT, 0);
    assertEquals(10 - 0.01 * blade.radiusM(), blade.axialMps(), 1e-9);
  }

  @Test
  void yawedBlade_reachesLessFarToTheSide() {
    DoubleSummaryStatistics sampled = new DoubleSummaryStatistics();
    WindField watched =
        field(
            (y, z) -> {
              sampled.accept(y);
              return 10;
            },
            (y, z) -> 0,
            0);
    blade.sample(watched, 0, LEFT, Math.PI / 3);
    assertEquals(0.5 * blade.radiusM(), sampled.getAverage(), 1e-9);
    assertEquals(TURBINE.inflow().bladeStations(), sampled.getCount());
  }

  @Test
  void moment_isTakenFurtherOutThanThrust() {
    assertTrue(blade.radiusForMomentM() > blade.radiusM());
    assertTrue(blade.radiusForMomentM() < TURBINE.site().rotorRadiusM());
    assertTrue(blade.flapShareForMoment() > blade.flapShare());
    blade.sample(uniform(10, 0, 0), 0, Math.PI / 3, 0);
    assertEquals(0.5, blade.cosine(), 1e-12);
  }

  @Test
  void towerHoldsUpTheWind_ofTheLowerHalfOnly() {
    blade.sample(uniform(10, 0, 0), 0, Math.PI, 0);
    double before = blade.axialMps() - skew(10 * Math.sin(TILT));
    assertTrue(before < 9.9 && before > 8.5, "was " + before);
    TowerDam dam = new TowerDam(TURBINE);
    assertEquals(1, dam.passing(0, 0), 0);
    assertEquals(1, dam.passing(0, 40), 0);
    assertEquals(dam.passing(3, -30), dam.passing(-3, -30), 0);
  }
}
