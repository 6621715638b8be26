#include "machine.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guard.h"

/* Start-up: speed is steered towards a ramp, this part of rated speed off it with the full rate. */
#define START_BAND 0.03
#define START_LEAD_S 2.0

/* Steps of a simulator between two calls, or in an interval, that can be meant. */
#define MOST_STEPS 1e6

/* So near to it, pitch has no more to give [rad]. */
#define FINE_PITCH_BAND 0.01

const char MACHINE_LOG_NAMES[] =
    "Mode:-;PolicyPitch:rad;PolicyTorque:Nm;BasePitch:rad;BaseTorque:Nm;PitchAction:-;"
    "TorqueAction:-;WorstInput:-;";

/* ---- life ---- */

static size_t memory_offset(void) { return (sizeof(struct state) + 15) & ~(size_t)15; }

static void place_workspace(struct machine *m) {
  char *base = (char *)m->state + memory_offset();
  m->workspace.memory = (struct signal_memory *)base;
  m->workspace.window =
      (float *)(base + m->definition->signals * sizeof(struct signal_memory));
}

static int allocate(struct machine *m) {
  const struct definition *d = m->definition;
  size_t widest = d->widest > d->window ? d->widest : d->window;
  m->state_size = memory_offset() + d->signals * sizeof(struct signal_memory) +
                  d->window * sizeof(float);
  m->state = calloc(1, m->state_size);
  m->workspace.ping = malloc(widest * sizeof(float));
  m->workspace.pong = malloc(widest * sizeof(float));
  m->workspace.factors = malloc(widest * sizeof(float));
  m->workspace.rows = malloc(widest * sizeof(int));
  if (m->state == NULL || m->workspace.ping == NULL || m->workspace.pong == NULL ||
      m->workspace.factors == NULL || m->workspace.rows == NULL) {
    return 0;
  }
  place_workspace(m);
  return 1;
}

struct machine *machine_open(const char *path, char *message, size_t size) {
  struct machine *m = calloc(1, sizeof *m);
  if (m == NULL) {
    snprintf(message, size, "there is no memory for the controller");
    return NULL;
  }
  m->definition = definition_open(path, message, size);
  if (m->definition != NULL && !allocate(m)) {
    snprintf(message, size, "there is no memory for the controller");
    machine_close(m);
    return NULL;
  }
  if (m->definition != NULL && m->definition->library[0] != 0) {
    m->chain =
        chain_open(m->definition->library, m->definition->library_input, message, size);
  }
  if (m->definition == NULL || (m->definition->library[0] != 0 && m->chain == NULL)) {
    machine_close(m);
    return NULL;
  }
  watch_all(m);
  return m;
}

void machine_close(struct machine *m) {
  if (m == NULL) return;
  definition_close(m->definition);
  chain_close(m->chain);
  free(m->state);
  free(m->kept);
  free(m->workspace.ping);
  free(m->workspace.pong);
  free(m->workspace.factors);
  free(m->workspace.rows);
  free(m);
}

static int fail(char *message, size_t size, const char *sentence, double value) {
  snprintf(message, size, sentence, value);
  return -1;
}

/* ---- modes ---- */

static void enter(struct machine *m, enum mode mode, double now) {
  m->state->mode = mode;
  m->state->mode_since_s = now;
}

static int told(char *message, size_t size, double now, const char *what) {
  snprintf(message, size, "tipspeed at %.2f s: %s", now, what);
  return 1;
}

/* The base takes over where the others were: what differs fades. */
static void fall_back(struct machine *m, double now) {
  struct state *s = m->state;
  for (int i = 0; i < BLADE_COUNT; i++) {
    s->offset_pitch[i] = m->chain == NULL ? 0 : s->target.pitch[i] - s->base_demand.pitch[i];
  }
  s->offset_torque = m->chain == NULL ? 0 : s->target.torque - s->base_demand.torque;
  enter(m, FALLBACK, now);
}

static void start_policy(struct machine *m, const float *swap, double torque) {
  policy_start(&m->state->policy, m->definition, &m->workspace, swap, torque);
  m->state->policy_runs = 1;
  m->state->intervals = 0;
  m->state->flown_s = 0;
  start_watching(m, swap);
}

static double running_speed(const struct machine *m) {
  const struct constants *c = constants(m);
  return c->running_speed_ratio * m->definition->schedule_speed[0] * c->gear_ratio;
}

