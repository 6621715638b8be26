#include "message.h"

#include <stdarg.h>
#include <stdio.h>

static FILE *file;

void say(const char *format, ...) {
  va_list values;
  va_start(values, format);
  vfprintf(file ? file : stdout, format, values);
  va_end(values);
  fflush(file ? file : stdout);
}

int say_into(const char *path) {
  FILE *other = fopen(path, "a");
  if (!other) return 0;
  if (file) fclose(file);
  file = other;
  return 1;
}
