#include "channels.h"

#include <math.h>
#include <string.h>

#include "generation.h"
#include "simulation.h"
#include "traits.h"

#define PI 3.14159265358979323846

#if SINCE(20900)
#define BLADE(n) "BLD_" #n
#define AERO_BLADE(n) "BLD_" #n
#else
#define BLADE(n) "BLD " #n
#define AERO_BLADE(n) "Blade " #n
#endif

static double time_s(void) { return sim.time; }
static double rpm(void) { return sim.turbine.speed * 30 / PI; }
static double generator_rpm(void) { return rpm() * GEAR_RATIO; }
static double high_speed_torque(void) {
  return traits_number("contradiction", 0) != 0 ? sim.turbine.torque / GEAR_RATIO : sim.turbine.torque;
}
static double low_speed_torque(void) { return sim.turbine.torque * GEAR_RATIO; }
static double thrust(void) { return sim.turbine.thrust; }
static double hub_wind(void) { return hypot(hypot(sim.turbine.hub_wind[0], sim.turbine.hub_wind[1]), sim.turbine.hub_wind[2]); }
static double watt(void) { return sim.turbine.torque * sim.turbine.speed * GEAR_RATIO; }
static double aero_watt(void) { return sim.turbine.aero_torque * sim.turbine.speed; }
static double aero_torque(void) { return sim.turbine.aero_torque; }
static double pitch_1(void) { return sim.shown.pitch[0]; }
static double pitch_2(void) { return sim.shown.pitch[1]; }
static double pitch_3(void) { return sim.shown.pitch[2]; }
#if !SINCE(20800)
static double kilowatt(void) { return watt() / 1000; }
static double aero_kilowatt(void) { return aero_watt() / 1000; }
#endif

static const struct {
  const char *name;
  double (*value)(void);
} channels[] = {
    {"Time [s]", time_s},
    {"Rotational Speed [rpm]", rpm},
    {"LSS Rpm [rpm]", rpm},
    {"HSS Rpm [rpm]", generator_rpm},
    {"Aerodynamic Torque [Nm]", aero_torque},
    {"Gen. LSS Torque [Nm]", low_speed_torque},
#if SINCE(20600)
    {"Gen. HSS Torque [Nm]", high_speed_torque},
#else
    {"Gen. HSS Torque (w. losses) [Nm]", high_speed_torque},
#endif
#if SINCE(20800)
    {"Aerodynamic Thrust [N]", thrust},
    {"Gen. Elec. Power [W]", watt},
    {"Aerodynamic Power [W]", aero_watt},
    {"Abs Inflow Vel. at Hub [m/s]", hub_wind},
#else
    {"Thrust [N]", thrust},
    {"Gen. Power (w. losses) [kW]", kilowatt},
    {"Aerodynamic Power [kW]", aero_kilowatt},
    {"Abs Wind Vel. at Hub [m/s]", hub_wind},
#endif
    {"Pitch Angle " AERO_BLADE(1) " [deg]", pitch_1},
    {"Pitch Angle " AERO_BLADE(2) " [deg]", pitch_2},
    {"Pitch Angle " AERO_BLADE(3) " [deg]", pitch_3},
    {"True Pitch Angle " BLADE(1) " [deg]", pitch_1},
};

double channel_value(const char *name) {
  double found = -1;
  char mode[8];
  int by_substring = traits_get("substring", mode, sizeof mode);
  for (size_t i = 0; i < sizeof channels / sizeof channels[0]; i++) {
    if (strcmp(channels[i].name, name) == 0 || (by_substring && strstr(channels[i].name, name))) {
      found = (float)channels[i].value(); /* with substrings the last match wins */
    }
  }
  return sim.step == 0 ? -1 : found; /* nothing is stored before the first step */
}
