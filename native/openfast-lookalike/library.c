/* The functions of libopenfastlib that fly one turbine, with the habits of OpenFAST 5.0. The physics are the QBlade
   look-alike's. What it is to do wrong stands in the second line of the main input file: see native/README.md. */
#include <dlfcn.h>
#include <math.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "../lookalike/turbine.h"
#include "deck.h"
#include "inflow.h"

#define EXPORT __attribute__((visibility("default")))
#define TEXT 1025
#define NAME 20
#define MOST 200
#define RECORDS 3300
#define PI 3.14159265358979323846
#define RPM (PI / 30)

enum { NONE, INFO, WARNING, SEVERE, FATAL };

typedef void (*discon)(float *, int *, const char *, char *, char *);

static struct {
  bool allocated, sized, started;
  deck files[5];
  char names[MOST][NAME + 1];
  int outputs;
  double step, last, efficiency, base;
  long steps;
  turbine turbine;
  discon control;
  float swap[RECORDS];
} sim;

enum { MAIN, STRUCTURE, INFLOW, AERODYNAMICS, SERVO };
static const char *const KEYS[] = {"", "EDFile", "InflowFile", "AeroFile", "ServoFile"};

/* The number after a word in the second line of the model. */
static double trait(const char *name, double otherwise) {
  const char *line = strchr(sim.files[MAIN].text, '\n');
  const char *end = line ? strchr(line + 1, '\n') : NULL;
  const char *found = line ? strstr(line, name) : NULL;
  return found && found < end ? atof(found + strlen(name) + 1) : otherwise;
}

static void say(int *status, char *message, int level, const char *where, const char *text) {
  *status = level;
  snprintf(message, TEXT, "%s:%.900s", where, text);
}

EXPORT void FAST_AllocateTurbines(int *count, int *status, char *message) {
  *status = NONE;
  message[0] = 0;
  if (sim.allocated) say(status, message, FATAL, "FAST_AllocateTurbines", "Error allocating turbine data.");
  if (*count != 1) say(status, message, FATAL, "FAST_AllocateTurbines", "one turbine only in this look-alike");
  sim.allocated = true;
}

EXPORT void FAST_DeallocateTurbines(int *status, char *message) {
  *status = NONE;
  message[0] = 0;
  for (int i = 0; i < 5; i++) deck_free(&sim.files[i]);
  inflow_close();
  memset(&sim, 0, sizeof sim);
}

static bool read_files(const char *path, int *status, char *message) {
  char name[PATH], text[PATH + 100];
  if (!deck_read(&sim.files[MAIN], path)) {
    snprintf(text, sizeof text, "FAST_InitializeAll:Cannot open file \"%s\".", path);
    say(status, message, FATAL, "FAST_Sizes", text);
    return false;
  }
  for (int i = STRUCTURE; i <= SERVO; i++) {
    if (!deck_file(&sim.files[MAIN], KEYS[i], name, sizeof name) || !deck_read(&sim.files[i], name)) {
      snprintf(text, sizeof text, "FAST_InitializeAll:Cannot open file \"%s\".", name);
      say(status, message, FATAL, "FAST_Sizes", text);
      return false;
    }
  }
  return true;
}

static void add(const char *name) {
  if (sim.outputs < MOST) snprintf(sim.names[sim.outputs++], NAME + 1, "%-20.20s", name);
}

static void list_outputs(char *names) {
  static const int ORDER[] = {INFLOW, STRUCTURE, AERODYNAMICS, SERVO};
  static const char *const FIRST[] = {"Time", "ConvIter", "ConvError", "NumUJac"};
  char name[64];
  for (int i = 0; i < 4; i++) add(FIRST[i]);
  for (int i = 0; i < 4; i++) {
    for (int n = 0; deck_output(&sim.files[ORDER[i]], n, name, sizeof name); n++) add(name);
  }
  for (int i = 0; i < sim.outputs; i++) memcpy(names + i * NAME, sim.names[i], NAME);
}