static void run_policy(struct machine *m, const float *swap) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  struct demand reference = s->base_demand;
  double pitch[BLADE_COUNT];
  if (s->intervals > 0) {
    policy_observe(&s->policy, m->definition, &m->workspace, swap,
                   s->intervals % (long long)c->repeat == 0);
  }
  s->intervals++;
  if (m->chain == NULL && c->mode == RESIDUAL) {
    measured_pitch(swap, pitch);
    baseline_step(&s->policy.reference, c, generator_speed(m, swap), pitch, &reference);
  }
  policy_command(&s->policy, m->definition, &reference, &s->policy_demand);
}

static void mix(const struct demand *from, const struct demand *to, double share,
                struct demand *into) {
  for (int i = 0; i < BLADE_COUNT; i++) {
    into->pitch[i] = from->pitch[i] + share * (to->pitch[i] - from->pitch[i]);
  }
  into->torque = from->torque + share * (to->torque - from->torque);
  into->yaw_rate = from->yaw_rate;
  into->contactor = 1;
}

static void wait_for_start(struct machine *m) {
  struct state *s = m->state;
  s->target.torque = 0;
  s->target.yaw_rate = 0;
  s->target.contactor = 0;
}

/* The rotor is brought up along a ramp of speed by pitch; torque follows speed. */
static void start_up(struct machine *m, const float *swap) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  double rated = rated_speed(c), interval = c->control_interval_s;
  double speed = generator_speed(m, swap);
  double acceleration = (speed - s->last_speed) / interval;
  double band = START_BAND * rated;
  s->ramp = fmin(rated, fmin(s->ramp, speed + band) + c->start_acceleration * interval);
  double aim = s->ramp < rated ? c->start_acceleration : 0;
  double off = (speed - s->ramp + START_LEAD_S * (acceleration - aim)) / band;
  double change = clip(off, -1, 1) * c->start_pitch_rate * interval;
  for (int i = 0; i < BLADE_COUNT; i++) {
    s->target.pitch[i] =
        clip(s->target.pitch[i] + change, c->baseline_min_pitch, c->baseline_max_pitch);
  }
  s->target.torque = fmin(baseline_torque_by_speed(c, speed), c->rated_torque);
  s->target.yaw_rate = 0;
  s->target.contactor = 1;
}

/* In operation: fast enough, and nothing more to be gained by waiting. */
static int is_up(struct machine *m, const float *swap) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  int at_fine_pitch = s->target.pitch[0] <= c->baseline_min_pitch + FINE_PITCH_BAND;
  int ramped = m->chain != NULL || at_fine_pitch || s->ramp >= 0.99 * rated_speed(c);
  int fast = generator_speed(m, swap) >= running_speed(m);
  s->settled_s = fast && ramped ? s->settled_s + c->control_interval_s : 0;
  return s->settled_s > c->start_settled_s;
}

/* Feathers; torque goes with the speed until the generator is off. */
static void stop(struct machine *m, const float *swap) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  double rate = s->mode == EMERGENCY ? c->max_pitch_rate : c->stop_pitch_rate;
  double speed = generator_speed(m, swap);
  for (int i = 0; i < BLADE_COUNT; i++) {
    s->target.pitch[i] = fmin(s->target.pitch[i] + rate * c->control_interval_s, c->max_pitch);
  }
  s->target.torque = fmin(s->target.torque, baseline_torque_by_speed(c, speed));
  s->target.yaw_rate = 0;
  s->target.contactor = s->target.torque > 0;
}

static void fly_base(struct machine *m, double now) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  double left = c->blend_s > 0 ? clip(1 - (now - s->mode_since_s) / c->blend_s, 0, 1) : 0;
  s->target = s->base_demand;
  if (s->mode != FALLBACK) return;
  for (int i = 0; i < BLADE_COUNT; i++) s->target.pitch[i] += left * s->offset_pitch[i];
  s->target.torque += left * s->offset_torque;
}

