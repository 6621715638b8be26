#include "policy.h"

#include <math.h>
#include <string.h>

#include "network.h"

#define DEGREES 57.29577951308232
#define RADIANS 0.017453292519943295
#define RPM (30 / 3.141592653589793)

/* As in the settings' documentation of these signals. */
#define LEAST_WIND 2.0
#define SPEED_SENSOR_TOLERANCE 0.02
#define LEAST_TORQUE_RATIO 0.2

static double steady_torque(const struct definition *d, double speed) {
  double below_speed = d->schedule_speed[0], below_torque = d->schedule_torque[0];
  for (int i = 0; i < d->schedule; i++) {
    double above_speed = d->schedule_speed[i], above_torque = d->schedule_torque[i];
    if (above_speed >= speed) {
      double width = above_speed - below_speed;
      double share = width > 0 ? (speed - below_speed) / width : 1;
      double torque = below_torque + share * (above_torque - below_torque);
      return share < 0 ? above_torque : torque;
    }
    below_speed = above_speed;
    below_torque = above_torque;
  }
  return below_torque;
}

static double captured_power(const struct policy *p, const struct constants *c, const float *swap) {
  double generator = R(ELECTRICAL_POWER) / c->generator_efficiency;
  if (p->first) return generator / 1e3;
  double now = R(ROTOR_SPEED), before = p->previous_rotor_speed;
  double stored = 0.5 * c->inertia * (now * now - before * before);
  return (generator + stored / c->control_interval_s) / 1e3;
}

static double checked_rotor_speed(const struct constants *c, const float *swap) {
  double measured = R(ROTOR_SPEED), torque = R(GENERATOR_TORQUE);
  if (torque >= LEAST_TORQUE_RATIO * c->rated_torque) {
    double mechanical = R(ELECTRICAL_POWER) / c->generator_efficiency;
    double from_power = mechanical / torque / c->gear_ratio;
    double least = from_power - SPEED_SENSOR_TOLERANCE * c->rated_rotor_speed;
    if (least > measured) measured = least;
  }
  return measured * RPM;
}

static double at(const struct signal *signal, const struct policy *p, const struct definition *d,
                 const float *swap) {
  const struct constants *c = &d->constants;
  switch (signal->operation) {
    case RECORD:
      return signal->unit * R(signal->record[0]);
    case MEAN_OF_RECORDS:
      return signal->unit *
             ((double)R(signal->record[0]) + R(signal->record[1]) + R(signal->record[2])) / 3;
    case PITCH_COMMAND:
      return p->pitch_deg;
    case TORQUE_COMMAND:
      return p->torque_knm;
    case TORQUE_OFF_SCHEDULE:
      return (p->torque_knm * 1e3 - steady_torque(d, R(ROTOR_SPEED))) / 1e3;
    case CAPTURED_POWER:
      return captured_power(p, c, swap);
    case CHECKED_ROTOR_SPEED:
      return checked_rotor_speed(c, swap);
    case TIP_SPEED_RATIO:
      return R(ROTOR_SPEED) * c->rotor_diameter_m / 2 / fmax(LEAST_WIND, R(HUB_WIND));
    case PITCH_ACTION:
      return p->action[0];
    case TORQUE_ACTION:
      return p->action[1];
  }
  return 0;
}

static double scaled(const struct signal *signal, const struct policy *p,
                     const struct definition *d, const float *swap) {
  return (at(signal, p, d, swap) - signal->center) / signal->scale;
}

static void filter_start(struct signal_memory *memory, const struct signal *signal, double now) {
  memory->slow = now;
  memory->integral = 0;
  memory->value = signal->filter == NO_FILTER || signal->filter == LOW_PASS ? now : 0;
}

static void filter_update(struct signal_memory *memory, const struct signal *signal, double now) {
  memory->slow = signal->decay * memory->slow + (1 - signal->decay) * now;
  memory->integral = signal->decay * memory->integral + (1 - signal->decay) * now;
  switch (signal->filter) {
    case NO_FILTER:
      memory->value = now;
      break;
    case LOW_PASS:
      memory->value = memory->slow;
      break;
    case HIGH_PASS:
      memory->value = now - memory->slow;
      break;
    case RATE:
      memory->value = (now - memory->slow) / signal->time_constant_s;
      break;
    case LEAKY_INTEGRAL:
      memory->value = memory->integral;
      break;
  }
}

/* Newest signals first, then those of earlier decisions. */
static void shift_in(const struct definition *d, struct workspace *w) {
  double limit = d->constants.observation_limit;
  memmove(w->window + d->signals, w->window, (d->window - d->signals) * sizeof *w->window);
  for (int i = 0; i < d->signals; i++) {
    w->window[i] = (float)clip(w->memory[i].value, -limit, limit);
  }
}