EXPORT void FAST_Sizes(int *turbine, const char *input, int *abort_level, int *outputs, double *dt, double *dt_out,
                       double *t_max, int *status, char *message, char *names, double *given_t_max, double *ary) {
  char text[PATH + 200], controller[PATH];
  (void)given_t_max, (void)ary;
  *status = NONE;
  message[0] = 0;
  *abort_level = FATAL;
  if (!sim.allocated || *turbine != 0) raise(11); /* an index out of range, a call before the allocation */
  printf("\n **************************************************************************************************\n"
         " OpenFAST\n\n OpenFAST-v0.0.0-lookalike\n");
  if (!read_files(input, status, message)) return;
  for (long i = 0; i < (long)trait("flood", 0); i++) printf("Turning off Unsteady Aerodynamics.\n");
  fflush(stdout);
  if (trait("refuse", 0) != 0) {
    say(status, message, FATAL, "FAST_Sizes",
        "FAST_InitializeAll:ED_Init:ED_ReadInput:ReadPrimaryFile:Invalid numerical input for file \"ED.dat\".");
    return;
  }
  deck *servo = &sim.files[SERVO];
  if (deck_number(servo, "PCMode", 0) != 5 || deck_number(servo, "VSContrl", 0) != 5) {
    say(status, message, FATAL, "FAST_Sizes", "FAST_InitializeAll:SrvD_Init:ValidatePrimaryData:PCMode must be 5.");
    return;
  }
  deck_file(servo, "DLL_FileName", controller, sizeof controller);
  void *library = dlopen(controller, RTLD_LAZY);
  sim.control = library ? (discon)dlsym(library, "DISCON") : NULL;
  if (!sim.control) {
    snprintf(text, sizeof text, "BladedInterface_Init:The dynamic library %s could not be loaded.", controller);
    say(status, message, FATAL, "FAST_Sizes", text);
    return;
  }
  const char *wrong = inflow_read(&sim.files[INFLOW]);
  if (wrong) {
    say(status, message, FATAL, "FAST_Sizes", wrong);
    return;
  }
  sim.step = deck_number(&sim.files[MAIN], "DT", 0.0125);
  sim.last = deck_number(&sim.files[MAIN], "TMax", 60);
  sim.efficiency = deck_number(servo, "GenEff", 94.4) / 100;
  sim.base = deck_number(&sim.files[STRUCTURE], "TowerHt", 87.6);
  turbine_place(&sim.turbine, deck_number(&sim.files[STRUCTURE], "RotSpeed", 12) * RPM,
                deck_number(&sim.files[STRUCTURE], "BlPitch(1)", 0), 0, 0);
  list_outputs(names);
  *outputs = sim.outputs;
  *dt = sim.step;
  *dt_out = sim.step;
  *t_max = sim.last;
  sim.sized = true;
}

/* OpenFAST's own asks the controller with what is measured and takes what it demands. */
static bool ask(int code, controls *demand, int *status, char *message) {
  float *swap = sim.swap;
  char text[TEXT] = "", name[TEXT] = "";
  int fail = 0;
  swap[0] = (float)code;
  swap[1] = (float)(sim.steps * sim.step);
  swap[2] = (float)sim.step;
  swap[19] = (float)(sim.turbine.speed * GEAR_RATIO);
  swap[20] = (float)sim.turbine.speed;
  swap[48] = TEXT;
  swap[49] = swap[50] = 7;
  sim.control(swap, &fail, "unused", name, text);
  if (fail < 0) {
    say(status, message, FATAL, "FAST_Update", text);
    return false;
  }
  demand->torque = swap[34] != 0 ? swap[46] : 0;
  demand->yaw = 0;
  for (int b = 0; b < BLADES; b++) demand->pitch[b] = swap[41 + b] * 180 / PI;
  return true;
}

static const char *violated;

static void wind_now(double x, double y, double z, double velocity[3]) {
  const char *wrong = inflow_velocity(sim.steps * sim.step, x, y, z, velocity);
  if (wrong) violated = wrong;
}

/* In OpenFAST's units; NaN for what this look-alike does not know. */
static double value(const char *name, int *known) {
  const turbine *t = &sim.turbine;
  double velocity[3];
  *known = 1;
#define IS(text) (strncasecmp(name, text " ", sizeof text) == 0)
  if (IS("Time")) return sim.steps * sim.step;
  if (IS("ConvIter") || IS("ConvError") || IS("NumUJac")) return 0;
  if (IS("Wind1VelX")) {
    inflow_velocity(sim.steps * sim.step, 0, 0, deck_number(&sim.files[INFLOW], "WindVziList", 90), velocity);
    return velocity[0];
  }
  if (IS("RotSpeed")) return t->speed / RPM;
  if (IS("GenSpeed")) return t->speed * GEAR_RATIO / RPM;
  if (IS("Azimuth")) return t->azimuth * 180 / PI;
  if (IS("GenTq")) return t->torque / 1e3;
  if (IS("GenPwr")) return t->torque * t->speed * GEAR_RATIO * sim.efficiency / 1e3;
  if (IS("RtAeroFxh")) return t->thrust;
  if (IS("TTDspFA")) return t->tower[0];
  if (IS("TTDspSS")) return t->tower[1];
  if (IS("YawBrTAxp")) return t->tower_acceleration[0];
  if (IS("YawBrTAyp")) return t->tower_acceleration[1];
  if (IS("TwrBsMyt")) return t->thrust * sim.base / 1e3;
  if (IS("TwrBsMxt")) return t->torque * GEAR_RATIO / 1e3;
  for (int b = 0; b < BLADES; b++) {
    char wanted[NAME + 1];
    snprintf(wanted, sizeof wanted, "BldPitch%d ", b + 1);
    if (strncasecmp(name, wanted, strlen(wanted)) == 0) return t->pitch[b];
    snprintf(wanted, sizeof wanted, "RootMyc%d ", b + 1);
    if (strncasecmp(name, wanted, strlen(wanted)) == 0) return t->out_of_plane[b] / 1e3;
    snprintf(wanted, sizeof wanted, "RootMxc%d ", b + 1);
    if (strncasecmp(name, wanted, strlen(wanted)) == 0) return t->in_plane[b] / 1e3;
  }
  *known = 0;
  return NAN;
}

