#include "chain.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined _WIN32
#include <windows.h>
static void *load(const char *path) { return (void *)LoadLibraryA(path); }
static void *entry_of(void *library) {
  FARPROC entry = GetProcAddress((HMODULE)library, "DISCON");
  void *address;
  memcpy(&address, &entry, sizeof address);
  return address;
}
static void unload(void *library) { FreeLibrary((HMODULE)library); }
#else
#include <dlfcn.h>
static void *load(const char *path) { return dlopen(path, RTLD_NOW | RTLD_LOCAL); }
static void *entry_of(void *library) { return dlsym(library, "DISCON"); }
static void unload(void *library) { dlclose(library); }
#endif

/* What hosts surely have, where they do not tell the extent of their array. */
enum { COMMON_RECORDS = 164, OWN_LOG_START = 3001, SHARED_RECORDS = 3000 };

struct chain *chain_open(const char *library, const char *input, char *message, size_t size) {
  struct chain *chain = calloc(1, sizeof *chain);
  void *entry = NULL;
  if (chain != NULL) chain->library = load(library);
  if (chain != NULL && chain->library != NULL) entry = entry_of(chain->library);
  if (entry == NULL) {
    snprintf(message, size, "the controller library %s cannot be loaded or has no DISCON", library);
    chain_close(chain);
    return NULL;
  }
  memcpy(&chain->entry, &entry, sizeof entry);
  snprintf(chain->input, sizeof chain->input, "%s", input);
  snprintf(chain->name, sizeof chain->name, "chained");
  return chain;
}

static void fill(struct chain *chain, const float *host, int status, const char *input) {
  float *swap = chain->swap;
  float standing[4] = {R(DEMANDED_PITCH), R(DEMANDED_PITCH + 1), R(DEMANDED_PITCH + 2),
                       R(DEMANDED_TORQUE)};
  float extent = host[EXTENT - 1];
  int known = extent >= COMMON_RECORDS && extent <= 1e6 ? (int)extent : COMMON_RECORDS;
  if (known > SHARED_RECORDS) known = SHARED_RECORDS;
  if (host[LOG_START - 1] > EXTENT && host[LOG_START - 1] - 1 < known) {
    known = (int)host[LOG_START - 1] - 1;
  }
  memcpy(swap, host, known * sizeof *swap);
  for (int i = 0; i < 3; i++) R(DEMANDED_PITCH + i) = standing[i];
  R(DEMANDED_TORQUE) = standing[3];
  R(STATUS) = (float)status;
  R(MESSAGE_SIZE) = sizeof chain->message;
  R(INPUT_FILE_SIZE) = (float)(strlen(input) + 1);
  R(OUTPUT_NAME_SIZE) = (float)(strlen(chain->name) + 1);
  R(LOG_MOST) = 0;
  R(LOG_START) = OWN_LOG_START;
  R(LOG_NAMES_SIZE) = sizeof chain->name;
  R(EXTENT) = CHAIN_RECORDS;
}

static void take(const struct chain *chain, struct demand *demand) {
  const float *swap = chain->swap;
  for (int i = 0; i < BLADE_COUNT; i++) {
    int collective = R(PITCH_CONTROL) == 0;
    demand->pitch[i] = R(collective ? DEMANDED_COLLECTIVE_PITCH : DEMANDED_PITCH + i);
  }
  demand->torque = R(DEMANDED_TORQUE);
  demand->yaw_rate = R(DEMANDED_YAW_RATE);
  demand->contactor = R(CONTACTOR) != 0;
}

static int is_finite(const struct demand *demand) {
  return isfinite(demand->torque) && isfinite(demand->pitch[0]) && isfinite(demand->pitch[1]) &&
         isfinite(demand->pitch[2]) && isfinite(demand->yaw_rate);
}

int chain_call(struct chain *chain, const float *swap, int status, const char *input,
               struct demand *demand, char *message, size_t size) {
  char given[PATH_SIZE];
  int fail = 0;
  snprintf(given, sizeof given, "%s", input == NULL ? chain->input : input);
  fill(chain, swap, status, given);
  chain->message[0] = 0;
  chain->entry(chain->swap, &fail, given, chain->name, chain->message);
  chain->message[sizeof chain->message - 1] = 0;
  take(chain, demand);
  if (fail < 0) {
    snprintf(message, size, "the controller library of the baseline's place: %s", chain->message);
  } else if (status >= 0 && !is_finite(demand)) {
    fail = -1;
    snprintf(message, size, "the controller library of the baseline's place demands what is no number");
  }
  return fail;
}

void chain_close(struct chain *chain) {
  if (chain == NULL) return;
  if (chain->library != NULL) unload(chain->library);
  free(chain);
}