static void act(struct policy *p, const struct definition *d, struct workspace *w) {
  float *seen = w->ping;
  memcpy(seen, w->window, d->window * sizeof *seen);
  for (int i = 0; d->shift != NULL && i < d->window; i++) {
    float value = (seen[i] - d->shift[i]) * d->scale[i];
    if (value > d->standardised_limit) value = d->standardised_limit;
    if (value < -d->standardised_limit) value = -d->standardised_limit;
    seen[i] = value;
  }
  const float *action = network_run(d, w);
  for (int i = 0; i < 2; i++) {
    p->action[i] = action[i] > 1 ? 1 : action[i] < -1 ? -1 : action[i];
  }
}

static double torque_in_range(const struct constants *c, double value) {
  return clip(value, c->min_torque_knm, c->max_torque_knm);
}

static double pitch_in_range(const struct constants *c, double value) {
  return clip(value, c->min_pitch_deg, c->max_pitch_deg);
}

void policy_start(struct policy *p, const struct definition *d, struct workspace *w,
                  const float *swap, double torque) {
  const struct constants *c = &d->constants;
  double pitch[BLADE_COUNT];
  for (int i = 0; i < BLADE_COUNT; i++) pitch[i] = R(pitch_record(i));
  memset(p, 0, sizeof *p);
  baseline_start(&p->reference, c, R(GENERATOR_SPEED), pitch[0]);
  p->pitch_deg = pitch_in_range(c, mean_pitch(pitch) * DEGREES);
  p->torque_knm = torque_in_range(c, torque / 1e3);
  p->previous_rotor_speed = R(ROTOR_SPEED);
  p->first = 1;
  for (int i = 0; i < d->signals; i++) {
    filter_start(&w->memory[i], &d->signal[i], scaled(&d->signal[i], p, d, swap));
  }
  for (int i = 0; i < (int)c->history; i++) shift_in(d, w);
  act(p, d, w);
}

void policy_observe(struct policy *p, const struct definition *d, struct workspace *w,
                    const float *swap, int decide) {
  p->first = 0;
  p->worst = 0;
  for (int i = 0; i < d->signals; i++) {
    filter_update(&w->memory[i], &d->signal[i], scaled(&d->signal[i], p, d, swap));
    if (!isfinite(p->worst)) continue;
    double size = fabs(w->memory[i].value);
    p->worst = isfinite(size) ? fmax(p->worst, size) : INFINITY;
  }
  p->previous_rotor_speed = R(ROTOR_SPEED);
  if (decide) {
    shift_in(d, w);
    act(p, d, w);
  }
}

static double progressive(const struct constants *c, double action) {
  if (c->increment_exponent == 1) return action;
  return copysign(pow(fabs(action), c->increment_exponent), action);
}

static void approach(struct policy *p, const struct constants *c, double pitch_deg,
                     double torque_knm) {
  double pitch = clip(pitch_deg - p->pitch_deg, -c->pitch_step_deg, c->pitch_step_deg);
  double torque = clip(torque_knm - p->torque_knm, -c->torque_step_knm, c->torque_step_knm);
  p->pitch_deg = pitch_in_range(c, p->pitch_deg + pitch);
  p->torque_knm = torque_in_range(c, p->torque_knm + torque);
}

static double between(double low, double high, double action) {
  return low + (action + 1) / 2 * (high - low);
}

static void move_set_points(struct policy *p, const struct constants *c,
                            const struct demand *reference) {
  double pitch = p->action[0], torque = p->action[1];
  switch ((enum action_mode)(int)c->mode) {
    case INCREMENT:
      p->pitch_deg = pitch_in_range(c, p->pitch_deg + progressive(c, pitch) * c->pitch_step_deg);
      p->torque_knm =
          torque_in_range(c, p->torque_knm + progressive(c, torque) * c->torque_step_knm);
      break;
    case ABSOLUTE:
      approach(p, c, between(c->min_pitch_deg, c->max_pitch_deg, pitch),
               between(c->min_torque_knm, c->max_torque_knm, torque));
      break;
    case RESIDUAL:
      approach(p, c, mean_pitch(reference->pitch) * DEGREES + pitch * c->residual_pitch_deg,
               reference->torque / 1e3 + torque * c->residual_torque_knm);
      break;
  }
}

void policy_command(struct policy *p, const struct definition *d, const struct demand *reference,
                    struct demand *demand) {
  move_set_points(p, &d->constants, reference);
  for (int i = 0; i < BLADE_COUNT; i++) demand->pitch[i] = p->pitch_deg * RADIANS;
  demand->torque = p->torque_knm * 1e3;
  demand->yaw_rate = 0;
  demand->contactor = 1;
}

void policy_follow(struct policy *p, const struct demand *demand) {
  p->pitch_deg = mean_pitch(demand->pitch) * DEGREES;
  p->torque_knm = demand->torque / 1e3;
}

int policy_is_finite(const struct policy *p) {
  return isfinite(p->worst) && isfinite(p->action[0]) && isfinite(p->action[1]) && isfinite(p->pitch_deg) &&
         isfinite(p->torque_knm);
}
