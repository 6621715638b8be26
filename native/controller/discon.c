/* Entry points: which turbine a call is for, and what the status asks. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge.h"
#include "machine.h"
#include "records.h"
#include "tipspeed.h"

enum {
  SAVE_TO_FILE = -8,
  RESTORE_FROM_FILE = -9,
  KEEP_IN_MEMORY = -10,
  GO_BACK = -11,
  LAST_CALL = -1,
  FIRST_CALL = 0,
  SENTENCE = 1024
};

/* Turbines of this process. An exchange array is one turbine's from start to end: a policy flies it,
   or tipspeed across a bridge. */
struct turbine {
  const float *swap;
  struct machine *machine;
  struct bridge *bridge;
  struct turbine *next;
};

static struct turbine *turbines;
static volatile int lock;

static void take_lock(void) {
  while (__sync_lock_test_and_set(&lock, 1)) {
  }
}

static void release_lock(void) { __sync_lock_release(&lock); }

static struct turbine *turbine_of(const float *swap) {
  take_lock();
  struct turbine *turbine = turbines;
  while (turbine != NULL && turbine->swap != swap) turbine = turbine->next;
  release_lock();
  return turbine;
}

static struct machine *machine_of(const float *swap) {
  struct turbine *turbine = turbine_of(swap);
  return turbine == NULL ? NULL : turbine->machine;
}

/* Takes the turbine out of the table; it is the caller's then. */
static struct turbine *remove_turbine(const float *swap) {
  struct turbine *found = NULL;
  take_lock();
  for (struct turbine **link = &turbines; *link != NULL; link = &(*link)->next) {
    if ((*link)->swap == swap) {
      found = *link;
      *link = found->next;
      break;
    }
  }
  release_lock();
  return found;
}

static void close_turbine(struct turbine *turbine) {
  if (turbine == NULL) return;
  machine_close(turbine->machine);
  bridge_close(turbine->bridge);
  free(turbine);
}

/* Puts a turbine with one of the two into the table; closes it if there is no memory. */
static int add_turbine(const float *swap, struct machine *machine, struct bridge *bridge) {
  struct turbine *turbine = malloc(sizeof *turbine);
  if (turbine == NULL) {
    machine_close(machine);
    bridge_close(bridge);
    return 0;
  }
  turbine->swap = swap;
  turbine->machine = machine;
  turbine->bridge = bridge;
  take_lock();
  turbine->next = turbines;
  turbines = turbine;
  release_lock();
  return 1;
}

/* A name of the caller's, whose length the array tells; 0 if it is too long for a file. */
static int copy_name(const char *name, float told, char *into, size_t size) {
  size_t length = 0, most = told >= 1 && told < 1e9f ? (size_t)told : size;
  while (length < most && length < size && name[length] != 0) length++;
  if (length >= size) return 0;
  memcpy(into, name, length);
  while (length > 0 && into[length - 1] == ' ') length--;
  into[length] = 0;
  return 1;
}

static int say(char *message, const char *sentence) {
  snprintf(message, SENTENCE, "%s", sentence);
  return -1;
}

static void name_channels(float *swap, char *names) {
  size_t length = strlen(MACHINE_LOG_NAMES) + 1;
  R(LOG_COUNT) = 0;
  if (names != NULL && R(LOG_MOST) >= LOGGED && R(LOG_NAMES_SIZE) >= length) {
    memcpy(names, MACHINE_LOG_NAMES, length);
    R(LOG_COUNT) = LOGGED;
  }
}

static void log_channels(const struct machine *machine, float *swap) {
  float start = R(LOG_START);
  R(LOG_COUNT) = 0;
  if (R(LOG_MOST) >= LOGGED && start > EXTENT && start < 1e6f) {
    machine_log(machine, &R((int)start));
    R(LOG_COUNT) = LOGGED;
  }
}

static int open_turbine(float *swap, const char *file, char *message) {
  char path[PATH_SIZE];
  close_turbine(remove_turbine(swap));
  if (!copy_name(file, R(INPUT_FILE_SIZE), path, sizeof path)) {
    return say(message, "the name of the policy file is longer than 4095 characters");
  }
  if (path[0] == 0) {
    return say(message, "no policy file is named as the controller's input file");
  }
  struct machine *machine = NULL;
  struct bridge *bridge = NULL;
  if (bridge_is_meant(path)) {
    bridge = bridge_open(path, message, SENTENCE);
  } else {
    machine = machine_open(path, message, SENTENCE);
  }
  if (machine == NULL && bridge == NULL) return -1;
  if (!add_turbine(swap, machine, bridge)) {
    return say(message, "there is no memory for the controller");
  }
  return 0;
}

static int restore(float *swap, const char *file, char *message) {
  char path[PATH_SIZE];
  if (!copy_name(file, R(INPUT_FILE_SIZE), path, sizeof path)) {
    return say(message, "the name of the restart file is longer than 4095 characters");
  }
  close_turbine(remove_turbine(swap));
  struct machine *machine = machine_restore(swap, path, message, SENTENCE);
  if (machine == NULL) return -1;
  if (!add_turbine(swap, machine, NULL)) {
    return say(message, "there is no memory for the controller");
  }
  return 0;
}

static int save(struct machine *machine, float *swap, const char *file, char *message) {
  char path[PATH_SIZE];
  if (!copy_name(file, R(INPUT_FILE_SIZE), path, sizeof path)) {
    return say(message, "the name of the restart file is longer than 4095 characters");
  }
  return machine_save(machine, swap, path, message, SENTENCE);
}

static void end(float *swap) {
  struct turbine *turbine = remove_turbine(swap);
  if (turbine == NULL) return;
  if (turbine->bridge != NULL) {
    bridge_end(turbine->bridge, swap);
  } else {
    machine_end(turbine->machine, swap);
  }
  close_turbine(turbine);
}