static void put_out(double *outputs) {
  int known;
  for (int i = 0; i < sim.outputs; i++) outputs[i] = value(sim.names[i], &known);
}

static bool counts_are_right(const int *inputs, const int *outputs, int *status, char *message, const char *where) {
  if (*inputs == 51 && *outputs == sim.outputs) return true;
  say(status, message, FATAL, where, "wrong number of inputs or outputs");
  return false;
}

EXPORT void FAST_Start(int *turbine, int *inputs, int *outputs, double *in, double *out, int *status, char *message) {
  controls demand;
  int known;
  (void)turbine, (void)in;
  *status = NONE;
  message[0] = 0;
  if (!counts_are_right(inputs, outputs, status, message, "FAST_Start")) return;
  for (int i = 0; i < sim.outputs; i++) {
    value(sim.names[i], &known);
    if (!known) {
      char text[200];
      snprintf(text, sizeof text, "SetOutParam:%s is not an available output channel.", sim.names[i]);
      say(status, message, FATAL, "FAST_Start", text);
      return;
    }
  }
  double foot[3];
  const char *wrong = inflow_velocity(0, 0, 0, 8.5261, foot);
  if (wrong) {
    say(status, message, FATAL, "FAST_Start", wrong);
    return;
  }
  if (!ask(0, &demand, status, message)) return;
  sim.turbine.torque = demand.torque;
  put_out(out);
  sim.started = true;
}

static void misbehave(double *out) {
  double now = sim.steps * sim.step;
#define AT(name) (now >= trait(name, 1e9) && now < trait(name, 1e9) + 1.5 * sim.step)
  if (AT("crash_at")) raise(11);
  if (AT("exit_at")) exit(0);
  if (AT("hang_at")) pause();
  if (now >= trait("nan_at", 1e9)) {
    for (int i = 1; i < sim.outputs; i++) out[i] = NAN;
  }
}

EXPORT void FAST_Update(int *turbine, int *inputs, int *outputs, double *in, double *out, bool *early, int *status,
                        char *message) {
  controls demand;
  (void)turbine, (void)in;
  *status = NONE;
  message[0] = 0;
  *early = false;
  if (!sim.started || !counts_are_right(inputs, outputs, status, message, "FAST_Update")) {
    say(status, message, FATAL, "FAST_Update", "the simulation has not been started");
    return;
  }
  double now = sim.steps * sim.step;
  if (now >= sim.last - 1e-9 || now >= trait("end_at", 1e9)) {
    say(status, message, INFO, "FAST_Update", "Simulation completed.");
    return;
  }
  if (now >= trait("fatal_at", 1e9)) {
    say(status, message, FATAL, "FAST_Update",
        "FAST_Solution:AD_UpdateStates:BEMT_UpdateStates(node 9, blade 1):UA_UpdateStates:Mach number exceeds 1.0. "
        "Equations cannot be evaluated.");
    return;
  }
  if (!ask(1, &demand, status, message)) return;
  violated = NULL;
  turbine_advance(&sim.turbine, &demand, wind_now, sim.step, false);
  if (violated) {
    say(status, message, FATAL, "FAST_Update", violated);
    return;
  }
  sim.steps++;
  put_out(out);
  misbehave(out);
}

EXPORT void FAST_End(int *turbine, bool *stop) {
  controls demand;
  int status;
  char message[TEXT];
  (void)turbine;
  if (sim.started) ask(-1, &demand, &status, message);
  sim.started = false;
  if (*stop) exit(0);
}
