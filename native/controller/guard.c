#include "guard.h"

#include <math.h>
#include <stdio.h>

/* Zero for so long while the policy flies: the simulator does not tell that record [s]. */
#define ABSENT_S 2.0

/* A rotor turns this much faster or slower, or pitch moves so far, while a sensor stays the same. */
#define STUCK_SPEED_RATIO 0.005
#define STUCK_PITCH 0.01

/* Generator over rotor speed may differ by the shaft's swing. */
#define GEAR_TOLERANCE 0.1
#define TURNING_RATIO 0.1

double generator_speed(const struct machine *m, const float *swap) {
  double generator = R(GENERATOR_SPEED);
  return m->state->speed_is_doubted
             ? fmax(generator, R(ROTOR_SPEED) * constants(m)->gear_ratio)
             : generator;
}

int check_numbers(const float *swap, char *message, size_t size) {
  static const int NEEDED[] = {TIME, GENERATOR_SPEED, ROTOR_SPEED, PITCH_1, PITCH_2, PITCH_3};
  for (size_t i = 0; i < sizeof NEEDED / sizeof NEEDED[0]; i++) {
    if (!isfinite(R(NEEDED[i]))) {
      snprintf(message, size, "record %d of the exchange array is no number but %g", NEEDED[i],
               R(NEEDED[i]));
      return -1;
    }
  }
  return 0;
}

int gear_fits(const struct machine *m, const float *swap) {
  const struct constants *c = constants(m);
  double expected = R(ROTOR_SPEED) * c->gear_ratio;
  return fabs(expected) < TURNING_RATIO * rated_speed(c) ||
         fabs(R(GENERATOR_SPEED) / expected - 1) <= GEAR_TOLERANCE;
}

/* At the start another gear ratio is another turbine's; later it is a sensor that fails. */
int check_gear(const struct machine *m, const float *swap, char *message, size_t size) {
  const struct constants *c = constants(m);
  if (m->state->steps > 0 || gear_fits(m, swap)) return 0;
  snprintf(message, size,
           "record 20 (generator speed %g rad/s) is not %g times record 21 (rotor speed %g rad/s): "
           "the policy is for %s",
           R(GENERATOR_SPEED), c->gear_ratio, R(ROTOR_SPEED), m->definition->turbine);
  return -1;
}

/* Records that cannot stand still on a turning rotor. */
static int is_lively(int record) {
  return record == GENERATOR_SPEED || record == ROTOR_SPEED || record == ACCELERATION_FA ||
         record == ACCELERATION_SS || (record >= 30 && record <= 32) ||
         (record >= 69 && record <= 71);
}

static void watch(struct machine *m, int record) {
  for (int i = 0; i < m->watched; i++) {
    if (m->record[i] == record) return;
  }
  if (m->watched < MOST_WATCHED && is_lively(record)) m->record[m->watched++] = record;
}

static int needed(const struct signal *signal) {
  return signal->operation == RECORD ? 1 : signal->operation == MEAN_OF_RECORDS ? 3 : 0;
}

void watch_all(struct machine *m) {
  const struct definition *d = m->definition;
  watch(m, GENERATOR_SPEED);
  for (int i = 0; i < d->signals; i++) {
    const struct signal *signal = &d->signal[i];
    for (int k = 0; k < needed(signal); k++) watch(m, signal->record[k]);
    if (signal->operation >= CAPTURED_POWER && signal->operation <= TIP_SPEED_RATIO) {
      watch(m, ROTOR_SPEED);
    }
  }
}

void start_watching(struct machine *m, const float *swap) {
  for (int i = 0; i < m->watched; i++) {
    struct watched *w = &m->state->watched[i];
    w->value = R(m->record[i]);
    w->unchanged_s = 0;
    w->was_zero = 1;
    w->speed_then = R(ROTOR_SPEED);
    w->pitch_then = m->state->out.pitch[0];
  }
}

int stuck_record(struct machine *m, const float *swap) {
  const struct constants *c = constants(m);
  int stuck = 0;
  for (int i = 0; i < m->watched; i++) {
    struct watched *w = &m->state->watched[i];
    int is_rotor = m->record[i] == ROTOR_SPEED;
    double partner = is_rotor ? R(GENERATOR_SPEED) / c->gear_ratio : R(ROTOR_SPEED);
    double pitch = m->state->out.pitch[0];
    if (R(m->record[i]) != 0) w->was_zero = 0;
    if (R(m->record[i]) != w->value) {
      w->value = R(m->record[i]);
      w->unchanged_s = 0;
      w->speed_then = partner;
      w->pitch_then = pitch;
      continue;
    }
    w->unchanged_s += c->control_interval_s;
    if (w->unchanged_s >= c->stuck_s &&
        (fabs(partner - w->speed_then) > STUCK_SPEED_RATIO * c->rated_rotor_speed ||
         fabs(pitch - w->pitch_then) > STUCK_PITCH)) {
      stuck = m->record[i];
    }
  }
  return stuck;
}

int check_absent(struct machine *m, char *message, size_t size) {
  const struct constants *c = constants(m);
  double before = m->state->flown_s;
  m->state->flown_s += c->control_interval_s;
  if (before >= ABSENT_S || m->state->flown_s < ABSENT_S) return 0;
  for (int i = 0; i < m->watched; i++) {
    if (m->state->watched[i].was_zero) {
      snprintf(message, size,
               "record %d of the exchange array, which the policy needs, is always 0: this "
               "simulator does not tell it",
               m->record[i]);
      return -1;
    }
  }
  return 0;
}

int inputs_are_finite(const struct machine *m, const float *swap) {
  const struct definition *d = m->definition;
  for (int i = 0; i < d->signals; i++) {
    for (int k = 0; k < needed(&d->signal[i]); k++) {
      if (!isfinite(R(d->signal[i].record[k]))) return 0;
    }
    if (d->signal[i].operation >= TORQUE_OFF_SCHEDULE &&
        !(isfinite(R(ELECTRICAL_POWER)) && isfinite(R(GENERATOR_TORQUE)) &&
          isfinite(R(HUB_WIND)))) {
      return 0;
    }
  }
  return 1;
}
