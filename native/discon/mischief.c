#include "mischief.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 16 };

static struct {
  char kind[32];
  double time_s;
} due[MOST];
static int count;

/* A file named in the input file, relative to the working folder as ROSCO's performance table. */
static int can_open(const char *name, char *sentence, int size) {
  FILE *table = fopen(name, "r");
  if (table == NULL) {
    snprintf(sentence, size, "cannot open the table %s", name);
    return 0;
  }
  fclose(table);
  return 1;
}

static int read_line(const char *line, char *sentence, int size) {
  char key[32], value[512];
  if (sscanf(line, "%31s %511s", key, value) != 2 || key[0] == '#') return 1;
  if (strcmp(key, "table") == 0) return can_open(value, sentence, size);
  if (count == MOST) {
    snprintf(sentence, size, "more than %d lines", MOST);
    return 0;
  }
  strcpy(due[count].kind, key);
  due[count++].time_s = atof(value);
  return 1;
}

int mischief_read(const char *path, char *sentence, int size) {
  if (path[0] == '\0') return 1;
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    snprintf(sentence, size, "cannot open the input file %s", path);
    return 0;
  }
  char line[640];
  int fine = 1;
  while (fine && fgets(line, sizeof line, file) != NULL) fine = read_line(line, sentence, size);
  fclose(file);
  return fine;
}

int mischief_is_due(const char *kind, double time_s) {
  for (int i = 0; i < count; i++) {
    if (strcmp(due[i].kind, kind) == 0 && time_s >= due[i].time_s - 1e-6) return 1;
  }
  return 0;
}

void mischief_end(double time_s) {
  volatile int *volatile nowhere = NULL;
  if (mischief_is_due("crash", time_s)) *nowhere = 0;
  if (mischief_is_due("stop", time_s)) {
    fprintf(stderr, "At line 12 of file table.f90\nFortran runtime error: cannot open the table\n");
    fprintf(stderr, "\nError termination. Backtrace:\n#0  0x7f00 in ???\n");
    exit(2);
  }
  if (mischief_is_due("exit", time_s)) exit(7);
  while (mischief_is_due("hang", time_s)) sleep(1);
}
