#include "exports.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "channels.h"
#include "install.h"
#include "message.h"
#include "simulation.h"
#include "traits.h"
#include "wind.h"

#define DIRTY 0xABCDEF00UL

static bool set_since_reset;

static dirty_bool answer(bool value) { return DIRTY | (value ? 1 : 0); }

static void called(const char *function) { install_note(function); }

static void violation(const char *what) {
  char line[256];
  snprintf(line, sizeof line, "VIOLATION %s", what);
  say("%s\n", line);
  install_note(line);
}

static bool is_true(byte argument) {
  if (argument > 1) {
    say("a bool argument was %d\n", argument);
    abort();
  }
  return argument;
}

static void setter(const char *function) {
  called(function);
  set_since_reset = true;
}

void setLibraryPath(const char *library) {
  if (sim.instance) violation("setLibraryPath after createInstance");
  install_set_path(library);
  called("setLibraryPath");
}

bool_since_209 createInstance(int device, int group_size) {
  called("createInstance");
  if (!install_known()) violation("createInstance before setLibraryPath");
  if (sim.instance) violation("second createInstance");
  if (device != 0) violation("createInstance on a device that is not there");
  if (fault_at_place("crash", "create")) crash();
  (void)group_size;
  long episode = sim.episode; /* faults count the resets of a process */
  memset(&sim, 0, sizeof sim);
  sim.episode = episode;
  sim.instance = true;
  return answer(traits_number("no_licence", 0) == 0);
}

static void before_load(const char *function) {
  called(function);
  if (!sim.instance) violation("load before createInstance");
  if (fault_at_place("crash", "load")) crash();
  if (fault_at_place("hang", "load")) hang();
}

void loadProject(const char *path) {
  before_load("loadProject");
  simulation_load_project(path);
}

void loadSimDefinition(const char *path) {
  before_load("loadSimDefinition");
  simulation_load_definition(path);
}

void storeProject(const char *path) { called(path ? "storeProject" : "storeProject of nothing"); }

void initializeSimulation(void) {
  called("initializeSimulation");
  if (!sim.instance) violation("initializeSimulation before createInstance");
  set_since_reset = false;
  simulation_reset();
}

#ifndef WITHOUT_ADVANCE
bool_since_208 advanceTurbineSimulation(void) {
  if (sim.step == 0) called("advanceTurbineSimulation");
  if (!sim.initialised) violation("advanceTurbineSimulation before initializeSimulation");
  if (set_since_reset) violation("advanceTurbineSimulation after a setter without initializeSimulation");
  bool fine = simulation_step();
  return SINCE(20800) ? answer(fine) : DIRTY;
}
#endif

bool_since_209 runFullSimulation(void) {
  called("runFullSimulation");
  bool fine = true;
  while (fine && sim.step < sim.steps) fine = simulation_step();
  return SINCE(20900) ? answer(fine) : DIRTY;
}

void closeInstance(void) {
  called("closeInstance");
  install_close();
  sim.instance = sim.loaded = sim.initialised = false;
}

void setDebugInfo(byte on) { called(is_true(on) ? "setDebugInfo" : "setDebugInfo off"); }

#if SINCE(20600)
void setLogFile(const char *path) {
  called("setLogFile");
  if (!say_into(path)) violation("setLogFile cannot write");
}
#endif

#if SINCE(20700)
void setUseOpenCl(byte on) { called(is_true(on) ? "setUseOpenCl" : "setUseOpenCl off"); }

void setGranularDebug(byte structure, byte simulation, byte turbine, byte controller, byte serializer) {
  called("setGranularDebug");
  is_true(structure), is_true(simulation), is_true(turbine), is_true(controller), is_true(serializer);
}

void exportResults(int type, const char *folder, const char *name, const char *filter) {
  called(type >= 0 && folder && name && filter ? "exportResults" : "exportResults of nothing");
}
#endif

#if SINCE(20800)
void setOmpNumThreads(int count) { called(count == 1 ? "setOmpNumThreads" : "setOmpNumThreads of many"); }
#endif

#if SINCE(20900)
void setAutoCleanup(byte on) {
  called("setAutoCleanup");
  install_auto_cleanup(is_true(on));
}
#elif SINCE(20800)
void setAutoClearTemp(byte on) {
  called("setAutoClearTemp");
  install_auto_cleanup(is_true(on));
}
#endif

void setTimestepSize(double seconds) {
  setter("setTimestepSize");
  sim.time_step = seconds;
}

void setRampupTime(double seconds) {
  setter("setRampupTime");
  sim.ramp_up = seconds;
}

void setRPMPrescribeType_at_num(int type, int num) {
  setter(num == 0 ? "setRPMPrescribeType_at_num" : "setRPMPrescribeType_at_num of another turbine");
  if (traits_number("prescribed", 0) == 0) sim.prescribe = type;
}

void setInitialConditions_at_num(double yaw, double pitch, double azimuth, double rpm, int num) {
  setter(num == 0 ? "setInitialConditions_at_num" : "setInitialConditions_at_num of another turbine");
  sim.yaw = yaw;
  sim.pitch = pitch;
  sim.azimuth = azimuth;
  sim.rpm = rpm;
}

