package org.tipspeed.control;

/**
 * Records of the exchange array of Bladed-style controllers, counted from 1 as in Bladed's manual.
 */
public final class DisconRecord {

  public static final int STATUS = 1;
  public static final int TIME = 2;
  public static final int INTERVAL = 3;
  public static final int FINE_PITCH = 5;
  public static final int MIN_PITCH = 6;
  public static final int MAX_PITCH = 7;
  public static final int MIN_PITCH_RATE = 8;
  public static final int MAX_PITCH_RATE = 9;
  public static final int DEMANDED_POWER = 13;
  public static final int SHAFT_POWER = 14;
  public static final int ELECTRICAL_POWER = 15;
  public static final int MIN_GENERATOR_SPEED = 17;
  public static final int OPTIMAL_MODE_MAX_SPEED = 18;
  public static final int RATED_GENERATOR_SPEED = 19;
  public static final int GENERATOR_SPEED = 20;
  public static final int ROTOR_SPEED = 21;
  public static final int RATED_TORQUE = 22;
  public static final int GENERATOR_TORQUE = 23;
  public static final int HUB_WIND = 27;
  public static final int PITCH_CONTROL = 28;
  public static final int ROOT_OUT_OF_PLANE = 30;
  public static final int CONTACTOR = 35;
  public static final int BRAKE = 36;
  public static final int YAW_TORQUE = 41;
  public static final int DEMANDED_PITCH = 42;
  public static final int DEMANDED_COLLECTIVE_PITCH = 45;
  public static final int DEMANDED_PITCH_RATE = 46;
  public static final int DEMANDED_TORQUE = 47;
  public static final int DEMANDED_YAW_RATE = 48;
  public static final int MESSAGE_SIZE = 49;
  public static final int INPUT_FILE_SIZE = 50;
  public static final int OUTPUT_NAME_SIZE = 51;
  public static final int ACCELERATION_FA = 53;
  public static final int ACCELERATION_SS = 54;
  public static final int PITCH_OVERRIDE = 55;
  public static final int TORQUE_OVERRIDE = 56;
  public static final int AZIMUTH = 60;
  public static final int BLADES = 61;
  public static final int LOG_MOST = 62;
  public static final int LOG_START = 63;
  public static final int LOG_NAMES_SIZE = 64;
  public static final int LOG_COUNT = 65;
  public static final int PLATFORM_START = 66;
  public static final int ROOT_IN_PLANE = 69;
  public static final int START_UP_RESISTANCE = 72;
  public static final int LOADS_REQUEST = 79;
  public static final int SLIP_STATUS = 80;
  public static final int SLIP_DEMAND = 81;
  public static final int MEAN_WIND = 96;
  public static final int SHAFT_TORQUE = 109;
  public static final int SIZE = 129;

  private static final int[] PITCH = {4, 33, 34};

  private DisconRecord() {}

  /**
   * @param blade 0, 1 or 2
   */
  public static int pitch(int blade) {
    return PITCH[blade];
  }
}
