/* One turbine under control: who commands, and what may pass. */
#ifndef MACHINE_H
#define MACHINE_H

#include <stddef.h>

#include "chain.h"
#include "definition.h"
#include "policy.h"

/* As logged in channel Mode. */
enum mode { WAITING = 1, STARTING, SHADOW, BLENDING, POLICY, FALLBACK, STOPPING, EMERGENCY };

struct machine;

/* NULL with a sentence in the message if it cannot fly. */
struct machine *machine_open(const char *path, char *message, size_t size);
void machine_close(struct machine *machine);

/* One call of the simulator with status 0 or 1: reads and writes the array. Returns aviFAIL, with a
   sentence where that is not 0. */
int machine_call(struct machine *machine, float *swap, int first, char *message, size_t size);

/* The simulator ends. */
void machine_end(struct machine *machine, const float *swap);

/* A file that holds the flight so far, and back; 0, or -1 with a sentence. */
int machine_save(struct machine *machine, const float *swap, const char *path, char *message,
                 size_t size);
struct machine *machine_restore(const float *swap, const char *path, char *message, size_t size);

/* Keeps the flight so far in memory, and goes back to it. */
int machine_keep(struct machine *machine);
int machine_go_back(struct machine *machine);

double machine_gear_ratio(const struct machine *machine);

enum { LOGGED = 8 };
extern const char MACHINE_LOG_NAMES[];
void machine_log(const struct machine *machine, float *values);

#endif
