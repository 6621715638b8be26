/* Calls a controller library with recorded exchange arrays, in a program of the library's own kind
   (wine runs those of Windows), and tells how far its demands are from the recorded ones.
   Arguments: library, its input file, recording. The recording is floats: for each call RECORDS as
   told to the library, then the torque [N m] and pitch [rad] that it demanded. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "records.h"

enum { RECORDS = 400, DEMANDS = 2, MESSAGE = 1025 };

typedef void discon(float *, int *, const char *, char *, char *);

#if defined _WIN32
#include <windows.h>
static void *entry(const char *path) {
  HMODULE library = LoadLibraryA(path);
  return library == NULL ? NULL : (void *)(size_t)GetProcAddress(library, "DISCON");
}
#else
#include <dlfcn.h>
static void *entry(const char *path) {
  void *library = dlopen(path, RTLD_NOW);
  return library == NULL ? NULL : dlsym(library, "DISCON");
}
#endif

int main(int count, char **arguments) {
  float told[RECORDS + DEMANDS], swap[RECORDS];
  static char names[2000], message[MESSAGE];
  float torque_off = 0, pitch_off = 0;
  int fail = 0, calls = 0;
  FILE *recording = count == 4 ? fopen(arguments[3], "rb") : NULL;
  void *address = count == 4 ? entry(arguments[1]) : NULL;
  if (recording == NULL || address == NULL) {
    printf("cannot load the library or open the recording\n");
    return 2;
  }
  discon *call;
  memcpy(&call, &address, sizeof call);
  while (fread(told, sizeof told, 1, recording) == 1) {
    memcpy(swap, told, sizeof swap);
    R(INPUT_FILE_SIZE) = (float)strlen(arguments[2]) + 1;
    call(swap, &fail, arguments[2], names, message);
    if (fail != 0) {
      printf("call %d: %s\n", calls, message);
      return 1;
    }
    torque_off = fmaxf(torque_off, fabsf(R(DEMANDED_TORQUE) - told[RECORDS]));
    pitch_off = fmaxf(pitch_off, fabsf(R(DEMANDED_PITCH) - told[RECORDS + 1]));
    calls++;
  }
  printf("%d calls, off by %.9g N m and %.9g rad\n", calls, torque_off, pitch_off);
  return 0;
}
