/* What the simulator tells, and whether it can be true. */
#ifndef GUARD_H
#define GUARD_H

#include "state.h"

/* Where the two speeds cannot both be true, the faster one counts [rad/s]. */
double generator_speed(const struct machine *m, const float *swap);

/* Checks of a call: 0, or -1 with a sentence. The gear ratio is looked at in the first call. */
int check_numbers(const float *swap, char *message, size_t size);
int check_gear(const struct machine *m, const float *swap, char *message, size_t size);

/* Whether the two speeds fit each other. */
int gear_fits(const struct machine *m, const float *swap);

/* Whether all that the policy reads is a number. */
int inputs_are_finite(const struct machine *m, const float *swap);

/* Chooses the records to watch; begins to watch them; both before what follows. */
void watch_all(struct machine *m);
void start_watching(struct machine *m, const float *swap);

/* Once per interval: the record that stands still while the turbine moves; 0 for none. */
int stuck_record(struct machine *m, const float *swap);

/* Once per interval: 0, or -1 with a sentence if a record has always been 0. */
int check_absent(struct machine *m, char *message, size_t size);

static inline void measured_pitch(const float *swap, double *pitch) {
  for (int i = 0; i < BLADE_COUNT; i++) pitch[i] = R(pitch_record(i));
}

#endif
