/* Another Bladed-style controller library, called in the place of the baseline. */
#ifndef CHAIN_H
#define CHAIN_H

#include <stddef.h>

#include "baseline.h"

enum { CHAIN_RECORDS = 4096 };

struct chain {
  void *library;
  void (*entry)(float *, int *, const char *, char *, char *);
  float swap[CHAIN_RECORDS];
  char input[PATH_SIZE], name[PATH_SIZE], message[1025];
};

/* NULL with a sentence if it cannot be loaded. */
struct chain *chain_open(const char *library, const char *input, char *message, size_t size);

/* Hands it what the simulator tells; status as in record 1. Its demands are those of this call.
   Returns its fail flag, with its words in the message. */
int chain_call(struct chain *chain, const float *swap, int status, const char *input,
               struct demand *demand, char *message, size_t size);

void chain_close(struct chain *chain);

#endif
