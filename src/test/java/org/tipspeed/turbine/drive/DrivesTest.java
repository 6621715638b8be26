package org.tipspeed.turbine.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DrivesTest {

  private static final double STEP_S = 0.05;
  private static final PitchDrive.Actuator PITCH =
      new PitchDrive.Actuator(2 * Math.PI * 5.64, 0.69, Math.toRadians(8), 0, Math.PI / 2);
  private static final TorqueDrive.Actuator TORQUE =
      new TorqueDrive.Actuator(0.05, 15_000, 47_402.91);

  private static PitchDrive pitchAt(double pitchRad) {
    PitchDrive drive = new PitchDrive(PITCH, STEP_S);
    drive.settle(pitchRad);
    return drive;
  }

  private static TorqueDrive torqueAt(double torqueNm) {
    TorqueDrive drive = new TorqueDrive(TORQUE, STEP_S);
    drive.settle(torqueNm);
    return drive;
  }

  @Test
  void lag_inTwoHalfSteps_isTheSameAsInOne() {
    SecondOrderLag whole = new SecondOrderLag(7, 0.6, 0.1);
    SecondOrderLag half = new SecondOrderLag(7, 0.6, 0.05);
    whole.settle(1);
    half.settle(1);
    for (int i = 0; i < 5; i++) {
      whole.follow(3);
      half.follow(3);
      half.follow(3);
      assertEquals(whole.value(), half.value(), 1e-12);
    }
  }

  @Test
  void lag_obeysItsEquation() {
    double stepS = 1e-4;
    SecondOrderLag lag = new SecondOrderLag(7, 0.6, stepS);
    lag.settle(0);
    double value = 0;
    double rate = 0;
    for (int i = 0; i < 5_000; i++) {
      lag.follow(1);
      rate += stepS * (49 * (1 - value) - 2 * 0.6 * 7 * rate);
      value += stepS * rate;
    }
    assertEquals(value, lag.value(), 1e-3);
  }

  @Test
  void pitch_slewsAtItsLimitAndArrivesWithoutOvershoot() {
    PitchDrive drive = pitchAt(0);
    for (int i = 1; i <= 20; i++) {
      drive.advance(Math.toRadians(10));
      assertEquals(Math.toRadians(0.4 * i), drive.pitchRad(), 1e-9);
    }
    double highest = 0;
    for (int i = 0; i < 40; i++) {
      drive.advance(Math.toRadians(10));
      highest = Math.max(highest, drive.pitchRad());
    }
    assertEquals(10, Math.toDegrees(drive.pitchRad()), 1e-3);
    assertTrue(Math.toDegrees(highest) < 10.2, "overshoot to " + Math.toDegrees(highest));
  }

  @Test
  void pitch_staysWithinItsTravel() {
    PitchDrive drive = pitchAt(0.01);
    for (int i = 0; i < 100; i++) {
      drive.advance(-1);
      assertTrue(drive.pitchRad() >= 0);
    }
    assertEquals(0, drive.pitchRad(), 1e-9);
    for (int i = 0; i < 400; i++) {
      drive.advance(5);
      assertTrue(drive.pitchRad() <= Math.PI / 2);
    }
    assertEquals(Math.PI / 2, drive.pitchRad(), 1e-9);
  }

  @Test
  void pitchWithinAStep_runsFromBeforeToAfter() {
    PitchDrive drive = pitchAt(0);
    drive.advance(1);
    assertEquals(0, drive.pitchRadWithin(0));
    assertEquals(drive.pitchRad() / 2, drive.pitchRadWithin(0.5), 1e-12);
    assertEquals(drive.pitchRad(), drive.pitchRadWithin(1));
  }

  @Test
  void torque_lagsByItsTimeConstant() {
    TorqueDrive drive = torqueAt(40_000);
    drive.advance(40_100);
    assertEquals(40_000 + 100 * (1 - Math.exp(-1)), drive.torqueNm(), 1e-6);
  }

  @Test
  void torque_keepsItsRateAndItsLimits() {
    TorqueDrive drive = torqueAt(0);
    drive.advance(1e9);
    assertEquals(15_000 * STEP_S, drive.torqueNm(), 1e-9);
    for (int i = 0; i < 200; i++) {
      drive.advance(1e9);
    }
    assertEquals(47_402.91, drive.torqueNm(), 1e-3);
    for (int i = 0; i < 400; i++) {
      drive.advance(-1e9);
    }
    assertEquals(-47_402.91, drive.torqueNm(), 1e-3);
  }
}
