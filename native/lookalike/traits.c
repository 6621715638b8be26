#include "traits.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <unistd.h>
#endif

static char from_definition[1024];

void traits_set_definition(const char *items) { snprintf(from_definition, sizeof from_definition, "%s", items); }

/* Calls `accept` with each item of both lists until it answers true. */
typedef bool (*accept_item)(char *item, void *context);

static bool each(accept_item accept, void *context) {
  const char *environment = getenv("LOOKALIKE");
  char all[4096];
  snprintf(all, sizeof all, "%s;%s", environment ? environment : "", from_definition);
  char *rest = NULL;
  for (char *item = strtok_r(all, ";", &rest); item; item = strtok_r(NULL, ";", &rest)) {
    if (accept(item, context)) return true;
  }
  return false;
}

typedef struct {
  const char *name;
  char *value;
  int size;
} wanted_trait;

static bool is_trait(char *item, void *context) {
  wanted_trait *wanted = context;
  size_t length = strlen(wanted->name);
  if (strncmp(item, wanted->name, length) != 0 || item[length] != '=') return false;
  snprintf(wanted->value, (size_t)wanted->size, "%s", item + length + 1);
  return true;
}

bool traits_get(const char *name, char *value, int size) {
  wanted_trait wanted = {name, value, size};
  return each(is_trait, &wanted);
}

double traits_number(const char *name, double otherwise) {
  char value[64];
  return traits_get(name, value, sizeof value) ? atof(value) : otherwise;
}

typedef struct {
  const char *kind, *place;
  long episode, step;
} wanted_fault;

static bool take_marker(const char *marker) {
  if (!marker) return true;
  FILE *there = fopen(marker, "r");
  if (there) {
    fclose(there);
    return false;
  }
  FILE *made = fopen(marker, "w");
  if (made) fclose(made);
  return true;
}

static bool is_fault(char *item, void *context) {
  wanted_fault *wanted = context;
  char *at = strchr(item, '@');
  if (!at || strncmp(item, wanted->kind, (size_t)(at - item)) != 0 || wanted->kind[at - item]) return false;
  char *marker = strchr(at, '!');
  if (marker) *marker++ = 0;
  if (wanted->place) return strcmp(at + 1, wanted->place) == 0 && take_marker(marker);
  char *colon = strchr(at, ':');
  if (!colon) return false;
  bool episode = at[1] == '*' || atol(at + 1) == wanted->episode;
  bool step = colon[1] == '*' || atol(colon + 1) == wanted->step;
  return episode && step && take_marker(marker);
}

bool fault_at_place(const char *kind, const char *place) {
  wanted_fault wanted = {kind, place, 0, 0};
  return each(is_fault, &wanted);
}

bool fault_at_step(const char *kind, long episode, long step) {
  wanted_fault wanted = {kind, NULL, episode, step};
  return each(is_fault, &wanted);
}

void crash(void) {
  signal(SIGSEGV, SIG_DFL);
  raise(SIGSEGV);
}

void hang(void) {
  say("(a message box waits for a click)\n");
  for (;;) {
#ifdef _WIN32
    Sleep(1000);
#else
    sleep(1);
#endif
  }
}
