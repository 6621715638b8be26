package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

class SignalTest {

  private static final TurbineDescription TURBINE = new FakeTurbine().description();

  private static final TurbineReading BEFORE =
      TurbineReading.builder().set(Channel.TIME, 19.9).set(Channel.ROTOR_SPEED, 1.24).build();

  /** No two channels alike, so that none can stand for another. */
  private static final TurbineReading NOW =
      TurbineReading.builder()
          .set(Channel.TIME, 20)
          .set(Channel.HUB_WIND, 12.5)
          .set(Channel.ROTOR_SPEED, 1.25)
          .set(Channel.GENERATOR_SPEED, 121)
          .set(Channel.AZIMUTH, Math.PI / 3)
          .set(Channel.PITCH_1, Math.PI / 18)
          .set(Channel.PITCH_2, Math.PI / 12)
          .set(Channel.PITCH_3, Math.PI / 9)
          .set(Channel.GENERATOR_TORQUE, 40_000)
          .set(Channel.ELECTRICAL_POWER, 4.72e6)
          .set(Channel.AERO_THRUST, 510e3)
          .set(Channel.TOWER_TOP_DISPLACEMENT_FA, 0.4)
          .set(Channel.TOWER_TOP_DISPLACEMENT_SS, -0.1)
          .set(Channel.TOWER_TOP_ACCELERATION_FA, 0.7)
          .set(Channel.TOWER_TOP_ACCELERATION_SS, 0.2)
          .set(Channel.TOWER_BASE_MOMENT_FA, 52e6)
          .set(Channel.TOWER_BASE_MOMENT_SS, -3e6)
          .set(Channel.ROOT_OOP_MOMENT_1, 6e6)
          .set(Channel.ROOT_OOP_MOMENT_2, 7e6)
          .set(Channel.ROOT_OOP_MOMENT_3, 11e6)
          .set(Channel.ROOT_IP_MOMENT_1, 1e6)
          .set(Channel.ROOT_IP_MOMENT_2, 2e6)
          .set(Channel.ROOT_IP_MOMENT_3, -5e6)
          .build();

  private static final PerBlade COMMANDED =
      new PerBlade(Math.toRadians(4), Math.toRadians(5), Math.toRadians(9));

