/* What the library exports. All of it is cdecl and safe to call for several turbines, also from
   several threads as long as each turbine stays with one at a time. */
#ifndef TIPSPEED_H
#define TIPSPEED_H

#if defined _WIN32
#define TIPSPEED_EXPORT __declspec(dllexport)
#else
#define TIPSPEED_EXPORT __attribute__((visibility("default")))
#endif

/* A Bladed-style controller. accINFILE names the file that `tipspeed export` wrote, or one by which
   tipspeed itself is found and flies the turbine: see bridge.h. One turbine is one exchange array:
   its address tells turbines apart. */
TIPSPEED_EXPORT void DISCON(float *avrSWAP, int *aviFAIL, const char *accINFILE, char *avcOUTNAME,
                            char *avcMSG);

/* Callback use: from now on DISCON hands each call to this function as it came, whatever the file
   says; NULL ends that. For a program that loads the simulator and this library into one process. */
typedef void (*tipspeed_call)(float *avrSWAP, int *aviFAIL, const char *accINFILE, char *avcOUTNAME,
                              char *avcMSG);
TIPSPEED_EXPORT void tipspeed_hand_to(tipspeed_call call);

/* A HAWC2 controller of type 2 for one turbine. Its file is tipspeed.safetensors in the working
   folder, or what the environment variable TIPSPEED_POLICY names.
   init:   array1[0] is the time step [s]; array2[0] comes back as 1, or as -1 if it cannot fly.
   update: array1 is time [s], rotor speed [rad/s], three pitch angles [rad], wind x, y, z [m/s],
           electrical power [W], grid flag, tower-top acceleration x, y [m/s2]; array2 is torque on
           the rotor side [N m], three pitch demands [rad], power demand [W], then mode. */
TIPSPEED_EXPORT void tipspeed_init(double *array1, double *array2);
TIPSPEED_EXPORT void tipspeed_update(double *array1, double *array2);

#endif
