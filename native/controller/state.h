/* A turbine's controller from inside, for the files that share it. */
#ifndef STATE_H
#define STATE_H

#include "machine.h"
#include "records.h"

enum { MOST_WATCHED = 12 };

struct watched {
  double value, unchanged_s, speed_then, pitch_then, was_zero;
};

/* All that changes in flight, to be saved as it is; the policy's memories follow it. */
struct state {
  double start_s, last_s, step_s;
  double mode_since_s, settled_s, beyond_s, flown_s, ramp, last_speed, speed_is_doubted;
  long long steps, phase, steps_per_interval, intervals;
  int mode, policy_runs;
  struct policy policy;
  struct baseline baseline;
  struct demand policy_demand, base_demand, target, out;
  double offset_pitch[BLADE_COUNT], offset_torque; /* from the base, fading in fall-back */
  struct watched watched[MOST_WATCHED];
};

struct machine {
  struct definition *definition;
  struct chain *chain; /* NULL for the baseline */
  struct state *state;
  struct state *kept;
  size_t state_size;
  struct workspace workspace;
  int watched, record[MOST_WATCHED];
};

static inline const struct constants *constants(const struct machine *m) {
  return &m->definition->constants;
}

static inline double rated_speed(const struct constants *c) {
  return c->rated_rotor_speed * c->gear_ratio;
}

#endif
