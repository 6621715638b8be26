/* Reads the array files of tipspeed: safetensors with checksums. */
#ifndef ARRAYS_H
#define ARRAYS_H

#include <stddef.h>
#include <stdint.h>

struct arrays {
  unsigned char *bytes; /* the whole file */
  const char *header, *header_end;
  const unsigned char *data;
  size_t data_size;
  uint32_t checksum; /* of the data, CRC-32C */
};

/* Both return 0, or leave a sentence in the message. */
int arrays_open(struct arrays *file, const char *path, char *message, size_t size);
void arrays_close(struct arrays *file);

/* Numbers of an array of doubles or of floats, or -1 if the file has none of that name and type. */
long arrays_count_doubles(const struct arrays *file, const char *name);
long arrays_count_floats(const struct arrays *file, const char *name);

/* Copies as many numbers as the array has. */
void arrays_doubles(const struct arrays *file, const char *name, double *into);
void arrays_floats(const struct arrays *file, const char *name, float *into);

/* Copies a text entry; its length, or -1 if it is not there or too long. */
long arrays_text(const struct arrays *file, const char *name, char *into, size_t size);

uint32_t crc32c(uint32_t crc, const unsigned char *bytes, size_t count);

#endif
