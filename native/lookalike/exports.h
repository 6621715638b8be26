/* The documented functions of the library, in our own words; which of them exist depends on GENERATION.
   Angles in degrees, speeds in rpm, everything else in SI units unless noted. `num` is the turbine, always 0. */
#ifndef LOOKALIKE_EXPORTS_H
#define LOOKALIKE_EXPORTS_H

#include "generation.h"

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

/* C++ bool is one byte; the rest of the return register is anybody's. Here it is made dirty on purpose. */
typedef unsigned long dirty_bool;
typedef dirty_bool garbage; /* what a function that returns nothing leaves behind */
typedef unsigned char byte; /* a bool argument */

#if SINCE(20900)
typedef dirty_bool bool_since_209;
#else
typedef garbage bool_since_209;
#endif
#if SINCE(20800)
typedef dirty_bool bool_since_208;
#else
typedef garbage bool_since_208;
#endif

/* Life cycle. The path is that of the library file itself and must come first; device 0 is the processor. */
EXPORT void setLibraryPath(const char *library);
EXPORT bool_since_209 createInstance(int device, int group_size);
EXPORT void loadProject(const char *path);
EXPORT void loadSimDefinition(const char *path);
EXPORT void storeProject(const char *path);
EXPORT void initializeSimulation(void);
#ifndef WITHOUT_ADVANCE /* for the test of a library that lacks something */
EXPORT bool_since_208 advanceTurbineSimulation(void);
#endif
EXPORT bool_since_209 runFullSimulation(void);
EXPORT void closeInstance(void);
EXPORT void setDebugInfo(byte on);
#if SINCE(20600)
EXPORT void setLogFile(const char *path);
#endif
#if SINCE(20700)
EXPORT void setUseOpenCl(byte on);
EXPORT void setGranularDebug(byte structure, byte simulation, byte turbine, byte controller, byte serializer);
EXPORT void exportResults(int type, const char *folder, const char *name, const char *filter);
#endif
#if SINCE(20800)
EXPORT void setOmpNumThreads(int count);
#endif
#if SINCE(20900)
EXPORT void setAutoCleanup(byte on);
#elif SINCE(20800)
EXPORT void setAutoClearTemp(byte on);
#endif

/* Before a reset. */
EXPORT void setTimestepSize(double seconds);
EXPORT void setRampupTime(double seconds);
EXPORT void setRPMPrescribeType_at_num(int type, int num); /* 0 in the ramp-up only, 1 always, else never */
EXPORT void setInitialConditions_at_num(double yaw, double pitch, double azimuth, double rpm, int num);
EXPORT void setTurbinePosition_at_num(double x, double y, double z, double rx, double ry, double rz, int num);
#if SINCE(20800)
EXPORT void setRPM_at_num(double rpm, int num);
EXPORT void setMooringStiffness(double ea, double neutral_strain, int cable, int num);
#endif

/* Wind; directions in degrees. */
EXPORT void setPowerLawWind(double speed, double horizontal, double vertical, double exponent, double height);
EXPORT void loadTurbulentWindBinary(const char *path);
EXPORT void addTurbulentWind(double speed, double reference_height, double hub_height, double extent, int points,
                             double length, double dt, const char *turbulence_class, const char *turbulence_type,
                             int seed, double vertical, double horizontal, byte remove_files);
EXPORT void getWindspeed(double x, double y, double z, double *velocity);
#if SINCE(20600)
EXPORT void getWindspeedArray(double *x, double *y, double *z, double *u, double *v, double *w, int count);
#endif

/* In the loop. Controls: torque, yaw, pitch of three blades; they last until set again. */
EXPORT void setControlVars_at_num(double *controls, int num);
EXPORT void advanceController_at_num(double *controls, int num);
EXPORT void getTurbineOperation_at_num(double *values, int num);
EXPORT void getTowerBottomLoads_at_num(double *loads, int num);
EXPORT double getCustomData_at_num(const char *name, double position, int num);
#if SINCE(20800)
EXPORT double getCustomSimulationTimeData(const char *name);
#elif SINCE(20600)
EXPORT double getCustomSimulationData(const char *name);
#endif
#if SINCE(20600)
EXPORT void setExternalAction(const char *action, const char *id, double value, double position, const char *direction,
                              byte local, int num);
#endif
#if SINCE(20900)
EXPORT void getWaveVelAccElev(double x, double y, double z, double *velocity, double *acceleration, double *elevation);
#endif

#endif
