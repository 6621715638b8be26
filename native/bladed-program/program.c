/* A simulator that runs as a command and loads a Bladed-style controller: program INPUT. The physics are the QBlade
   look-alike's, the winds those of the OpenFAST look-alike. The input has lines "value Key"; what the program is to do
   wrong stands there too: see native/README.md. */
#include <dlfcn.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lookalike/turbine.h"
#include "../openfast-lookalike/deck.h"
#include "../openfast-lookalike/inflow.h"

#define TEXT 1025
#define RECORDS 400
#define PI 3.14159265358979323846
#define R(n) swap[(n) - 1]

typedef void (*discon)(float *, int *, const char *, char *, char *);

static deck input;
static turbine simulated;
static discon controller;
static char controller_input[PATH];
static float swap[RECORDS];
static double now;
static FILE *output;

static void stop(const char *why) {
  printf("program: %s\n", why);
  exit(3);
}

static double number(const char *key, double otherwise) { return deck_number(&input, key, otherwise); }

static void wind_now(double x, double y, double z, double velocity[3]) {
  const char *wrong = inflow_velocity(now, x, y, z, velocity);
  if (wrong) stop(wrong);
}

static void load_controller(void) {
  char path[PATH];
  if (!deck_file(&input, "Controller", path, sizeof path)) stop("no Controller in the input");
  if (!deck_file(&input, "ControllerInput", controller_input, sizeof controller_input)) {
    stop("no ControllerInput in the input");
  }
  void *library = dlopen(path, RTLD_NOW);
  controller = library ? (discon)dlsym(library, "DISCON") : NULL;
  if (!controller) stop(dlerror());
}

static void measure(double step) {
  const turbine *t = &simulated;
  double velocity[3];
  wind_now(0, 0, HUB_HEIGHT, velocity);
  R(2) = (float)now;
  R(3) = (float)step;
  R(15) = (float)(t->torque * t->speed * GEAR_RATIO * number("Efficiency", 0.944));
  R(20) = (float)(t->speed * GEAR_RATIO);
  R(21) = (float)t->speed;
  R(23) = (float)t->torque;
  R(27) = (float)hypot(velocity[0], velocity[1]);
  R(28) = 1;
  R(53) = (float)t->tower_acceleration[0];
  R(54) = (float)t->tower_acceleration[1];
  R(60) = (float)t->azimuth;
  R(61) = BLADES;
  for (int b = 0; b < BLADES; b++) {
    R(b == 0 ? 4 : 32 + b) = (float)(t->pitch[b] * PI / 180);
    R(30 + b) = (float)t->out_of_plane[b];
    R(69 + b) = (float)t->in_plane[b];
  }
  if (now >= number("nan_at", 1e9)) R(53) = NAN;
}

/* As OpenFAST's text output, and as its binary one not written before the end. */
static void put_out(void) {
  const turbine *t = &simulated;
  if (!output) return;
  if (ftell(output) == 0) {
    setvbuf(output, NULL, _IOFBF, 1 << 20);
    fputs("A flight\n\nTime TTDspFA TTDspSS TwrBsMyt TwrBsMxt RtAeroFxh\n", output);
    fputs("(s) (m) (m) (kN-m) (kN-m) (N)\n", output);
  }
  fprintf(output, "%.6f %.7e %.7e %.7e %.7e %.7e\n", now, t->tower[0], t->tower[1],
          t->thrust * HUB_HEIGHT / 1e3, t->torque * GEAR_RATIO / 1e3, t->thrust);
}

static void ask(int status, controls *demand) {
  char text[TEXT] = "", name[TEXT] = "";
  int fail = 0;
  R(1) = (float)status;
  R(49) = TEXT;
  R(50) = (float)(strlen(controller_input) + 1);
  R(51) = TEXT;
  R(129) = RECORDS;
  controller(swap, &fail, controller_input, name, text);
  if (fail < 0) stop(text);
  demand->torque = R(35) != 0 ? R(47) : 0;
  demand->yaw = 0;
  for (int b = 0; b < BLADES; b++) demand->pitch[b] = R(42 + b) * 180 / PI;
}

static void misbehave(double step) {
  if (fabs(now - number("crash_at", 1e9)) < step / 2) raise(SIGSEGV);
  if (fabs(now - number("exit_at", 1e9)) < step / 2) stop("Mach number exceeds 1.0");
  if (fabs(now - number("hang_at", 1e9)) < step / 2) pause();
  for (long lines = (long)number("flood", 0); lines > 0; lines--) puts("still simulating");
}

int main(int count, char **arguments) {
  controls demand = {0};
  if (count != 2 || !deck_read(&input, arguments[1])) stop("cannot read the input");
  if (number("never_connects", 0)) pause();
  load_controller();
  const char *wrong = inflow_read(&input);
  if (wrong) stop(wrong);
  char path[PATH];
  if (deck_file(&input, "Output", path, sizeof path)) output = fopen(path, "w");
  double step = number("Step", 0.05), last = number("Seconds", 60);
  turbine_place(&simulated, number("RotSpeed", 12) * PI / 30, number("Pitch", 0), 0, 0);
  measure(step);
  ask(0, &demand); /* as OpenFAST, which calls at time 0 with status 0 and again with 1 */
  for (long steps = 0; now <= last; now = steps * step) {
    misbehave(step);
    measure(step);
    put_out();
    ask(1, &demand);
    turbine_advance(&simulated, &demand, wind_now, step, false);
    if (now < number("stand_at", 1e9)) steps++;
  }
  ask(-1, &demand);
  return 0;
}