/* Reasons to take the controls from the policy; aviFAIL. */
static int guard(struct machine *m, const float *swap, double now, char *message, size_t size) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  int stuck = stuck_record(m, swap);
  char sentence[160];
  if (stuck != 0) {
    if (stuck == GENERATOR_SPEED || stuck == ROTOR_SPEED) s->speed_is_doubted = 1;
    fall_back(m, now);
    snprintf(sentence, sizeof sentence,
             "record %d has stood still for %g s, the baseline takes over", stuck, c->stuck_s);
    return told(message, size, now, sentence);
  }
  if (s->speed_is_doubted) {
    fall_back(m, now);
    return told(message, size, now,
                "record 20 does not fit record 21 any more, the baseline takes over");
  }
  if (s->baseline.filtered > c->fallback_speed_ratio * rated_speed(c)) {
    fall_back(m, now);
    return told(message, size, now, "the rotor is too fast, the baseline takes over");
  }
  if (!policy_is_finite(&s->policy)) {
    fall_back(m, now);
    return told(message, size, now, "the policy gives no number, the baseline takes over");
  }
  s->beyond_s = s->policy.worst >= c->input_limit ? s->beyond_s + c->control_interval_s : 0;
  if (s->beyond_s > c->input_s) {
    fall_back(m, now);
    return told(message, size, now,
                "an input has been beyond what the policy was trained for, the baseline takes over");
  }
  return check_absent(m, message, size);
}

/* Runs the policy and lets it pass, as far as the mode goes; aviFAIL. */
static int fly_policy(struct machine *m, const float *swap, double now, char *message,
                      size_t size) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  if (!inputs_are_finite(m, swap)) {
    fall_back(m, now);
    fly_base(m, now);
    return told(message, size, now, "an input is no number, the baseline takes over");
  }
  run_policy(m, swap);
  int flag = guard(m, swap, now, message, size);
  if (s->mode == FALLBACK) {
    fly_base(m, now);
    return flag;
  }
  double since = now - s->mode_since_s;
  if (s->mode == SHADOW && since >= c->shadow_s) enter(m, BLENDING, now);
  since = now - s->mode_since_s;
  if (s->mode == BLENDING && since >= c->blend_s) {
    enter(m, POLICY, now);
    if (flag == 0) flag = told(message, size, now, "the policy flies");
  }
  if (s->mode == SHADOW) s->target = s->base_demand;
  if (s->mode == BLENDING) {
    mix(&s->base_demand, &s->policy_demand, since / c->blend_s, &s->target);
  }
  if (s->mode == POLICY) s->target = s->policy_demand;
  return flag;
}

static int is_policys(int mode) { return mode == SHADOW || mode == BLENDING || mode == POLICY; }

/* The chained library is asked at every call of the simulator instead. */
static void ask_baseline(struct machine *m, const float *swap) {
  double pitch[BLADE_COUNT];
  if (m->chain != NULL) return;
  measured_pitch(swap, pitch);
  baseline_step(&m->state->baseline, constants(m), generator_speed(m, swap), pitch,
                &m->state->base_demand);
}

static void limit(struct machine *m, const float *swap) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  double lead = c->pitch_lead_s * c->max_pitch_rate;
  for (int i = 0; i < BLADE_COUNT; i++) {
    double measured = R(pitch_record(i));
    s->target.pitch[i] = clip(clip(s->target.pitch[i], measured - lead, measured + lead),
                              c->min_pitch, c->max_pitch);
  }
  s->target.torque = clip(s->target.torque, fmin(0, c->min_torque_knm * 1e3), c->max_torque);
}

static int is_number(const struct demand *demand) {
  return isfinite(demand->torque) && isfinite(demand->pitch[0]) && isfinite(demand->pitch[1]) &&
         isfinite(demand->pitch[2]) && isfinite(demand->yaw_rate);
}

static int differs(const struct demand *a, const struct demand *b) {
  return a->torque != b->torque || a->pitch[0] != b->pitch[0] || a->pitch[1] != b->pitch[1] ||
         a->pitch[2] != b->pitch[2];
}

