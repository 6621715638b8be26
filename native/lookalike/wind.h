/* Power-law wind and TurbSim full fields, with the habits of the original: fields are kept by base name for the life
   of the process, tower points are not skipped, a field starts again after its end. */
#ifndef LOOKALIKE_WIND_H
#define LOOKALIKE_WIND_H

#include <stdbool.h>

void wind_power_law(double speed, double horizontal_deg, double vertical_deg, double exponent, double height);
/* Uses the field of a .bts file; from_definition: a known base name is reused without reading the file, otherwise it
   waits for a click for ever. A missing file changes nothing. */
void wind_load_field(const char *path, bool from_definition);
void wind_forget_field(void);
void wind_shift(bool automatic, double time);
void wind_velocity(double time, double x, double y, double z, double velocity[3]);

#endif
