#include "wind.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"
#include "traits.h"

#define DEG (3.14159265358979323846 / 180)
#define KNOWN 512

typedef struct {
  char name[256];
  int nz, ny, nt;
  float dz, dy, dt, mean, hub, lowest, slope[3], intercept[3];
  int16_t *data;
} field;

static struct {
  double speed, horizontal, vertical, exponent, height;
} law = {0, 0, 0, 0, 90};
static field known[KNOWN];
static int known_count;
static const field *active;
static bool automatic_shift = true;
static double shift_time;

void wind_power_law(double speed, double horizontal_deg, double vertical_deg, double exponent, double height) {
  law.speed = speed;
  law.horizontal = horizontal_deg;
  law.vertical = vertical_deg;
  law.exponent = exponent;
  law.height = height;
}

void wind_forget_field(void) { active = NULL; }

void wind_shift(bool automatic, double time) {
  automatic_shift = automatic;
  shift_time = time;
}

static bool read_field(FILE *file, field *f) {
  int16_t id;
  int32_t counts[4], text;
  float head[12];
  if (fread(&id, sizeof id, 1, file) != 1) crash(); /* as with an empty file */
  if (fread(counts, sizeof counts, 1, file) != 1 || fread(head, sizeof head, 1, file) != 1 ||
      fread(&text, sizeof text, 1, file) != 1) {
    return false;
  }
  if (counts[0] < 1 || counts[1] < 1 || counts[3] < 1 || counts[0] > 1000 || counts[1] > 1000 || counts[3] > 10000000) {
    say("terminate called after throwing an instance of 'std::bad_array_new_length'\n");
    abort();
  }
  fseek(file, text, SEEK_CUR);
  f->nz = counts[0], f->ny = counts[1], f->nt = counts[3]; /* counts[2], the tower points, is not looked at */
  f->dz = head[0], f->dy = head[1], f->dt = head[2], f->mean = head[3], f->hub = head[4], f->lowest = head[5];
  for (int c = 0; c < 3; c++) f->slope[c] = head[6 + 2 * c], f->intercept[c] = head[7 + 2 * c];
  size_t count = (size_t)f->nz * (size_t)f->ny * (size_t)f->nt * 3;
  f->data = calloc(count, sizeof *f->data);
  if (fread(f->data, sizeof *f->data, count, file) < count) {
    /* a truncated file is taken as it is, without a word */
  }
  return true;
}

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

void wind_load_field(const char *path, bool from_definition) {
  for (int i = 0; i < known_count; i++) {
    if (strcmp(known[i].name, base_name(path)) == 0) {
      if (!from_definition) hang();
      active = &known[i];
      return;
    }
  }
  FILE *file = fopen(path, "rb");
  if (!file) {
    say("Could not open wind field file %s\n", path);
    return;
  }
  field *next = &known[known_count];
  snprintf(next->name, sizeof next->name, "%s", base_name(path));
  if (read_field(file, next) && known_count < KNOWN - 1) {
    active = next;
    known_count++;
    say("Imported wind field %s\n", path);
  }
  fclose(file);
}

static double stored(const field *f, int t, int z, int y, int c) {
  size_t at = (((size_t)t * (size_t)f->nz + (size_t)z) * (size_t)f->ny + (size_t)y) * 3 + (size_t)c;
  return (f->data[at] - f->intercept[c]) / f->slope[c];
}

static int cell(double position, int count, double *share) {
  if (count == 1 || position <= 0) return *share = 0, 0;
  if (position >= count - 1) return *share = 1, count - 2;
  int low = (int)position;
  *share = position - low;
  return low;
}

static void field_velocity(const field *f, double time, double x, double y, double z, double velocity[3]) {
  double width = f->dy * (f->ny - 1);
  double arrival = automatic_shift ? (width / 2 - x) / f->mean : shift_time - x / f->mean;
  double period = (double)f->dt * f->nt;
  double into = fmod(time + arrival, period);
  if (into < 0) into += period;
  double a, b, c;
  int t0 = (int)(into / f->dt) % f->nt, t1 = (t0 + 1) % f->nt;
  a = into / f->dt - floor(into / f->dt);
  int z0 = cell((z - f->lowest) / f->dz, f->nz, &b), z1 = f->nz > 1 ? z0 + 1 : z0;
  int y0 = cell((y + width / 2) / f->dy, f->ny, &c), y1 = f->ny > 1 ? y0 + 1 : y0;
  for (int i = 0; i < 3; i++) {
    double before = (1 - b) * ((1 - c) * stored(f, t0, z0, y0, i) + c * stored(f, t0, z0, y1, i)) +
                    b * ((1 - c) * stored(f, t0, z1, y0, i) + c * stored(f, t0, z1, y1, i));
    double after = (1 - b) * ((1 - c) * stored(f, t1, z0, y0, i) + c * stored(f, t1, z0, y1, i)) +
                   b * ((1 - c) * stored(f, t1, z1, y0, i) + c * stored(f, t1, z1, y1, i));
    velocity[i] = (1 - a) * before + a * after;
  }
}

void wind_velocity(double time, double x, double y, double z, double velocity[3]) {
  if (active) {
    field_velocity(active, time, x, y, z, velocity);
    return;
  }
  double u = law.speed * pow(fmax(z, 0) / law.height, law.exponent);
  velocity[0] = u * cos(law.horizontal * DEG) * cos(law.vertical * DEG);
  velocity[1] = -u * sin(law.horizontal * DEG);
  velocity[2] = -u * sin(law.vertical * DEG);
}
