#include "install.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "traits.h"

static char temp[1024];
static bool cleanup = true;
static int used;

void install_set_path(const char *library) {
  snprintf(temp, sizeof temp - 8, "%s", library);
  char *slash = strrchr(temp, '/');
  strcpy(slash ? slash + 1 : temp, "Temp/");
}

bool install_known(void) { return temp[0] != 0; }

void install_auto_cleanup(bool enabled) { cleanup = enabled; }

static void clear_temp(void) {
  DIR *folder = cleanup ? opendir(temp) : NULL;
  if (!folder) return;
  for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
    char path[2048];
    snprintf(path, sizeof path, "%s%s", temp, entry->d_name);
    if (entry->d_name[0] != '.') remove(path);
  }
  closedir(folder);
}

void install_use_temp(void) {
  if (!install_known()) return;
#ifdef _WIN32
  mkdir(temp);
#else
  mkdir(temp, 0777);
#endif
  clear_temp();
  char path[2048];
  snprintf(path, sizeof path, "%s%ld-%d.controller", temp, (long)getpid(), used++);
  FILE *file = fopen(path, "w");
  if (file) fclose(file);
}

void install_close(void) {
  if (install_known()) clear_temp();
}

void install_note(const char *line) {
  char path[1024];
  if (!traits_get("calls", path, sizeof path)) return;
  FILE *file = fopen(path, "a");
  if (!file) return;
  fprintf(file, "%s\n", line);
  fclose(file);
}
