/* The flight so far, kept and gone back to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrays.h"
#include "state.h"

struct saved {
  char magic[16];
  unsigned long long state_size, path_size;
  uint32_t checksum, state_checksum;
};

static const char MAGIC[16] = "tipspeed flight";

static int chain_saves(struct machine *m, const float *swap, int status, const char *path,
                       char *message, size_t size) {
  char beside[PATH_SIZE];
  struct demand demand;
  if (m->chain == NULL) return 0;
  if ((size_t)snprintf(beside, sizeof beside, "%s.chained", path) >= sizeof beside) {
    snprintf(message, size, "the name of the restart file is too long");
    return -1;
  }
  return chain_call(m->chain, swap, status, beside, &demand, message, size) < 0 ? -1 : 0;
}

int machine_save(struct machine *m, const float *swap, const char *path, char *message,
                 size_t size) {
  const char *policy = m->definition->path;
  struct saved head = {.state_size = m->state_size, .path_size = strlen(policy)};
  memcpy(head.magic, MAGIC, sizeof MAGIC);
  head.checksum = m->definition->checksum;
  head.state_checksum = crc32c(0, (const unsigned char *)m->state, m->state_size);
  FILE *stream = fopen(path, "wb");
  int whole = stream != NULL && fwrite(&head, sizeof head, 1, stream) == 1 &&
              fwrite(policy, 1, head.path_size, stream) == head.path_size &&
              fwrite(m->state, 1, m->state_size, stream) == m->state_size;
  if (stream != NULL && fclose(stream) != 0) whole = 0;
  if (!whole) {
    snprintf(message, size, "the restart file %s cannot be written", path);
    return -1;
  }
  return chain_saves(m, swap, -8, path, message, size);
}

static struct machine *reopen(FILE *stream, const char *path, char *message, size_t size) {
  struct saved head;
  char policy[PATH_SIZE];
  if (fread(&head, sizeof head, 1, stream) != 1 || memcmp(head.magic, MAGIC, sizeof MAGIC) != 0 ||
      head.path_size >= sizeof policy ||
      fread(policy, 1, head.path_size, stream) != head.path_size) {
    snprintf(message, size, "%s is no restart file of this library", path);
    return NULL;
  }
  policy[head.path_size] = 0;
  struct machine *m = machine_open(policy, message, size);
  if (m == NULL) return NULL;
  if (head.checksum != m->definition->checksum || head.state_size != m->state_size ||
      fread(m->state, 1, m->state_size, stream) != m->state_size ||
      crc32c(0, (const unsigned char *)m->state, m->state_size) != head.state_checksum) {
    snprintf(message, size, "%s is damaged, or was written with another policy or library", path);
    machine_close(m);
    return NULL;
  }
  return m;
}

struct machine *machine_restore(const float *swap, const char *path, char *message, size_t size) {
  FILE *stream = fopen(path, "rb");
  if (stream == NULL) {
    snprintf(message, size, "the restart file %s cannot be read", path);
    return NULL;
  }
  struct machine *m = reopen(stream, path, message, size);
  fclose(stream);
  if (m != NULL && chain_saves(m, swap, -9, path, message, size) < 0) {
    machine_close(m);
    return NULL;
  }
  return m;
}

int machine_keep(struct machine *m) {
  if (m->kept == NULL) m->kept = malloc(m->state_size);
  if (m->kept == NULL) return -1;
  memcpy(m->kept, m->state, m->state_size);
  return 0;
}

int machine_go_back(struct machine *m) {
  if (m->kept == NULL) return -1;
  memcpy(m->state, m->kept, m->state_size);
  return 0;
}