void setTurbinePosition_at_num(double x, double y, double z, double rx, double ry, double rz, int num) {
  called("setTurbinePosition_at_num");
  if (x != 0 || y != 0 || z != 0 || rx != 0 || ry != 0 || rz != 0 || num != 0) {
    say("this turbine stays where it is\n");
  }
}

#if SINCE(20800)
void setRPM_at_num(double rpm, int num) {
  setter(num == 0 ? "setRPM_at_num" : "setRPM_at_num of another turbine");
  sim.rpm = rpm;
}

void setMooringStiffness(double ea, double neutral_strain, int cable, int num) {
  called(ea + neutral_strain + cable + num > 0 ? "setMooringStiffness" : "setMooringStiffness of nothing");
}
#endif

void setPowerLawWind(double speed, double horizontal, double vertical, double exponent, double height) {
  if (!sim.initialised || sim.step == 0) called("setPowerLawWind");
  wind_power_law(speed, horizontal, vertical, exponent, height);
}

void loadTurbulentWindBinary(const char *path) {
  setter("loadTurbulentWindBinary");
  if (traits_number("ignore_field", 0) == 0) wind_load_field(path, false);
}

/* The original runs TurbSim in the working directory; here only the input file is left there. */
void addTurbulentWind(double speed, double reference_height, double hub_height, double extent, int points,
                      double length, double dt, const char *turbulence_class, const char *turbulence_type, int seed,
                      double vertical, double horizontal, byte remove_files) {
  setter("addTurbulentWind");
  is_true(remove_files);
  FILE *file = fopen("windfield.inp", "w");
  if (!file) return;
  fprintf(file, "%g URef\n%g RefHt\n%g HubHt\n%g extent\n%d points\n%g s\n%g dt\n%s class\n%s type\n%d seed\n", speed,
          reference_height, hub_height, extent, points, length, dt, turbulence_class, turbulence_type, seed);
  fprintf(file, "%g vertical\n%g horizontal\n", vertical, horizontal);
  fclose(file);
  wind_power_law(speed, horizontal, vertical, 0, reference_height);
}

void getWindspeed(double x, double y, double z, double *velocity) { simulation_wind(x, y, z, velocity); }

#if SINCE(20600)
void getWindspeedArray(double *x, double *y, double *z, double *u, double *v, double *w, int count) {
  for (int i = 0; i < count; i++) {
    double velocity[3];
    simulation_wind(x[i], y[i], z[i], velocity);
    u[i] = velocity[0], v[i] = velocity[1], w[i] = velocity[2];
  }
}
#endif

void setControlVars_at_num(double *controls, int num) {
  if (sim.step == 0) called("setControlVars_at_num");
  if (num != 0) violation("another turbine than 0");
  sim.demand.torque = controls[0];
  sim.demand.yaw = controls[1];
  for (int b = 0; b < BLADES; b++) sim.demand.pitch[b] = controls[2 + b];
}

/* A plain controller: optimal torque below rated speed, proportional pitch above. */
void advanceController_at_num(double *controls, int num) {
  double generator = sim.turbine.speed * GEAR_RATIO;
  controls[0] = fmin(2.332 * generator * generator, 43093.55) * simulation_shaft_ratio();
  controls[1] = sim.yaw;
  double pitch = fmin(90, fmax(0, sim.turbine.pitch[0] + 0.05 * (generator - 122.91)));
  controls[2] = controls[3] = controls[4] = pitch;
  setControlVars_at_num(controls, num);
}

void getTurbineOperation_at_num(double *values, int num) {
  if (num != 0) violation("another turbine than 0");
  simulation_operation(values);
}

void getTowerBottomLoads_at_num(double *loads, int num) {
  double values[64] = {0};
  getTurbineOperation_at_num(values, num);
  memcpy(loads, values + 29, 6 * sizeof *loads);
}

double getCustomData_at_num(const char *name, double position, int num) {
  (void)position;
  return num == 0 ? channel_value(name) : -1;
}

#if SINCE(20800)
double getCustomSimulationTimeData(const char *name) { return channel_value(name); }
#elif SINCE(20600)
double getCustomSimulationData(const char *name) { return channel_value(name); }
#endif

#if SINCE(20600)
void setExternalAction(const char *action, const char *id, double value, double position, const char *direction,
                       byte local, int num) {
  called(is_true(local) ? "setExternalAction local" : "setExternalAction");
  if (strcmp(action, "SETTORQUE") == 0) sim.demand.torque = value;
  (void)id, (void)position, (void)direction, (void)num;
}
#endif

#if SINCE(20900)
void getWaveVelAccElev(double x, double y, double z, double *velocity, double *acceleration, double *elevation) {
  (void)x, (void)y, (void)z;
  memset(velocity, 0, 3 * sizeof *velocity);
  memset(acceleration, 0, 3 * sizeof *acceleration);
  *elevation = 0;
}
#endif
