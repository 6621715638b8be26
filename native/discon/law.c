#include "law.h"

#include <math.h>

/* Jonkman et al., NREL/TP-500-38060. Speeds in rad/s on the high-speed side, torques in N m. */
static const double FILTER = 1.570796;
static const double REGION_1_END = 70.16224;
static const double REGION_2_START = 91.21091;
static const double REGION_3_START = 121.6805;
static const double REGION_3_PITCH = 0.01745329;
static const double OPTIMAL_GAIN = 2.332287;
static const double POWER = 5296610;
static const double MAX_TORQUE = 47402.91;
static const double MAX_TORQUE_RATE = 15000;
static const double REFERENCE = 122.9096;
static const double PROPORTIONAL = 0.01882681;
static const double INTEGRAL = 0.008068634;
static const double GAIN_HALVED_AT = 0.1099965;
static const double MAX_PITCH = 1.570796;
static const double MAX_PITCH_RATE = 0.1396263;

static double interval;
static double memory;
static double filtered;
static double last_torque;
static double last_pitch;
static double error_integral;
static int first;

static double clamp(double value, double low, double high) {
  return fmax(low, fmin(high, value));
}

static double gain_factor(void) { return 1 / (1 + last_pitch / GAIN_HALVED_AT); }

static double wanted_torque(void) {
  double synchronous = REGION_3_START / 1.1;
  double slope_2_5 = POWER / REGION_3_START / (REGION_3_START - synchronous);
  double slope_1_5 =
      OPTIMAL_GAIN * REGION_2_START * REGION_2_START / (REGION_2_START - REGION_1_END);
  double region_2_end =
      (slope_2_5 - sqrt(slope_2_5 * (slope_2_5 - 4 * OPTIMAL_GAIN * synchronous))) /
      (2 * OPTIMAL_GAIN);
  if (filtered >= REGION_3_START || last_pitch >= REGION_3_PITCH) return POWER / filtered;
  if (filtered <= REGION_1_END) return 0;
  if (filtered < REGION_2_START) return slope_1_5 * (filtered - REGION_1_END);
  if (filtered < region_2_end) return OPTIMAL_GAIN * filtered * filtered;
  return slope_2_5 * (filtered - synchronous);
}

static double torque(void) {
  double torque = clamp(wanted_torque(), -MAX_TORQUE, MAX_TORQUE);
  double change = MAX_TORQUE_RATE * interval;
  if (!first) torque = clamp(torque, last_torque - change, last_torque + change);
  first = 0;
  return last_torque = torque;
}

static double pitch(void) {
  double factor = gain_factor();
  double error = filtered - REFERENCE;
  error_integral = clamp(error_integral + error * interval, 0, MAX_PITCH / (factor * INTEGRAL));
  return clamp(factor * (PROPORTIONAL * error + INTEGRAL * error_integral), 0, MAX_PITCH);
}

void law_start(double interval_s, double generator_rad_per_s, double pitch_rad) {
  interval = interval_s;
  memory = exp(-interval_s * FILTER);
  filtered = generator_rad_per_s;
  last_pitch = pitch_rad;
  error_integral = pitch_rad / (gain_factor() * INTEGRAL);
  first = 1;
}

double law_step(double generator_rad_per_s, double pitch_rad[3]) {
  filtered = (1 - memory) * generator_rad_per_s + memory * filtered;
  double demanded_torque = torque();
  double wanted = pitch();
  double change = MAX_PITCH_RATE * interval;
  for (int blade = 0; blade < 3; blade++) {
    pitch_rad[blade] = clamp(wanted, pitch_rad[blade] - change, pitch_rad[blade] + change);
  }
  last_pitch = pitch_rad[0];
  return demanded_torque;
}
