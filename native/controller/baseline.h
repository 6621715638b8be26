/* A classical variable-speed, pitch-to-feather controller (Jonkman et al., NREL/TP-500-38060): torque
   by regions of the filtered generator speed, gain-scheduled PI on pitch. */
#ifndef BASELINE_H
#define BASELINE_H

#include "definition.h"
#include "records.h"

struct baseline {
  double filtered;         /* generator speed [rad/s] */
  double last_torque;      /* [N m] */
  double last_pitch;       /* [rad] */
  double integral;         /* of the speed error [rad] */
  double first;            /* 1 before the first command */
};

struct demand {
  double torque;              /* [N m] */
  double pitch[BLADE_COUNT];  /* [rad] */
  double yaw_rate;            /* [rad/s] */
  double contactor;           /* 1 generator on */
};

void baseline_start(struct baseline *b, const struct constants *c, double speed, double pitch);

/* To be called once per control interval. */
void baseline_step(struct baseline *b, const struct constants *c, double speed,
                   const double *measured_pitch, struct demand *demand);

/* Others command: takes over from there without a bump. */
void baseline_follow(struct baseline *b, const struct constants *c, const struct demand *demand);

/* Torque that belongs to the filtered speed alone, whatever the pitch: of a rotor that is not in
   operation [N m]. */
double baseline_torque_by_speed(const struct constants *c, double speed);

static inline double clip(double value, double low, double high) {
  double below = value < high ? value : high;
  return below > low ? below : low;
}

static inline double mean_pitch(const double *pitch) {
  return (pitch[0] + pitch[1] + pitch[2]) / BLADE_COUNT;
}

#endif
