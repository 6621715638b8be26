/* The one hidden instance of the process and its life. */
#ifndef LOOKALIKE_SIMULATION_H
#define LOOKALIKE_SIMULATION_H

#include <stdbool.h>

#include "turbine.h"

typedef struct {
  bool instance, loaded, initialised, aborted;
  long episode; /* resets so far in this process */
  long step;
  long steps;   /* NUMTIMESTEPS */
  double time;
  double time_step, ramp_up, rpm, yaw, pitch, azimuth;
  int prescribe; /* 0 ramp-up only, 1 always, else never */
  controls demand;
  controls shown; /* what reads back as pitch, late if asked for */
  turbine turbine;
} simulation;

extern simulation sim;

void simulation_load_definition(const char *path);
void simulation_load_project(const char *path);
void simulation_reset(void);
bool simulation_step(void);
void simulation_wind(double x, double y, double z, double velocity[3]);
/* The 43 (41) documented operation values. */
void simulation_operation(double *values);
/* The torque as the controls mean it. */
double simulation_shaft_ratio(void);

#endif
