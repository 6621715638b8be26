/* What the exported file says: the network and every constant around it. Never changes in flight,
   so that turbines with the same file could share it. Angles are in rad, except the policy's own
   degrees; torque is in N m on the generator's side, except the policy's own kN m. */
#ifndef DEFINITION_H
#define DEFINITION_H

#include <stddef.h>
#include <stdint.h>

enum { MOST_LAYERS = 100, PATH_SIZE = 4096, NAME_SIZE = 200 };

enum activation { LINEAR, RELU, LEAKY_RELU, TANH };
enum action_mode { INCREMENT, ABSOLUTE, RESIDUAL };
enum filter { NO_FILTER, LOW_PASS, HIGH_PASS, RATE, LEAKY_INTEGRAL };
enum operation {
  RECORD,
  MEAN_OF_RECORDS,
  PITCH_COMMAND,
  TORQUE_COMMAND,
  TORQUE_OFF_SCHEDULE,
  CAPTURED_POWER,
  CHECKED_ROTOR_SPEED,
  TIP_SPEED_RATIO,
  PITCH_ACTION,
  TORQUE_ACTION
};

struct layer {
  int inputs, outputs;
  const float *weights; /* [1 + inputs][outputs], the bias in row 0 */
  const float *gain, *shift; /* NULL if the layer is not normalised */
  enum activation activation;
};

struct signal {
  enum operation operation;
  int record[3];
  double unit, center, scale, decay, time_constant_s;
  enum filter filter;
};

/* The order of definition.c's table. */
struct constants {
  double control_interval_s;
  double history, observation_limit;
  double mode, pitch_step_deg, torque_step_knm, increment_exponent;
  double min_pitch_deg, max_pitch_deg, min_torque_knm, max_torque_knm;
  double residual_pitch_deg, residual_torque_knm, repeat;
  double gear_ratio, rated_rotor_speed, rated_torque, generator_efficiency, rotor_diameter_m;
  double inertia, min_pitch, max_pitch, max_pitch_rate, max_torque, max_torque_rate;
  double filter_memory, region_1_end, region_2_start, region_2_end, region_3_start;
  double region_3_pitch, optimal_gain, slope_1_5, slope_2_5, synchronous, power;
  double baseline_max_torque, baseline_max_torque_rate, reference, proportional, integral;
  double gain_halved_at, baseline_min_pitch, baseline_max_pitch, baseline_max_pitch_rate;
  double wait_s, start_in_operation, running_speed_ratio, start_acceleration, start_pitch_rate;
  double start_settled_s, shadow_s, blend_s, pitch_lead_s;
  double fallback_speed_ratio, stop_speed_ratio, input_limit, input_s, stuck_s;
  double stop_time_s, stop_pitch_rate;
  /* 0 in files of version 1, which do not have them */
  double sensitivity_per_rad2, constant_torque, set_point_smoothing;
};

struct definition {
  char path[PATH_SIZE];
  uint32_t checksum;
  char turbine[NAME_SIZE];
  char library[PATH_SIZE], library_input[PATH_SIZE]; /* empty for the baseline */
  struct constants constants;
  int layers, widest;
  struct layer layer[MOST_LAYERS];
  int signals;
  struct signal *signal;
  int window; /* numbers in an observation */
  float *shift, *scale; /* NULL if observations are not standardised */
  float standardised_limit;
  int schedule;
  double *schedule_speed, *schedule_torque; /* rotor speed [rad/s], torque [N m] */
  float *values; /* all weights */
};

/* NULL with a sentence in the message if the file cannot be flown. */
struct definition *definition_open(const char *path, char *message, size_t size);
void definition_close(struct definition *definition);

#endif
