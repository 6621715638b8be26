/*
 * Faults in files: preloaded into a program (LD_PRELOAD), it counts the calls that change files below a folder, over all
 * threads and all processes that the program starts, and lets something happen at one of them.
 *
 *   FAULTS_FOLDER  calls on files below it count; an absolute path
 *   FAULTS_RECORD  a file of at least sizeof(struct record) zero bytes, for the count and what was struck
 *   FAULTS_AT      the number of the call where it happens, from 1; 0 only counts
 *   FAULTS_KIND    kill: before any change, of a folder or of a file's length and state on disk, the process is killed
 *                  torn: half of what was to be written is, then the process is killed
 *                  full: from there on no file grows or is made, as on a full disk
 *                  once: only that one call fails, as on a disk that had room again
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define PATH 4096
#define EXPORT __attribute__((visibility("default")))
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

struct record {
  atomic_long count;
  char struck[PATH];
};

static struct record *record;
static const char *folder;
static const char *kind;
static long strike_at;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("FAULTS_RECORD");
  int fd = file ? NEXT(open)(file, O_RDWR) : -1;
  if (fd < 0) return;
  void *memory = mmap(NULL, sizeof *record, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  NEXT(close)(fd);
  folder = getenv("FAULTS_FOLDER");
  kind = getenv("FAULTS_KIND");
  strike_at = atol(getenv("FAULTS_AT"));
  if (memory != MAP_FAILED) record = memory;
}

static int is(const char *wanted) { return strcmp(kind, wanted) == 0; }

static int counts(const char *path) {
  return record && path && strncmp(path, folder, strlen(folder)) == 0 && path[strlen(folder)] == '/';
}

static const char *path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = record ? readlink(link, path, PATH - 1) : -1;
  if (length < 0) return NULL;
  path[length] = 0;
  return path;
}

/* Whether something is to happen at this call. */
static int strikes(const char *call, const char *path) {
  if (!counts(path)) return 0;
  long now = atomic_fetch_add(&record->count, 1) + 1;
  if (now == strike_at) {
    char thread[16] = "";
    prctl(PR_GET_NAME, thread);
    snprintf(record->struck, PATH, "%s by %s of %.3000s", call, thread, path + strlen(folder) + 1);
  }
  return strike_at > 0 && (now == strike_at || (now > strike_at && is("full")));
}

/* A call that changes what is there without taking room. */
static void change(const char *call, const char *path) {
  if (record && is("kill") && strikes(call, path)) kill(getpid(), SIGKILL);
}

/* A call that takes room; whether it is to fail. */
static int growth(const char *call, const char *path) {
  if (!record || is("torn") || (is("kill") && strcmp(call, "open") && strcmp(call, "mkdir"))) return 0;
  if (!strikes(call, path)) return 0;
  if (is("kill")) kill(getpid(), SIGKILL);
  errno = ENOSPC;
  return 1;
}

/* How much of a piece is written: all of it, or half of it before the end, or -1 for no room. */
static ssize_t room(int fd, const char *call, size_t count, int *last) {
  char path[PATH];
  const char *name = path_of(fd, path);
  if (record && is("torn") && strikes(call, name)) {
    *last = 1;
    return count / 2;
  }
  return growth(call, name) ? -1 : (ssize_t)count;
}

#define WRITE(name, ...)                                  \
  int last = 0;                                           \
  ssize_t written = room(fd, #name, count, &last);        \
  if (written < 0) return -1;                             \
  written = NEXT(name)(fd, buffer, written, ##__VA_ARGS__); \
  if (last) kill(getpid(), SIGKILL);                      \
  return written

EXPORT ssize_t write(int fd, const void *buffer, size_t count) { WRITE(write); }
EXPORT ssize_t pwrite(int fd, const void *buffer, size_t count, off_t at) { WRITE(pwrite, at); }
EXPORT ssize_t pwrite64(int fd, const void *buffer, size_t count, off64_t at) { WRITE(pwrite64, at); }
EXPORT ssize_t writev(int fd, const struct iovec *buffer, int count) { WRITE(writev); }
EXPORT ssize_t pwritev64(int fd, const struct iovec *buffer, int count, off64_t at) { WRITE(pwritev64, at); }

#define SYNC(name)                                         \
  EXPORT int name(int fd) {                                \
    char path[PATH];                                       \
    const char *file = path_of(fd, path);                  \
    change(#name, file);                                   \
    return growth(#name, file) ? -1 : NEXT(name)(fd);      \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, type)                  \
  EXPORT int name(int fd, type length) {      \
    char path[PATH];                          \
    change(#name, path_of(fd, path));         \
    return NEXT(name)(fd, length);            \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define REMOVE(name)                          \
  EXPORT int name(const char *path) {         \
    change(#name, path);                      \
    return NEXT(name)(path);                  \
  }
REMOVE(unlink)
REMOVE(rmdir)
REMOVE(remove)

EXPORT int unlinkat(int at, const char *path, int flags) {
  change("unlinkat", path);
  return NEXT(unlinkat)(at, path, flags);
}

EXPORT int rename(const char *from, const char *to) {
  change("rename", to);
  return NEXT(rename)(from, to);
}

EXPORT int renameat(int at, const char *from, int there, const char *to) {
  change("renameat", to);
  return NEXT(renameat)(at, from, there, to);
}

EXPORT int renameat2(int at, const char *from, int there, const char *to, unsigned flags) {
  change("renameat2", to);
  return NEXT(renameat2)(at, from, there, to, flags);
}

EXPORT int mkdir(const char *path, mode_t mode) {
  return growth("mkdir", path) ? -1 : NEXT(mkdir)(path, mode);
}

static int opens(const char *path, int flags) {
  int makes = (flags & O_CREAT) && access(path, F_OK) != 0;
  if (makes || (flags & O_TRUNC)) return !growth("open", path);
  return 1;
}

#define OPEN(name)                                        \
  EXPORT int name(const char *path, int flags, ...) {     \
    va_list rest;                                         \
    va_start(rest, flags);                                \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                         \
    return opens(path, flags) ? NEXT(name)(path, flags, mode) : -1; \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                      \
  EXPORT int name(int at, const char *path, int flags, ...) { \
    va_list rest;                                         \
    va_start(rest, flags);                                \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                         \
    return opens(path, flags) ? NEXT(name)(at, path, flags, mode) : -1; \
  }
OPENAT(openat)
OPENAT(openat64)