/* aviFAIL of one call, with a sentence where it is not 0. */
static int serve(float *swap, const char *file, char *names, char *message) {
  int status = isfinite(R(STATUS)) ? (int)lroundf(R(STATUS)) : 2;
  if (status == LAST_CALL) {
    end(swap);
    return 0;
  }
  if (status == RESTORE_FROM_FILE) return restore(swap, file, message);
  if (status == FIRST_CALL && open_turbine(swap, file, message) < 0) return -1;
  struct turbine *turbine = turbine_of(swap);
  if (turbine == NULL) {
    return say(message, "the first call must have status 0 in record 1: no policy file is read yet");
  }
  if (turbine->bridge != NULL) {
    return status == FIRST_CALL || status == 1
               ? bridge_call(turbine->bridge, swap, message, SENTENCE)
               : say(message, "a flight under tipspeed's command cannot be kept or gone back to");
  }
  struct machine *machine = turbine->machine;
  switch (status) {
    case SAVE_TO_FILE:
      return save(machine, swap, file, message);
    case KEEP_IN_MEMORY:
      return machine_keep(machine) < 0 ? say(message, "there is no memory to keep the flight") : 0;
    case GO_BACK:
      return machine_go_back(machine) < 0 ? say(message, "no flight is kept to go back to") : 0;
    case FIRST_CALL:
    case 1:
      break;
    default:
      return say(message, "record 1 must be 0, 1, -1, -8, -9, -10 or -11");
  }
  int flag = machine_call(machine, swap, status == FIRST_CALL, message, SENTENCE);
  if (status == FIRST_CALL) {
    name_channels(swap, names);
  } else {
    log_channels(machine, swap);
  }
  return flag;
}

/* Within the length that the caller has room for, the NUL included. */
static void hand_over(const char *sentence, float told, char *message) {
  size_t size = told >= 1 && told < 1e6f ? (size_t)told : 0;
  if (size > 0) snprintf(message, size, "%s", sentence);
}

static volatile tipspeed_call handed_to;

TIPSPEED_EXPORT void tipspeed_hand_to(tipspeed_call call) { handed_to = call; }

TIPSPEED_EXPORT void DISCON(float *avrSWAP, int *aviFAIL, const char *accINFILE, char *avcOUTNAME,
                            char *avcMSG) {
  float *swap = avrSWAP;
  char message[SENTENCE] = "";
  tipspeed_call call = handed_to;
  if (call != NULL) {
    call(avrSWAP, aviFAIL, accINFILE, avcOUTNAME, avcMSG);
    return;
  }
  *aviFAIL = serve(swap, accINFILE, avcOUTNAME, message);
  if (*aviFAIL != 0) hand_over(message, R(MESSAGE_SIZE), avcMSG);
}

/* HAWC2's one turbine, as an exchange array. */

static float hawc2[200];
static double hawc2_torque;

TIPSPEED_EXPORT void tipspeed_init(double *array1, double *array2) {
  close_turbine(remove_turbine(hawc2));
  memset(hawc2, 0, sizeof hawc2);
  float *swap = hawc2;
  R(INTERVAL) = (float)array1[0];
  R(STATUS) = FIRST_CALL;
  hawc2_torque = 0;
  array2[0] = R(INTERVAL) > 0 ? 1 : -1;
}

/* What HAWC2 does not tell follows from the definition, or is what was demanded before. */
static void from_hawc2(const double *array1, double gear_ratio) {
  float *swap = hawc2;
  R(TIME) = (float)array1[0];
  R(ROTOR_SPEED) = (float)array1[1];
  R(GENERATOR_SPEED) = (float)(array1[1] * gear_ratio);
  for (int i = 0; i < BLADE_COUNT; i++) R(pitch_record(i)) = (float)array1[2 + i];
  R(HUB_WIND) = (float)hypot(array1[5], array1[6]);
  R(ELECTRICAL_POWER) = (float)array1[8];
  R(ACCELERATION_FA) = (float)array1[10];
  R(ACCELERATION_SS) = (float)array1[11];
  R(GENERATOR_TORQUE) = (float)hawc2_torque;
  R(BLADES) = BLADE_COUNT;
}

static void to_hawc2(double *array2, double gear_ratio) {
  float *swap = hawc2;
  hawc2_torque = R(CONTACTOR) != 0 ? R(DEMANDED_TORQUE) : 0;
  array2[0] = hawc2_torque * gear_ratio;
  for (int i = 0; i < BLADE_COUNT; i++) array2[1 + i] = R(DEMANDED_PITCH + i);
  array2[4] = hawc2_torque * R(GENERATOR_SPEED);
}

TIPSPEED_EXPORT void tipspeed_update(double *array1, double *array2) {
  float *swap = hawc2;
  char message[SENTENCE] = "";
  const char *named = getenv("TIPSPEED_POLICY");
  struct machine *machine = machine_of(swap);
  array2[5] = -1;
  if (machine == NULL) {
    if (R(STATUS) != FIRST_CALL) return;
    if (open_turbine(swap, named == NULL ? "tipspeed.safetensors" : named, message) < 0) return;
    machine = machine_of(swap);
    if (machine == NULL) return; /* a bridge has nobody to tell the gear ratio */
  }
  double gear_ratio = machine_gear_ratio(machine);
  from_hawc2(array1, gear_ratio);
  int flag = machine_call(machine, swap, R(STATUS) == FIRST_CALL, message, sizeof message);
  R(STATUS) = 1;
  if (flag < 0) return;
  float logged[LOGGED];
  machine_log(machine, logged);
  to_hawc2(array2, gear_ratio);
  array2[5] = logged[0];
}
