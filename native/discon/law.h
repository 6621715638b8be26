/* The variable-speed, pitch-to-feather law of the NREL 5 MW reference turbine. */
#ifndef LAW_H
#define LAW_H

/* Begins at a generator speed [rad/s] and a pitch [rad]. */
void law_start(double interval_s, double generator_rad_per_s, double pitch_rad);

/* One interval; pitch_rad holds the measured pitch of three blades and receives the demanded.
   Returns the demanded torque on the high-speed shaft [N m]. */
double law_step(double generator_rad_per_s, double pitch_rad[3]);

#endif
