package org.tipspeed.control;

/**
 * Records of the exchange array of Bladed-style controllers, counted from 1 as in Bladed's manual.
 */
final class DisconRecord {

  static final int STATUS = 1;
  static final int TIME = 2;
  static final int INTERVAL = 3;
  static final int FINE_PITCH = 5;
  static final int MIN_PITCH = 6;
  static final int MAX_PITCH = 7;
  static final int MIN_PITCH_RATE = 8;
  static final int MAX_PITCH_RATE = 9;
  static final int DEMANDED_POWER = 13;
  static final int SHAFT_POWER = 14;
  static final int ELECTRICAL_POWER = 15;
  static final int MIN_GENERATOR_SPEED = 17;
  static final int OPTIMAL_MODE_MAX_SPEED = 18;
  static final int RATED_GENERATOR_SPEED = 19;
  static final int GENERATOR_SPEED = 20;
  static final int ROTOR_SPEED = 21;
  static final int RATED_TORQUE = 22;
  static final int GENERATOR_TORQUE = 23;
  static final int HUB_WIND = 27;
  static final int PITCH_CONTROL = 28;
  static final int ROOT_OUT_OF_PLANE = 30;
  static final int CONTACTOR = 35;
  static final int BRAKE = 36;
  static final int DEMANDED_PITCH = 42;
  static final int DEMANDED_COLLECTIVE_PITCH = 45;
  static final int DEMANDED_TORQUE = 47;
  static final int DEMANDED_YAW_RATE = 48;
  static final int MESSAGE_SIZE = 49;
  static final int INPUT_FILE_SIZE = 50;
  static final int OUTPUT_NAME_SIZE = 51;
  static final int ACCELERATION_FA = 53;
  static final int ACCELERATION_SS = 54;
  static final int PITCH_OVERRIDE = 55;
  static final int TORQUE_OVERRIDE = 56;
  static final int AZIMUTH = 60;
  static final int BLADES = 61;
  static final int LOG_MOST = 62;
  static final int LOG_START = 63;
  static final int LOG_NAMES_SIZE = 64;
  static final int PLATFORM_START = 66;
  static final int ROOT_IN_PLANE = 69;
  static final int MEAN_WIND = 96;
  static final int SHAFT_TORQUE = 109;
  static final int SIZE = 129;

  private static final int[] PITCH = {4, 33, 34};

  private DisconRecord() {}

  /**
   * @param blade 0, 1 or 2
   */
  static int pitch(int blade) {
    return PITCH[blade];
  }
}
