/* Records of the Bladed exchange array, counted from 1 as in Bladed's manual: R(n) is the element. */
#ifndef RECORDS_H
#define RECORDS_H

#define R(n) swap[(n) - 1]

enum {
  STATUS = 1,
  TIME = 2,
  INTERVAL = 3,
  PITCH_1 = 4,
  ELECTRICAL_POWER = 15,
  GENERATOR_SPEED = 20,
  ROTOR_SPEED = 21,
  GENERATOR_TORQUE = 23,
  HUB_WIND = 27,
  PITCH_CONTROL = 28,
  PITCH_2 = 33,
  PITCH_3 = 34,
  CONTACTOR = 35,
  BRAKE = 36,
  YAW_TORQUE = 41,
  DEMANDED_PITCH = 42,
  DEMANDED_COLLECTIVE_PITCH = 45,
  DEMANDED_PITCH_RATE = 46,
  DEMANDED_TORQUE = 47,
  DEMANDED_YAW_RATE = 48,
  MESSAGE_SIZE = 49,
  INPUT_FILE_SIZE = 50,
  OUTPUT_NAME_SIZE = 51,
  ACCELERATION_FA = 53,
  ACCELERATION_SS = 54,
  PITCH_OVERRIDE = 55,
  TORQUE_OVERRIDE = 56,
  BLADES = 61,
  LOG_MOST = 62,
  LOG_START = 63,
  LOG_NAMES_SIZE = 64,
  LOG_COUNT = 65,
  START_UP_RESISTANCE = 72,
  LOADS_REQUEST = 79,
  SLIP_STATUS = 80,
  SLIP_DEMAND = 81,
  EXTENT = 129,
  LAST_READ = 129
};

enum { BLADE_COUNT = 3 };

static inline int pitch_record(int blade) { return blade == 0 ? PITCH_1 : PITCH_2 - 1 + blade; }

#endif
