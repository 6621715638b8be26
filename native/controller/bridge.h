/* Bridge use: tipspeed flies the turbine from another process of the same machine. Each call goes
   to it over a socket of the loopback interface, and its answer is what is demanded. */
#ifndef BRIDGE_H
#define BRIDGE_H

#include <stddef.h>

struct bridge;

/* Whether a controller's input file is one that tipspeed wrote to be found by: a text with lines
   tipspeed bridge 1
   port NUMBER
   token TEXT of 32 letters and digits, which both must know
   limit_s SECONDS to wait for each other at most */
int bridge_is_meant(const char *path);

/* NULL with a sentence if tipspeed does not listen. */
struct bridge *bridge_open(const char *path, char *message, size_t size);

/* One call: the array goes out, demands come back into it. aviFAIL, with a sentence if below 0. */
int bridge_call(struct bridge *bridge, float *swap, char *message, size_t size);

/* Tells that this was the last call. */
void bridge_end(struct bridge *bridge, const float *swap);
void bridge_close(struct bridge *bridge);

#endif
