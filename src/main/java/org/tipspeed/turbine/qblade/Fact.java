package org.tipspeed.turbine.qblade;

/** Numbers that answers carry; yes is 1 and no is 0. */
enum Fact {
  /** Ordinal of {@link Generation}. */
  GENERATION,
  LOAD_S,
  VISIBLE_BEFORE_RESET,
  RESET_S,
  STEP_MS,
  OPERATION_VALUES,
  /** Every step that went well was answered by 1. */
  ANSWERS_SUCCESS,
  /** A step that failed was answered by 0. */
  ANSWERS_FAILURE,
  /** Index of the name of the thrust, -1 for none. */
  THRUST_NAME,
  /** 1 if the commanded torque acts on the low-speed shaft. */
  LOW_SPEED_SHAFT,
  POWER_UNIT_W,
  EFFICIENCY,
  PITCH_SIGN,
  PITCH_LAG_STEPS,
  SHIFT_PER_WIDTH,
  SHIFT_LENGTH_M,
  SHIFT_TIME_S,
  MEMORY_PER_RESET_MB,
  /** Low 32 bits of a digest of a trace. */
  TRACE
}