/* One control interval; aviFAIL. */
static int decide(struct machine *m, const float *swap, double now, char *message, size_t size) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  int flag = 0;
  if (!gear_fits(m, swap)) s->speed_is_doubted = 1;
  ask_baseline(m, swap);
  if (s->mode == WAITING && now - s->start_s >= c->wait_s) enter(m, STARTING, now);
  if (s->mode == STARTING && is_up(m, swap)) {
    enter(m, SHADOW, now);
    start_policy(m, swap, s->target.torque);
    baseline_follow(&s->baseline, c, &s->target);
    flag = told(message, size, now, "in operation, the policy runs in the baseline's shadow");
  }
  if (s->mode < STOPPING) {
    if (generator_speed(m, swap) > c->stop_speed_ratio * rated_speed(c)) {
      enter(m, EMERGENCY, now);
      flag = told(message, size, now, "overspeed, the turbine is shut down");
    } else if (c->stop_time_s > 0 && now >= c->stop_time_s) {
      enter(m, STOPPING, now);
      flag = told(message, size, now, "the turbine is shut down");
    }
  }
  if (is_policys(s->mode)) {
    int other = fly_policy(m, swap, now, message, size);
    if (other != 0) flag = other;
  } else if (s->mode == WAITING) {
    wait_for_start(m);
  } else if (s->mode == STARTING && m->chain == NULL) {
    start_up(m, swap);
  } else if (s->mode == STARTING || s->mode == FALLBACK) {
    fly_base(m, now);
  } else {
    stop(m, swap);
  }
  limit(m, swap);
  if (!is_number(&s->target)) {
    return fail(message, size, "the controller's demand at %g s is no number", now);
  }
  if (s->policy_runs && differs(&s->target, &s->policy_demand)) {
    policy_follow(&s->policy, &s->target);
  }
  if (m->chain == NULL) baseline_follow(&s->baseline, c, &s->target);
  s->last_speed = generator_speed(m, swap);
  return flag;
}

/* ---- calls ---- */

/* Demands move no faster than the drives can, from one step of the simulator to the next. */
static void approach_target(struct machine *m) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  double pitch_change = c->max_pitch_rate * s->step_s;
  double torque_change = c->max_torque_rate * s->step_s;
  for (int i = 0; i < BLADE_COUNT; i++) {
    s->out.pitch[i] = clip(s->target.pitch[i], s->out.pitch[i] - pitch_change,
                           s->out.pitch[i] + pitch_change);
  }
  s->out.torque =
      clip(s->target.torque, s->out.torque - torque_change, s->out.torque + torque_change);
  s->out.yaw_rate = s->target.yaw_rate;
  s->out.contactor = s->target.contactor;
}

static void write_demands(const struct machine *m, float *swap) {
  static const int UNUSED[] = {BRAKE,           YAW_TORQUE,         DEMANDED_PITCH_RATE,
                               PITCH_OVERRIDE,  TORQUE_OVERRIDE,    START_UP_RESISTANCE,
                               LOADS_REQUEST,   SLIP_STATUS,        SLIP_DEMAND};
  const struct demand *out = &m->state->out;
  for (int i = 0; i < BLADE_COUNT; i++) R(DEMANDED_PITCH + i) = (float)out->pitch[i];
  R(DEMANDED_COLLECTIVE_PITCH) = (float)mean_pitch(out->pitch);
  R(DEMANDED_TORQUE) = (float)out->torque;
  R(DEMANDED_YAW_RATE) = (float)out->yaw_rate;
  R(CONTACTOR) = (float)out->contactor;
  for (size_t i = 0; i < sizeof UNUSED / sizeof UNUSED[0]; i++) R(UNUSED[i]) = 0;
}

static int check_interval(struct machine *m, const float *swap, char *message, size_t size) {
  double interval = constants(m)->control_interval_s, step = R(INTERVAL);
  if (!(step > 0)) {
    return fail(message, size, "record 3 must be a positive interval, was %g s", step);
  }
  double times = interval / step;
  if (times > MOST_STEPS) return fail(message, size, "record 3, %g s, is no interval", step);
  m->state->steps_per_interval = (long long)(times + 0.5);
  if (m->state->steps_per_interval < 1 ||
      fabs(times / (double)m->state->steps_per_interval - 1) > 1e-4) {
    snprintf(message, size,
             "the simulator calls every %g s, which does not divide the policy's interval of %g s: "
             "choose a time step that does",
             step, interval);
    return -1;
  }
  m->state->step_s = interval / (double)m->state->steps_per_interval;
  return 0;
}

static int check_blades(const float *swap, char *message, size_t size) {
  return R(BLADES) == 0 || R(BLADES) == BLADE_COUNT
             ? 0
             : fail(message, size, "record 61 says %g blades, the policy is for 3", R(BLADES));
}

