package org.tipspeed.turbine.qblade;

/** The five doubles of {@code setControlVars_at_num}; the ordinal is the index (manual, SIL). */
enum ControlValue {
  /** [N m]; on which shaft, the library is asked. */
  TORQUE,
  /** Absolute, anticlockwise from above [deg]. */
  YAW,
  /** [deg] */
  PITCH_1,
  PITCH_2,
  PITCH_3
}
