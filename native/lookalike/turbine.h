/* The physics of the look-alike: a flexible three-bladed 5 MW turbine in a few dozen state variables. */
#ifndef LOOKALIKE_TURBINE_H
#define LOOKALIKE_TURBINE_H

#include <stdbool.h>

#define BLADES 3
#define HUB_HEIGHT 90.0 /* m */
#define GEAR_RATIO 97.0

/* Where the wind is asked for: fills u, v, w at a point [m, m/s]. */
typedef void (*wind_at)(double x, double y, double z, double velocity[3]);

typedef struct {
  double torque;        /* on the shaft that the controls mean [N m] */
  double yaw;           /* deg */
  double pitch[BLADES]; /* deg */
} controls;

typedef struct {
  double speed;   /* rotor [rad/s] */
  double azimuth; /* rad */
  double yaw;     /* deg */
  double pitch[BLADES];
  double torque; /* high-speed shaft, as it acts [N m] */
  double induction;
  double tower[2], tower_rate[2], tower_acceleration[2]; /* fore-aft, side-side [m, m/s, m/s2] */
  double flap[BLADES], flap_rate[BLADES];                /* tip, out of plane [m, m/s] */
  double out_of_plane[BLADES], in_plane[BLADES];         /* root moments [N m] */
  double thrust, aero_torque;
  double hub_wind[3];
} turbine;

/* Brings a turbine to rest at the given operation, everything else relaxed. */
void turbine_place(turbine *t, double speed, double pitch_deg, double yaw_deg, double azimuth);

/* Advances by dt. While `prescribed`, the speed is held and the torque is what holding takes. */
void turbine_advance(turbine *t, const controls *demand, wind_at wind, double dt, bool prescribed);

#endif
