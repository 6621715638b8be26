#include "baseline.h"

static double gain_factor(const struct constants *c, double pitch) {
  return 1 / (1 + pitch / c->gain_halved_at + c->sensitivity_per_rad2 * pitch * pitch);
}

static double power_over(const struct constants *c, double speed) {
  return c->power / (c->constant_torque != 0 ? c->reference : speed);
}

/* The speed that pitch holds: higher while there is little torque. */
static double wanted_speed(const struct baseline *b, const struct constants *c) {
  double idle = clip(1 - b->last_torque / (c->power / c->reference), 0, 1);
  return c->reference * (1 + c->set_point_smoothing * idle);
}

void baseline_start(struct baseline *b, const struct constants *c, double speed, double pitch) {
  b->filtered = speed;
  b->last_torque = 0;
  b->last_pitch = pitch;
  b->integral = pitch / (gain_factor(c, pitch) * c->integral);
  b->first = 1;
}

double baseline_torque_by_speed(const struct constants *c, double speed) {
  if (speed >= c->region_3_start) return power_over(c, speed);
  if (speed <= c->region_1_end) return 0;
  if (speed < c->region_2_start) return c->slope_1_5 * (speed - c->region_1_end);
  if (speed < c->region_2_end) return c->optimal_gain * speed * speed;
  return c->slope_2_5 * (speed - c->synchronous);
}

static double wanted_torque(const struct baseline *b, const struct constants *c) {
  if (b->last_pitch >= c->region_3_pitch) return power_over(c, b->filtered);
  return baseline_torque_by_speed(c, b->filtered);
}

static double limited_torque(struct baseline *b, const struct constants *c) {
  double torque = clip(wanted_torque(b, c), -c->baseline_max_torque, c->baseline_max_torque);
  if (!b->first) {
    double change = c->baseline_max_torque_rate * c->control_interval_s;
    torque = clip(torque, b->last_torque - change, b->last_torque + change);
  }
  b->first = 0;
  b->last_torque = torque;
  return torque;
}

static double held_in_range(const struct constants *c, double integral, double factor) {
  return clip(integral, c->baseline_min_pitch / (factor * c->integral),
              c->baseline_max_pitch / (factor * c->integral));
}

static double wanted_pitch(struct baseline *b, const struct constants *c) {
  double factor = gain_factor(c, b->last_pitch);
  double error = b->filtered - wanted_speed(b, c);
  b->integral = held_in_range(c, b->integral + error * c->control_interval_s, factor);
  double pitch = factor * (c->proportional * error + c->integral * b->integral);
  return clip(pitch, c->baseline_min_pitch, c->baseline_max_pitch);
}

void baseline_step(struct baseline *b, const struct constants *c, double speed,
                   const double *measured_pitch, struct demand *demand) {
  b->filtered = (1 - c->filter_memory) * speed + c->filter_memory * b->filtered;
  demand->torque = limited_torque(b, c);
  double pitch = wanted_pitch(b, c);
  double change = c->baseline_max_pitch_rate * c->control_interval_s;
  for (int i = 0; i < BLADE_COUNT; i++) {
    demand->pitch[i] = clip(pitch, measured_pitch[i] - change, measured_pitch[i] + change);
  }
  b->last_pitch = demand->pitch[0];
  demand->yaw_rate = 0;
  demand->contactor = 1;
}

void baseline_follow(struct baseline *b, const struct constants *c, const struct demand *demand) {
  double pitch = mean_pitch(demand->pitch);
  double factor = gain_factor(c, pitch);
  b->last_torque = demand->torque;
  double error = b->filtered - wanted_speed(b, c);
  b->last_pitch = pitch;
  b->integral =
      held_in_range(c, (pitch / factor - c->proportional * error) / c->integral, factor);
}
