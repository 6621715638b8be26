package org.tipspeed.turbine;

import org.tipspeed.quantity.Unit;

/**
 * The quantities a turbine can report. Inside the program they are in SI units and radians; the
 * column name ends in the unit used in files and reports.
 *
 * <p>Signs are those of OpenFAST: x downwind, y to the left looking downwind, z up. Tower-top
 * displacement and acceleration are positive downwind (FA) and to the left (SS). Tower-base moments
 * are those of the loads about y (FA: thrust is positive) and about x (SS: the roll of a turning
 * rotor's generator torque is positive, and a force to the left is negative), OpenFAST's TwrBsMyt
 * and TwrBsMxt. Every simulator reports them so.
 */
public enum Channel {
  TIME("time_s", Unit.S),
  HUB_WIND("wind_hub_mps", Unit.M_PER_S),
  ROTOR_SPEED("rotor_speed_rpm", Unit.RPM),
  GENERATOR_SPEED("gen_speed_rpm", Unit.RPM),
  AZIMUTH("azimuth_deg", Unit.DEG),
  PITCH_1("blade_pitch_deg", Unit.DEG),
  PITCH_2("blade2_pitch_deg", Unit.DEG),
  PITCH_3("blade3_pitch_deg", Unit.DEG),
  GENERATOR_TORQUE("gen_torque_kNm", Unit.KNM),
  ELECTRICAL_POWER("gen_power_kW", Unit.KW),
  AERO_THRUST("aero_thrust_kN", Unit.KN),
  TOWER_TOP_DISPLACEMENT_FA("tower_top_fa_disp_m", Unit.M),
  TOWER_TOP_DISPLACEMENT_SS("tower_top_ss_disp_m", Unit.M),
  TOWER_TOP_ACCELERATION_FA("tower_top_fa_acc_mps2", Unit.M_PER_S2),
  TOWER_TOP_ACCELERATION_SS("tower_top_ss_acc_mps2", Unit.M_PER_S2),
  TOWER_BASE_MOMENT_FA("tower_base_fa_moment_kNm", Unit.KNM),
  TOWER_BASE_MOMENT_SS("tower_base_ss_moment_kNm", Unit.KNM),
  ROOT_OOP_MOMENT_1("blade1_root_oop_moment_kNm", Unit.KNM),
  ROOT_OOP_MOMENT_2("blade2_root_oop_moment_kNm", Unit.KNM),
  ROOT_OOP_MOMENT_3("blade3_root_oop_moment_kNm", Unit.KNM),
  ROOT_IP_MOMENT_1("blade1_root_ip_moment_kNm", Unit.KNM),
  ROOT_IP_MOMENT_2("blade2_root_ip_moment_kNm", Unit.KNM),
  ROOT_IP_MOMENT_3("blade3_root_ip_moment_kNm", Unit.KNM);

  private final String columnName;
  private final Unit unit;

  Channel(String columnName, Unit unit) {
    this.columnName = columnName;
    this.unit = unit;
  }

  /** Header of this quantity in files, ending in its unit. */
  public String columnName() {
    return columnName;
  }

  /** An SI value in the unit of {@link #columnName()}. */
  public double toColumn(double siValue) {
    return unit.fromSi(siValue);
  }
}
