/* A Bladed-style controller library to test the caller with: the NREL 5 MW law, a caller checked
   against the conventions of the exchange, and mischief on request. Like ROSCO it keeps its state
   in static variables and cannot be started twice in one process. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "exchange.h"
#include "law.h"
#include "mischief.h"

#ifndef ENTRY
#define ENTRY DISCON
#endif

#if defined _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

static int started;

static int fail(char *message, int size, const char *sentence) {
  snprintf(message, size, "%s", sentence);
  return -1;
}

/* What every caller must have set before the first call; NULL if it has. */
static const char *complaint(const float *avrSWAP, const char *infile, const char *outname) {
  if (started) return "this library has already been loaded";
  if (R(PITCH_ACTUATOR) != 0) return "record 10 must be 0, a pitch position actuator";
  if (R(PITCH_CONTROL) != 1) return "record 28 must be 1, individual pitch";
  if (R(BLADES) != 3) return "record 61 must be 3 blades";
  if (R(INFILE_SIZE) != strlen(infile) + 1) return "record 50 is not the size of INFILE";
  if (R(OUTNAME_SIZE) != strlen(outname) + 1) return "record 51 is not the size of OUTNAME";
  if (!(R(INTERVAL) > 0)) return "record 3 must be a positive interval";
  if (!(R(GENERATOR_SPEED) > 0)) return "record 20 must be the initial generator speed";
  return NULL;
}

static int start(float *avrSWAP, const char *infile, const char *outname, char *message, int size) {
  const char *wrong = complaint(avrSWAP, infile, outname);
  char sentence[1024];
  if (wrong != NULL) return fail(message, size, wrong);
  if (!mischief_read(infile, sentence, sizeof sentence)) return fail(message, size, sentence);
  printf("test controller started with %s\n", infile);
  law_start(R(INTERVAL), R(GENERATOR_SPEED), R(PITCH_1));
  started = 1;
  return 0;
}

static void set_constant_outputs(float *avrSWAP) {
  R(CONTACTOR) = 1;
  R(BRAKE) = 0;
  R(DEMANDED_YAW_RATE) = 0;
  R(PITCH_OVERRIDE) = 0;
  R(TORQUE_OVERRIDE) = 0;
  R(LOG_COUNT) = 0;
}

static void log_time(float *avrSWAP) {
  if (R(LOG_MOST) >= 1) {
    avrSWAP[(int)R(LOG_START) - 1] = R(TIME);
    R(LOG_COUNT) = 1;
  }
}

static void control(float *avrSWAP) {
  double pitch[3] = {R(PITCH_1), R(PITCH_2), R(PITCH_3)};
  R(DEMANDED_TORQUE) = (float)law_step(R(GENERATOR_SPEED), pitch);
  for (int blade = 0; blade < 3; blade++) R(DEMANDED_PITCH_1 + blade) = (float)pitch[blade];
  R(DEMANDED_PITCH_COLLECTIVE) = (float)pitch[0];
}

/* Demands that the caller must not pass on, or must understand. */
static void distort(float *avrSWAP, double time_s) {
  if (mischief_is_due("nan", time_s)) R(DEMANDED_TORQUE) = NAN;
  if (mischief_is_due("degrees", time_s)) R(DEMANDED_PITCH_1) = 20;
  if (mischief_is_due("brake", time_s)) R(BRAKE) = 1;
  if (mischief_is_due("override", time_s)) R(TORQUE_OVERRIDE) = 1;
  if (mischief_is_due("contactor", time_s)) R(CONTACTOR) = 0;
  if (mischief_is_due("collective", time_s)) {
    R(PITCH_CONTROL) = 0;
    for (int blade = 0; blade < 3; blade++) R(DEMANDED_PITCH_1 + blade) = -1;
  }
}

EXPORT void ENTRY(float *avrSWAP, int *aviFAIL, const char *accINFILE, const char *avcOUTNAME,
                  char *avcMSG) {
  int status = (int)lroundf(R(STATUS));
  int size = (int)lroundf(R(MESSAGE_SIZE));
  double time_s = R(TIME);
  *aviFAIL = 0;
  if (status == 0) *aviFAIL = start(avrSWAP, accINFILE, avcOUTNAME, avcMSG, size);
  if (status == -1) printf("test controller ended at %.3f s\n", time_s);
  if (status < 0 || *aviFAIL < 0) return;
  mischief_end(time_s);
  set_constant_outputs(avrSWAP);
  log_time(avrSWAP);
  control(avrSWAP);
  distort(avrSWAP, time_s);
  if (mischief_is_due("message", time_s)) {
    snprintf(avcMSG, size, "the test controller wants to be heard");
    *aviFAIL = 1;
  }
  if (mischief_is_due("fail", time_s)) {
    *aviFAIL = fail(avcMSG, size, "the test controller has had enough");
  }
}
