/* Records of the Bladed exchange array that this controller reads or writes. Numbers count from 1,
   as in the documents; use R(n) for the element. */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#define R(n) avrSWAP[(n) - 1]

enum {
  STATUS = 1,
  TIME = 2,
  INTERVAL = 3,
  PITCH_1 = 4,
  PITCH_ACTUATOR = 10,
  GENERATOR_SPEED = 20,
  PITCH_CONTROL = 28,
  PITCH_2 = 33,
  PITCH_3 = 34,
  CONTACTOR = 35,
  BRAKE = 36,
  DEMANDED_PITCH_1 = 42,
  DEMANDED_PITCH_COLLECTIVE = 45,
  DEMANDED_TORQUE = 47,
  DEMANDED_YAW_RATE = 48,
  MESSAGE_SIZE = 49,
  INFILE_SIZE = 50,
  OUTNAME_SIZE = 51,
  PITCH_OVERRIDE = 55,
  TORQUE_OVERRIDE = 56,
  BLADES = 61,
  LOG_MOST = 62,
  LOG_START = 63,
  LOG_COUNT = 65
};

#endif
