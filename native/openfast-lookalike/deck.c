#include "deck.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MOST (1 << 20)

int deck_read(deck *d, const char *path) {
  snprintf(d->path, sizeof d->path, "%s", path);
  d->text = NULL;
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  d->text = calloc(1, MOST);
  size_t length = fread(d->text, 1, MOST - 1, file);
  d->text[length] = 0;
  fclose(file);
  return 1;
}

void deck_free(deck *d) {
  free(d->text);
  d->text = NULL;
}

/* The first word, which may be in quotes; returns what comes after it. */
static const char *word(const char *line, char *into, size_t size) {
  while (*line == ' ' || *line == '\t') line++;
  char quote = *line == '"' || *line == '\'' ? *line++ : 0;
  size_t length = 0;
  while (*line && *line != '\n' && *line != '\r' && (quote ? *line != quote : *line != ' ' && *line != '\t')) {
    if (length + 1 < size) into[length++] = *line;
    line++;
  }
  into[length] = 0;
  return *line == quote && quote ? line + 1 : line;
}

static const char *next_line(const char *line) {
  const char *end = strchr(line, '\n');
  return end ? end + 1 : NULL;
}

int deck_value(const deck *d, const char *key, char *value, size_t size) {
  char found[256];
  for (const char *line = d->text; line && *line; line = next_line(line)) {
    const char *rest = word(line, value, size);
    word(rest, found, sizeof found);
    if (strcasecmp(found, key) == 0) return 1;
  }
  return 0;
}

double deck_number(const deck *d, const char *key, double otherwise) {
  char value[256];
  return deck_value(d, key, value, sizeof value) ? atof(value) : otherwise;
}

int deck_file(const deck *d, const char *key, char *path, size_t size) {
  char name[PATH];
  if (!deck_value(d, key, name, sizeof name)) return 0;
  const char *slash = strrchr(d->path, '/');
  int folder = name[0] == '/' || !slash ? 0 : (int)(slash + 1 - d->path);
  return snprintf(path, size, "%.*s%s", folder, d->path, name) < (int)size;
}

int deck_output(const deck *d, int n, char *name, size_t size) {
  int inside = 0;
  for (const char *line = d->text; line && *line; line = next_line(line)) {
    word(line, name, size);
    if (inside && strncasecmp(name, "END", 3) == 0) return 0;
    for (char *one = inside ? strtok(name, ", ") : NULL; one; one = strtok(NULL, ", ")) {
      if (n-- == 0) {
        memmove(name, one, strlen(one) + 1);
        return 1;
      }
    }
    if (!inside && strcasecmp(name, "OutList") == 0) inside = 1;
  }
  return 0;
}
