/* A simulation definition: text, "value KEYWORD" per line. */
#ifndef LOOKALIKE_DEFINITION_H
#define LOOKALIKE_DEFINITION_H

#include <stdbool.h>

typedef struct {
  char folder[1024]; /* that names inside the file are relative to, with a slash at the end */
  char name[256];
  char faults[1024]; /* value of our own keyword LOOKALIKE, see traits.h */
  double time_step, ramp_up, rpm, pitch, yaw, azimuth;
  double mean_wind, shear, reference_height, shift_time;
  long steps;
  int wind_type, prescribe;
  bool auto_shift;
  char wind_file[1024];
} definition;

/* Reads a definition from text. False, with a line on stdout, when a keyword or the turbine file is missing. */
bool definition_parse(const char *text, const char *path, definition *result);

#endif
