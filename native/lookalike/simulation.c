#include "simulation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "definition.h"
#include "generation.h"
#include "install.h"
#include "message.h"
#include "traits.h"
#include "wind.h"

#define PI 3.14159265358979323846
#define RPM (PI / 30)
#define RUNAWAY 4.5 /* rotor speed beyond which the structure has failed [rad/s] */
#define LATE 16

simulation sim;
static controls history[LATE]; /* of the pitch, for a library that reads back late */
static bool outlier;

static void pause_ms(double ms) {
  struct timespec duration = {(time_t)(ms / 1000), (long)(fmod(ms, 1000) * 1e6)};
  if (ms > 0) nanosleep(&duration, NULL);
}

static char *read_text(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    say("Could not open file %s\n", path);
    return NULL;
  }
  char *text = calloc(1, 1 << 20);
  size_t length = fread(text, 1, (1 << 20) - 1, file);
  text[length] = 0;
  fclose(file);
  return text;
}

static void use(const definition *d) {
  traits_set_definition(d->faults);
  sim.loaded = true;
  sim.initialised = false;
  sim.aborted = false;
  sim.steps = d->steps;
  sim.time_step = d->time_step;
  sim.ramp_up = d->ramp_up;
  sim.rpm = d->rpm;
  sim.pitch = d->pitch;
  sim.yaw = d->yaw;
  sim.azimuth = d->azimuth;
  sim.prescribe = d->prescribe;
  sim.time = 0;
  wind_forget_field();
  wind_shift(d->auto_shift, d->shift_time);
  wind_power_law(d->mean_wind, 0, 0, d->shear, d->reference_height);
  if (d->wind_type == 1) {
    char path[2100];
    snprintf(path, sizeof path, "%s%s", d->folder, d->wind_file);
    wind_load_field(path, true); /* a field that is not there leaves the steady wind, without an error */
  }
}

static void load_text(const char *text, const char *path) {
  definition d;
  if (definition_parse(text, path, &d)) {
    use(&d);
    say("Simulation definition %s loaded successfully\n", d.name);
  }
}

void simulation_load_definition(const char *path) {
  char *text = read_text(path);
  if (text) load_text(text, path);
  free(text);
}

/* Our stand-in for the binary project: a marked text, with a last line by which a truncated one is known. */
void simulation_load_project(const char *path) {
  char *text = read_text(path);
  if (!text) return;
  if (strncmp(text, "LOOKALIKE PROJECT", 17) != 0) {
    say("Serialization error\n");
  } else if (!strstr(text, "END OF PROJECT")) {
    hang(); /* a modal message box that nobody can see */
  } else {
    say("Project loaded successfully\n");
    if (strstr(text, "TURB_1")) load_text(text, path);
  }
  free(text);
}

static void wind_now(double x, double y, double z, double velocity[3]) {
  wind_velocity(sim.time, x, y, z, velocity);
}

void simulation_wind(double x, double y, double z, double velocity[3]) {
  if (!sim.loaded || (!sim.initialised && traits_number("blind", 0) != 0)) {
    velocity[0] = velocity[1] = velocity[2] = 0;
    return;
  }
  wind_now(x, y, z, velocity);
}

double simulation_shaft_ratio(void) {
  char shaft[16];
  return traits_get("shaft", shaft, sizeof shaft) && strcmp(shaft, "lss") == 0 ? GEAR_RATIO : 1;
}

/* Speed, pitch and yaw rise in the first two thirds and are held in the last; the wind stands still. */
static void ramp_up(void) {
  long count = lround(sim.ramp_up / sim.time_step);
  turbine_place(&sim.turbine, 0, 0, 0, sim.azimuth * PI / 180);
  for (long i = 1; i <= count; i++) {
    double share = fmin(1, 1.5 * (double)i / (double)count);
    controls ramp = {0, share * sim.yaw, {share * sim.pitch, share * sim.pitch, share * sim.pitch}};
    sim.turbine.speed = share * sim.rpm * RPM;
    turbine_advance(&sim.turbine, &ramp, wind_now, sim.time_step, true);
  }
  if (count == 0) turbine_place(&sim.turbine, sim.rpm * RPM, sim.pitch, sim.yaw, sim.azimuth * PI / 180);
}

static void inject(long step) {
  if (fault_at_step("crash", sim.episode, step)) crash();
  if (fault_at_step("hang", sim.episode, step)) hang();
  if (fault_at_step("nan", sim.episode, step)) sim.demand.torque = NAN;
  if (fault_at_step("outlier", sim.episode, step)) outlier = true;
}

static void grow(void) {
  static void **leaked; /* a chain, so that the compiler cannot leave the memory out */
  size_t leak = (size_t)traits_number("leak", 0);
  if (leak < sizeof *leaked) return;
  void **more = malloc(leak);
  memset(more, 1, leak);
  *more = leaked;
  leaked = more;
}

void simulation_reset(void) {
  if (!sim.loaded) crash(); /* there is no simulation to dereference */
  sim.episode++;
  sim.step = 0;
  sim.time = 0;
  sim.aborted = false;
  sim.initialised = true;
  outlier = false;
  pause_ms(traits_number("slow_reset_ms", 0));
  grow();
  ramp_up();
  if (traits_number("drift", 0) != 0) sim.turbine.speed *= 1 + 1e-3 * (double)sim.episode;
  sim.demand = (controls){0, sim.yaw, {sim.pitch, sim.pitch, sim.pitch}};
  for (int i = 0; i < LATE; i++) history[i] = sim.demand;
  sim.shown = sim.demand;
  install_use_temp();
  inject(0);
}

