#include "definition.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

/* The value of a keyword is the first token of the first line in which the keyword stands as a later token: so a
   blank value counts as missing, a value cannot hold blanks, and a comment that names a keyword wins. */
static bool find(const char *text, const char *keyword, char *value, size_t size) {
  const char *line = text;
  while (*line) {
    const char *end = line + strcspn(line, "\r\n");
    char copy[2048];
    size_t length = (size_t)(end - line) < sizeof copy - 1 ? (size_t)(end - line) : sizeof copy - 1;
    memcpy(copy, line, length);
    copy[length] = 0;
    char *first = strtok(copy, " \t");
    for (char *token = first ? strtok(NULL, " \t") : NULL; token; token = strtok(NULL, " \t")) {
      if (strcmp(token, keyword) == 0) {
        snprintf(value, size, "%s", first);
        return true;
      }
    }
    line = end + strspn(end, "\r\n");
  }
  return false;
}

static bool number(const char *text, const char *keyword, double *value) {
  char token[256];
  if (!find(text, keyword, token, sizeof token)) {
    say("Error importing simulation: keyword %s not found\n", keyword);
    return false;
  }
  *value = atof(token);
  return true;
}

static double optional(const char *text, const char *keyword, double otherwise) {
  char token[256];
  if (!find(text, keyword, token, sizeof token)) return otherwise;
  if (strcmp(token, "true") == 0) return 1;
  return atof(token);
}

static bool turbine_exists(const char *text, const char *folder) {
  char name[1024], path[2100];
  if (!find(text, "TURBFILE", name, sizeof name)) {
    say("Error importing simulation: keyword TURBFILE not found\n");
    return false;
  }
  snprintf(path, sizeof path, "%s%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) {
    say("Error importing simulation: cannot open turbine file %s\n", path);
    return false;
  }
  fclose(file);
  return true;
}

bool definition_parse(const char *text, const char *path, definition *d) {
  memset(d, 0, sizeof *d);
  snprintf(d->folder, sizeof d->folder, "%s", path);
  char *slash = strrchr(d->folder, '/');
  *(slash ? slash + 1 : d->folder) = 0;
  double steps, wind_type, prescribe;
  if (!find(text, "OBJECTNAME", d->name, sizeof d->name) || !turbine_exists(text, d->folder) ||
      !number(text, "TIMESTEP", &d->time_step) || !number(text, "NUMTIMESTEPS", &steps) ||
      !number(text, "RAMPUP", &d->ramp_up) || !number(text, "RPMPRESCRIBED", &d->rpm) ||
      !number(text, "PRESCRIBETYPE", &prescribe) || !number(text, "INITIAL_PITCH", &d->pitch) ||
      !number(text, "INITIAL_YAW", &d->yaw) || !number(text, "INITIAL_AZIMUTH", &d->azimuth) ||
      !number(text, "WNDTYPE", &wind_type) || !number(text, "MEANINF", &d->mean_wind) ||
      !number(text, "SHEAREXP", &d->shear) || !number(text, "REFHEIGHT", &d->reference_height)) {
    return false;
  }
  d->steps = lround(steps);
  d->wind_type = (int)wind_type;
  d->prescribe = (int)prescribe;
  d->auto_shift = optional(text, "WINDAUTOSHIFT", 1) != 0;
  d->shift_time = optional(text, "SHIFTTIME", 0);
  find(text, "WNDNAME", d->wind_file, sizeof d->wind_file);
  find(text, "LOOKALIKE", d->faults, sizeof d->faults);
  return true;
}
