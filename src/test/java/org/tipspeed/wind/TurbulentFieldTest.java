package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurbulentFieldTest {

  private static final Site SITE = new Site(90, 126);

  private final double[] uvw = new double[3];

  @Test
  void betweenPoints_velocityIsLinearInTimeAndSpace() {
    WindField field = new TurbulentField(Boxes.linear(false), SITE, 0);
    // Half the width of 200 m at 10 m/s: the plane of 10 s meets the rotor at the start.
    assertVelocity(field, 0, 0, 0, 120, 10 + 0.1 + 0.01, 1, 1);
    assertVelocity(field, 1.25, 0, 50, 95, 11.25 + 0.075 + 0.015, 1.5, 0.75);
  }

  @Test
  void downwind_theSamePlanePassesLater() {
    WindField field = new TurbulentField(Boxes.linear(true), SITE, 0);
    field.velocityAt(1, -20, 0, 90, uvw);
    double upwindNow = uvw[0];
    field.velocityAt(1 + 4, 20, 0, 90, uvw);
    assertEquals(upwindNow, uvw[0], 1e-9);
  }

  @Test
  void lateralColumnsRunFromRightToLeft() {
    WindField field = new TurbulentField(Boxes.linear(false), SITE, 0);
    assertVelocity(field, 0, 0, -100, 20, 10, 0, 0);
    assertVelocity(field, 0, 0, 100, 20, 10.02, 2, 0);
  }

  @Test
  void boxThatEnds_refusesWhatItDoesNotHold() {
    // 19 s less half the width (10 s) and a rotor radius (6.3 s)
    WindField field = new TurbulentField(Boxes.linear(false), SITE, 0);
    assertEquals(2.7, field.durationS(), 1e-9);
    field.velocityAt(2.7, -63, 0, 90, uvw);
    assertRefused(field, 2.71, 0, 0, 90, "from 0 to 2.7");
    assertRefused(field, -0.1, 0, 0, 90, "not at -0.1 s");
    assertRefused(field, 0, 120, 0, 90, "does not reach");
    assertRefused(field, Double.NaN, 0, 0, 90, "not at NaN");
    assertRefused(field, 0, Double.NaN, 0, 90, "does not reach");
  }

  @Test
  void outsideTheGrid_isRefused() {
    WindField field = new TurbulentField(Boxes.linear(true), SITE, 0);
    assertRefused(field, 0, 0, 100.1, 90, "no wind at y 100.1 m");
    assertRefused(field, 0, 0, -101, 90, "no wind");
    assertRefused(field, 0, 0, 0, 220.1, "from 20.0 to 220.0");
    assertRefused(field, 0, 0, 0, 19, "z 19.0 m");
    assertRefused(field, 0, 0, Double.NaN, 90, "no wind");
    assertRefused(field, 0, 0, 0, Double.NaN, "no wind");
  }

  @Test
  void periodicBox_wrapsFromTheLastPlaneToTheFirst() {
    WindField field = new TurbulentField(Boxes.linear(true), SITE, 0);
    assertEquals(Double.POSITIVE_INFINITY, field.durationS());
    assertVelocity(field, 19, 0, -100, 20, 19, 0, 0);
    assertVelocity(field, 19.5, 0, -100, 20, 9.5, 0, 0);
    assertVelocity(field, 20_003, 0, -100, 20, 3, 0, 0);
    assertVelocity(field, 0, 10, -100, 20, 19, 0, 0);
  }

  @Test
  void offset_startsLaterInTheBox() {
    TurbulentField field = new TurbulentField(Boxes.linear(false), SITE, 1.5);
    assertEquals(1.2, field.durationS(), 1e-9);
    assertVelocity(field, 0, 0, -100, 20, 11.5, 0, 0);
    WindException refusal =
        assertThrows(WindException.class, () -> new TurbulentField(Boxes.linear(false), SITE, 2.8));
    assertTrue(refusal.getMessage().contains("nothing is left"), refusal.getMessage());
  }

  @Test
  void towerPoints_serveBelowTheGridDownToTheGround() {
    WindField field = new TurbulentField(Boxes.withTower(), new Site(70, 20), 0);
    assertVelocity(field, 0, 0, 0, 50, 11, 11, 11);
    assertVelocity(field, 0, 0, 0, 20, 8, 8, 8);
    assertVelocity(field, 0.5, 0, 30, 10, 4, 4, 4);
    assertVelocity(field, 0, 0, 0, 0, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100,201", "80,140", "160,130"})
  void gridSmallerThanTheRotor_isRefusedWhenOpened(String hubAndDiameter) {
    String[] numbers = hubAndDiameter.split(",");
    Site site = new Site(Double.parseDouble(numbers[0]) + 5, Double.parseDouble(numbers[1]));
    WindException refusal =
        assertThrows(WindException.class, () -> new TurbulentField(Boxes.linear(true), site, 0));
    assertTrue(refusal.getMessage().contains("smaller than the rotor"), refusal.getMessage());
  }

  @Test
  void sampling_allocatesNothing() {
    WindField field = new TurbulentField(Boxes.linear(true), SITE, 0);
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    sampleManyTimes(field);
    long before = threads.getCurrentThreadAllocatedBytes();
    sampleManyTimes(field);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 10_000, allocated + " bytes for 10,000 samples");
  }

  private void sampleManyTimes(WindField field) {
    for (int i = 0; i < 10_000; i++) {
      field.velocityAt(0.01 * i, 1, i % 60, 60 + i % 30, uvw);
    }
  }

  private void assertVelocity(
      WindField field, double t, double x, double y, double z, double u, double v, double w) {
    field.velocityAt(t, x, y, z, uvw);
    assertArrayEquals(new double[] {u, v, w}, uvw, 1e-5);
  }

  private void assertRefused(
      WindField field, double t, double x, double y, double z, String sentence) {
    WindException refusal =
        assertThrows(WindException.class, () -> field.velocityAt(t, x, y, z, uvw));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }
}
