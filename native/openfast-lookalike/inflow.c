#include "inflow.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEG (3.14159265358979323846 / 180)
#define COLUMNS 9

/* A hub-height file: time, speed, direction, vertical, horizontal shear, exponent, vertical shear, gust, upflow. */
static struct {
  int count;
  double (*rows)[COLUMNS];
  double height, length;
} uniform;

static struct {
  int32_t counts[4]; /* rows, columns, tower points, planes */
  float head[12];    /* dz, dy, dt, mean, hub, bottom, then slope and offset of three components */
  int16_t *data;
} box;

enum { ROWS, ACROSS, TOWER, PLANES };
enum { DZ, DY, DT, MEAN, HUB, BOTTOM, SCALES };

void inflow_close(void) {
  free(uniform.rows);
  free(box.data);
  memset(&uniform, 0, sizeof uniform);
  memset(&box, 0, sizeof box);
}

static const char *read_uniform(const deck *d, const char *path) {
  static char message[1400];
  snprintf(message, sizeof message, "IfW_UniformWind_Init: Cannot open file \"%s\".", path);
  FILE *file = fopen(path, "r");
  if (!file) return message;
  uniform.rows = calloc(100000, sizeof *uniform.rows);
  char line[1000];
  while (fgets(line, sizeof line, file) && uniform.count < 100000) {
    if (line[0] == '!') continue;
    char *rest = line;
    for (int i = 0; i < COLUMNS; i++) uniform.rows[uniform.count][i] = strtod(rest, &rest);
    int last = uniform.count++;
    if (last > 0 && !(uniform.rows[last][0] > uniform.rows[last - 1][0])) {
      fclose(file);
      return "IfW_UniformWind_Init: Time must be increasing.";
    }
  }
  fclose(file);
  uniform.height = deck_number(d, "RefHt_Uni", 90);
  uniform.length = deck_number(d, "RefLength", 126);
  return NULL;
}

static const char *read_box(const char *path) {
  static char message[1400];
  snprintf(message, sizeof message, "Cannot find TurbSim full-field wind input file: '%s'", path);
  int16_t id;
  int32_t text;
  FILE *file = fopen(path, "rb");
  if (!file) return message;
  int whole = fread(&id, sizeof id, 1, file) == 1 && fread(box.counts, sizeof box.counts, 1, file) == 1 &&
              fread(box.head, sizeof box.head, 1, file) == 1 && fread(&text, sizeof text, 1, file) == 1;
  if (whole) {
    fseek(file, text, SEEK_CUR);
    size_t plane = (size_t)(box.counts[ROWS] * box.counts[ACROSS] + box.counts[TOWER]) * 3;
    size_t count = plane * (size_t)box.counts[PLANES];
    box.data = calloc(count, sizeof *box.data);
    whole = fread(box.data, sizeof *box.data, count, file) == count;
  }
  fclose(file);
  return whole ? NULL : "Error reading binary TurbSim file.";
}

const char *inflow_read(const deck *d) {
  char path[PATH];
  inflow_close();
  switch ((int)deck_number(d, "WindType", 0)) {
    case 2:
      deck_file(d, "FileName_Uni", path, sizeof path);
      return read_uniform(d, path);
    case 3:
      deck_file(d, "FileName_BTS", path, sizeof path);
      return read_box(path);
    default:
      return "InflowWind_Init: WindType must be 2 or 3 in this look-alike.";
  }
}

static void uniform_velocity(double time, double x, double y, double z, double velocity[3]) {
  double row[COLUMNS];
  int next = 1;
  while (next < uniform.count && uniform.rows[next][0] <= time) next++;
  const double *before = uniform.rows[next - 1];
  const double *after = next < uniform.count ? uniform.rows[next] : before;
  double share = after == before || time < before[0] ? 0 : (time - before[0]) / (after[0] - before[0]);
  for (int i = 0; i < COLUMNS; i++) row[i] = before[i] + share * (after[i] - before[i]);
  double direction = row[2] * DEG;
  double across = y * cos(direction) + x * sin(direction);
  double speed = row[1] * (pow(fmax(z, 0) / uniform.height, row[5]) +
                           (row[4] * across + row[6] * (z - uniform.height)) / uniform.length) +
                 row[7];
  double along = speed * cos(row[8] * DEG) - row[3] * sin(row[8] * DEG);
  velocity[0] = along * cos(direction);
  velocity[1] = -along * sin(direction);
  velocity[2] = speed * sin(row[8] * DEG) + row[3] * cos(row[8] * DEG);
}

static double stored(long plane, long row, long column, int c) {
  long in_plane = box.counts[ROWS] * box.counts[ACROSS] + box.counts[TOWER];
  long at = (plane * in_plane + row * box.counts[ACROSS] + column) * 3 + c;
  return (box.data[at] - box.head[SCALES + 2 * c + 1]) / box.head[SCALES + 2 * c];
}

static const char *box_velocity(double time, double x, double y, double z, double velocity[3]) {
  double half = box.head[DY] * (double)(box.counts[ACROSS] - 1) / 2;
  double plane = (time + (half - x) / box.head[MEAN]) / box.head[DT];
  double row = (z - box.head[BOTTOM]) / box.head[DZ], column = (y + half) / box.head[DY];
  if (plane > box.counts[PLANES] - 1) return "GF wind array was exhausted.";
  if (row < -1e-3 && box.counts[TOWER] == 0) {
    return " G3D wind array boundaries violated. Grid too small in Z direction (height is below the grid and no tower "
           "points are defined).";
  }
  if (row > box.counts[ROWS] - 1 + 1e-3) return "Grid too small in Z direction (Z is above grid.)";
  double p = fmax(plane, 0), r = fmin(fmax(row, 0), box.counts[ROWS] - 1);
  double q = fmin(fmax(column, 0), box.counts[ACROSS] - 1);
  long p0 = (long)p, r0 = (long)fmin(r, box.counts[ROWS] - 2), q0 = (long)fmin(q, box.counts[ACROSS] - 2);
  long p1 = p0 + 1 < box.counts[PLANES] ? p0 + 1 : p0;
  for (int c = 0; c < 3; c++) {
    double sides[2];
    for (int i = 0; i < 2; i++) {
      long at = i == 0 ? p0 : p1;
      double low = stored(at, r0, q0, c) * (1 - (q - q0)) + stored(at, r0, q0 + 1, c) * (q - q0);
      double high = stored(at, r0 + 1, q0, c) * (1 - (q - q0)) + stored(at, r0 + 1, q0 + 1, c) * (q - q0);
      sides[i] = low + (r - r0) * (high - low);
    }
    velocity[c] = (sides[0] + (p - p0) * (sides[1] - sides[0])) * (row < 0 ? fmax(z, 0) / box.head[BOTTOM] : 1);
  }
  return NULL;
}

const char *inflow_velocity(double time, double x, double y, double z, double velocity[3]) {
  if (box.data) return box_velocity(time, x, y, z, velocity);
  uniform_velocity(time, x, y, z, velocity);
  return NULL;
}