  /**
   * Worked out by hand from the readings above and the fake turbine: gear ratio 97, efficiency
   * 0.944, radius 63 m, 5 and 43 kN m scheduled at 0.8 and 1.267 rad/s.
   */
  private static final Map<String, Double> BY_HAND =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("time_s", 20.0),
              Map.entry("wind_hub_mps", 12.5),
              Map.entry("rotor_speed_rpm", 11.93662073),
              Map.entry("gen_speed_rpm", 1155.46488685),
              Map.entry("azimuth_deg", 60.0),
              Map.entry("blade_pitch_deg", 10.0),
              Map.entry("blade2_pitch_deg", 15.0),
              Map.entry("blade3_pitch_deg", 20.0),
              Map.entry("gen_torque_kNm", 40.0),
              Map.entry("gen_power_kW", 4720.0),
              Map.entry("aero_thrust_kN", 510.0),
              Map.entry("tower_top_fa_disp_m", 0.4),
              Map.entry("tower_top_ss_disp_m", -0.1),
              Map.entry("tower_top_fa_acc_mps2", 0.7),
              Map.entry("tower_top_ss_acc_mps2", 0.2),
              Map.entry("tower_base_fa_moment_kNm", 52_000.0),
              Map.entry("tower_base_ss_moment_kNm", -3_000.0),
              Map.entry("blade1_root_oop_moment_kNm", 6_000.0),
              Map.entry("blade2_root_oop_moment_kNm", 7_000.0),
              Map.entry("blade3_root_oop_moment_kNm", 11_000.0),
              Map.entry("blade1_root_ip_moment_kNm", 1_000.0),
              Map.entry("blade2_root_ip_moment_kNm", 2_000.0),
              Map.entry("blade3_root_ip_moment_kNm", -5_000.0),
              Map.entry("pitch_command_deg", 6.0),
              Map.entry("torque_command_kNm", 41.0),
              // 41 less 5 + 38 * (1.25 - 0.8) / 0.467
              Map.entry("torque_off_schedule_kNm", -0.61670236),
              // 4720 / 0.944 + 4e4 / 2 * (1.25^2 - 1.24^2) / 0.1
              Map.entry("captured_power_kW", 9_980.0),
              // 5e6 W / 40 kN m / 97 = 1.28866 rad/s, less 0.02 * 1.267, in rpm
              Map.entry("checked_rotor_speed_rpm", 12.06381539),
              // 1.25 * 63 / 12.5
              Map.entry("tip_speed_ratio", 6.3),
              Map.entry("mean_root_oop_moment_kNm", 8_000.0),
              Map.entry("pitch_action", 0.25),
              Map.entry("torque_action", -0.5)));

  @Test
  void everySignal_isWhatIsWorkedOutByHand() {
    ControlStep step =
        new ControlStep(
            TURBINE,
            BEFORE,
            NOW,
            new TurbineCommand(41_000, COMMANDED, 0),
            new float[] {0.25f, -0.5f},
            4e7);
    assertEquals(BY_HAND.keySet(), new TreeSet<>(Signal.ALL.keySet()));
    BY_HAND.forEach(
        (name, expected) -> assertEquals(expected, Signal.ALL.get(name).at(step), 1e-7, name));
  }

  @Test
  void everyChannel_isASignalOfItsName() {
    Arrays.stream(Channel.values())
        .forEach(
            channel ->
                assertEquals(
                    channel.toColumn(NOW.get(channel)), value(channel.columnName(), NOW), 0));
  }

  @Test
  void capturedPower_beforeAnyTimeHasPassed_isTheGeneratorsWithItsLosses() {
    assertEquals(5_000, value("captured_power_kW", NOW), 1e-9);
  }

  @Test
  void torqueOffSchedule_belowTheSchedule_isFromItsFirstTorque() {
    TurbineReading slow = NOW.toBuilder().set(Channel.ROTOR_SPEED, 0.5).build();
    assertEquals(-5, value("torque_off_schedule_kNm", slow), 1e-9);
  }

  private static double tipSpeedRatio(double rotorSpeedRadPerS, double windMps) {
    TurbineReading reading =
        TurbineReading.builder()
            .set(Channel.ROTOR_SPEED, rotorSpeedRadPerS)
            .set(Channel.HUB_WIND, windMps)
            .build();
    return value("tip_speed_ratio", reading);
  }

  private static double value(String signal, TurbineReading reading) {
    TurbineCommand command = TurbineCommand.collective(0, 0);
    return Signal.ALL
        .get(signal)
        .at(new ControlStep(TURBINE, reading, reading, command, new float[2], 1));
  }

  /** Ratios are to rated. */
  private static double checkedSpeedRatio(double measured, double real, double torque) {
    double torqueNm = torque * TURBINE.ratedGeneratorTorqueNm();
    double generatorRadPerS = real * TURBINE.ratedGeneratorSpeedRadPerS();
    TurbineReading reading =
        TurbineReading.builder()
            .set(Channel.ROTOR_SPEED, measured * TURBINE.ratedRotorSpeedRadPerS())
            .set(Channel.GENERATOR_TORQUE, torqueNm)
            .set(
                Channel.ELECTRICAL_POWER,
                torqueNm * generatorRadPerS * TURBINE.generatorEfficiency())
            .build();
    return value("checked_rotor_speed_rpm", reading)
        / Channel.ROTOR_SPEED.toColumn(TURBINE.ratedRotorSpeedRadPerS());
  }

  @Test
  void checkedRotorSpeed_whereThePowerAgrees_isTheMeasuredOne() {
    assertEquals(1, checkedSpeedRatio(1, 1.015, 1), 1e-12);
  }

  @Test
  void checkedRotorSpeed_withASensorStuckWhileTheRotorRunsAway_followsThePower() {
    assertEquals(1.10 - 0.02, checkedSpeedRatio(1, 1.10, 0.9), 1e-12);
  }

  @Test
  void checkedRotorSpeed_withASensorThatReadsTooMuch_believesIt() {
    assertEquals(1.2, checkedSpeedRatio(1.2, 1, 1), 1e-12);
  }

  @Test
  void checkedRotorSpeed_withHardlyAnyTorque_isTheMeasuredOne() {
    assertEquals(0.5, checkedSpeedRatio(0.5, 0.9, 0.199), 1e-12);
    assertEquals(0.9 - 0.02, checkedSpeedRatio(0.5, 0.9, 0.2), 1e-12);
  }

  @Test
  void tipSpeedRatio_isTheBladeTipsSpeedOverTheWinds() {
    double radiusM = TURBINE.site().rotorDiameterM() / 2;
    assertEquals(1.2 * radiusM / 10, tipSpeedRatio(1.2, 10), 1e-12);
  }

  @Test
  void tipSpeedRatio_inACalm_staysFinite() {
    double radiusM = TURBINE.site().rotorDiameterM() / 2;
    assertEquals(0.6 * radiusM / 2, tipSpeedRatio(0.6, 0), 1e-12);
  }
}