static bool finite_controls(void) {
  const controls *c = &sim.demand;
  return isfinite(c->torque) && isfinite(c->yaw) && isfinite(c->pitch[0]) && isfinite(c->pitch[1]) &&
         isfinite(c->pitch[2]);
}

static bool structure_breaks(void) {
  double jump = fabs(sim.demand.pitch[0] - sim.turbine.pitch[0]);
  return (jump > 30 && fabs(sim.turbine.speed) > 0.3) || fabs(sim.turbine.speed) > RUNAWAY;
}

/* A broken structure shows absurd numbers for a few steps before it shows none. */
static void blow_up(void) {
  sim.turbine.speed = fabs(sim.turbine.speed) > 1e4 ? NAN : -100 * fabs(sim.turbine.speed) - 500;
}

static bool abort_run(void) {
  say("Simulation aborted: NaN detected in rotor geometry\n");
  sim.aborted = true;
  sim.turbine.speed = NAN;
  return false;
}

static bool physics(double dt) {
  double hub[3];
  wind_now(0, 0, HUB_HEIGHT, hub);
  if (!isfinite(sim.turbine.speed)) return abort_run();
  if (!finite_controls() || hypot(hub[0], hub[1]) < 1e-9) {
    sim.turbine.speed = NAN; /* shows in this step, is noticed in the next */
    return true;
  }
  if (structure_breaks()) {
    blow_up();
    return true;
  }
  controls acting = sim.demand;
  acting.torque *= 1 / simulation_shaft_ratio();
  double sign = traits_number("pitch_sign", 1);
  for (int b = 0; b < BLADES; b++) acting.pitch[b] *= sign;
  turbine_advance(&sim.turbine, &acting, wind_now, dt, sim.prescribe == 1);
  return true;
}

static void show_pitch(void) {
  int lag = (int)traits_number("lag", 0);
  memmove(history + 1, history, sizeof history - sizeof history[0]);
  history[0] = sim.demand;
  sim.shown = history[lag < LATE ? lag : LATE - 1];
}

bool simulation_step(void) {
  if (!sim.initialised) {
    say("LU factorization failed: zero diagonal\n");
    return abort_run();
  }
  if (sim.aborted) return false;
  sim.step++;
  pause_ms(traits_number("slow_step_ms", 0));
  inject(sim.step);
  if (traits_number("garbage", 0) != 0) say("step %ld: relative velocity is nan nan nan\n", sim.step);
  if (fault_at_step("false", sim.episode, sim.step)) return abort_run();
  /* At the end of the definition the structure misses one step and makes up for it in the next. */
  double dt = sim.step == sim.steps ? 0 : sim.step == sim.steps + 1 ? 2 * sim.time_step : sim.time_step;
  bool fine = dt == 0 || physics(dt);
  sim.time += sim.time_step;
  show_pitch();
  return fine;
}

static void moments(double *v) {
  const turbine *t = &sim.turbine;
  for (int b = 0; b < BLADES; b++) {
    v[4 + b] = sim.shown.pitch[b];
    v[7 + b] = t->out_of_plane[b];
    v[10 + b] = t->in_plane[b];
    v[13 + b] = -2e4 - 0.01 * t->out_of_plane[b];
    v[16 + b] = t->flap[b];
    v[19 + b] = 2e-7 * t->in_plane[b];
  }
}

static void tower(double *v) {
  const turbine *t = &sim.turbine;
  const double height = 87.6, weight = 6.9e6;
  double shear = t->thrust + 4e3 * t->tower_acceleration[0];
  v[22] = v[25] = t->tower_acceleration[0];
  v[23] = v[26] = t->tower_acceleration[1];
  v[24] = 0;
  v[27] = t->tower[0];
  v[28] = t->tower[1];
  v[29] = shear;
  v[30] = -t->aero_torque / HUB_HEIGHT;
  v[31] = -weight;
  v[32] = t->aero_torque;
  v[33] = shear * height + 3.4e6 * t->tower[0];
  v[34] = 0;
}

static double power(void) {
  char unit[16];
  double watt = sim.turbine.torque * sim.turbine.speed * GEAR_RATIO;
  return traits_get("power", unit, sizeof unit) && strcmp(unit, "kw") == 0 ? watt / 1000 : watt;
}

void simulation_operation(double *v) {
  const turbine *t = &sim.turbine;
  int count = (int)traits_number("values", SINCE(20600) ? 43 : 41);
  double all[43] = {0};
  if (sim.initialised && !(sim.aborted && SINCE(20800))) {
    all[0] = t->speed;
    all[1] = power();
    all[2] = all[39] = sqrt(t->hub_wind[0] * t->hub_wind[0] + t->hub_wind[1] * t->hub_wind[1] +
                            t->hub_wind[2] * t->hub_wind[2]);
    all[3] = SINCE(20800) ? t->yaw : -t->yaw;
    moments(all);
    tower(all);
    all[35] = (float)sim.time;
    all[36] = t->azimuth * 180 / PI;
    all[37] = fmod(t->azimuth * GEAR_RATIO, 2 * PI) * 180 / PI;
    all[38] = t->torque;
    all[40] = SINCE(20600) ? t->hub_wind[0] : atan2(-t->hub_wind[1], t->hub_wind[0]) * 180 / PI;
    all[41] = t->hub_wind[1];
    all[42] = t->hub_wind[2];
    if (!isfinite(t->speed)) {
      for (int i = 0; i < 43; i++) all[i] = NAN;
    }
    if (outlier) all[(int)traits_number("outlier_index", 7)] = 1e20;
    outlier = false;
  }
  memcpy(v, all, (size_t)(count < 43 ? count : 43) * sizeof *v);
}
