/* OpenFAST's input files: lines "value Key - text", found by the key. */
#ifndef OPENFAST_LOOKALIKE_DECK_H
#define OPENFAST_LOOKALIKE_DECK_H

#include <stddef.h>

#define PATH 1200

typedef struct {
  char path[PATH];
  char *text;
} deck;

/* Whether it could be read. */
int deck_read(deck *d, const char *path);
void deck_free(deck *d);

/* The value of a key without quotes; whether there is one. */
int deck_value(const deck *d, const char *key, char *value, size_t size);
double deck_number(const deck *d, const char *key, double otherwise);

/* A file that is named, relative to this one. */
int deck_file(const deck *d, const char *key, char *path, size_t size);

/* The n-th channel of the OutList; whether there are so many. */
int deck_output(const deck *d, int n, char *name, size_t size);

#endif