/* A simulator that starts a turbine in operation need not tell the torque yet. */
static double initial_torque(struct machine *m, const float *swap) {
  const struct constants *c = constants(m);
  struct demand demand;
  double pitch[BLADE_COUNT];
  if (isfinite(R(GENERATOR_TORQUE)) && R(GENERATOR_TORQUE) != 0) return R(GENERATOR_TORQUE);
  struct baseline fresh;
  measured_pitch(swap, pitch);
  baseline_start(&fresh, c, R(GENERATOR_SPEED), pitch[0]);
  baseline_step(&fresh, c, R(GENERATOR_SPEED), pitch, &demand);
  return clip(demand.torque, 0, c->max_torque);
}

static int begin(struct machine *m, const float *swap, char *message, size_t size) {
  struct state *s = m->state;
  const struct constants *c = constants(m);
  double speed = R(GENERATOR_SPEED), now = R(TIME);
  memset(s, 0, m->state_size);
  if (check_interval(m, swap, message, size) < 0 || check_blades(swap, message, size) < 0) {
    return -1;
  }
  s->start_s = now;
  s->last_s = now;
  s->last_speed = speed;
  s->ramp = speed;
  measured_pitch(swap, s->target.pitch);
  int runs = c->wait_s == 0 && speed >= running_speed(m);
  int in_operation = runs && c->start_in_operation;
  s->target.torque = runs ? initial_torque(m, swap) : 0;
  s->target.contactor = 1;
  s->out = s->target;
  s->base_demand = s->target;
  baseline_start(&s->baseline, c, speed, s->target.pitch[0]);
  enter(m, in_operation ? POLICY : c->wait_s > 0 ? WAITING : STARTING, now);
  if (in_operation) start_policy(m, swap, s->target.torque);
  return 0;
}

static int ask_chain(struct machine *m, const float *swap, int status, char *message, size_t size) {
  if (m->chain == NULL) return 0;
  return chain_call(m->chain, swap, status, NULL, &m->state->base_demand, message, size);
}

int machine_call(struct machine *m, float *swap, int first, char *message, size_t size) {
  struct state *s = m->state;
  if (check_numbers(swap, message, size) < 0) return -1;
  double now = R(TIME);
  /* Some simulators come more than once at their start, with other values each time. */
  int again = !first && fabs(now - s->last_s) < 0.25 * s->step_s;
  int fresh = first || (again && s->steps == 0);
  if (fresh && begin(m, swap, message, size) < 0) return -1;
  if (check_gear(m, swap, message, size) < 0) return -1;
  if (!fresh && !again && now < s->last_s) {
    snprintf(message, size, "time goes back from %g s to %g s (record 2)", s->last_s, now);
    return -1;
  }
  int flag = ask_chain(m, swap, first ? 0 : 1, message, size);
  if (flag < 0) return -1;
  if (fresh) {
    flag = decide(m, swap, now, message, size);
  } else if (!again) {
    double passed = (now - s->last_s) / s->step_s;
    if (passed > MOST_STEPS) {
      snprintf(message, size, "time jumps from %g s to %g s (record 2)", s->last_s, now);
      return -1;
    }
    long long steps = (long long)(passed + 0.5);
    s->steps += steps;
    s->phase += steps;
    s->last_s = now;
    if (s->phase >= s->steps_per_interval) {
      s->phase %= s->steps_per_interval;
      flag = decide(m, swap, now, message, size);
    }
  }
  if (flag < 0) return -1;
  if (!again || fresh) approach_target(m);
  write_demands(m, swap);
  return flag;
}

void machine_end(struct machine *m, const float *swap) {
  char message[64];
  struct demand demand;
  if (m->chain != NULL) chain_call(m->chain, swap, -1, NULL, &demand, message, sizeof message);
}

void machine_log(const struct machine *m, float *values) {
  const struct state *s = m->state;
  values[0] = (float)s->mode;
  values[1] = (float)mean_pitch(s->policy_demand.pitch);
  values[2] = (float)s->policy_demand.torque;
  values[3] = (float)mean_pitch(s->base_demand.pitch);
  values[4] = (float)s->base_demand.torque;
  values[5] = s->policy.action[0];
  values[6] = s->policy.action[1];
  values[7] = (float)s->policy.worst;
}

double machine_gear_ratio(const struct machine *m) { return constants(m)->gear_ratio; }
