#include "arrays.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH_FIELD = 8, DEEPEST = 16, CHECKSUM_DIGITS = 8 };

#define LARGEST_FILE (256l << 20)

static const char METADATA[] = "__metadata__";
static const char HEADER_CHECKSUM[] = "\"tipspeed.header_crc32c\":\"";

uint32_t crc32c(uint32_t crc, const unsigned char *bytes, size_t count) {
  static const uint32_t NIBBLE[16] = {
      0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3,
      0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
      0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75};
  crc = ~crc;
  for (size_t i = 0; i < count; i++) {
    crc ^= bytes[i];
    crc = (crc >> 4) ^ NIBBLE[crc & 15];
    crc = (crc >> 4) ^ NIBBLE[crc & 15];
  }
  return ~crc;
}

/* JSON, as far as such headers have it. Each function returns what follows, or NULL at an error. */

static const char *skip_blank(const char *at, const char *end) {
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) at++;
  return at < end ? at : NULL;
}

static const char *skip_string(const char *at, const char *end) {
  if (at == NULL || at >= end || *at != '"') return NULL;
  for (at++; at < end && *at != '"'; at++) {
    if (*at == '\\') at++;
  }
  return at < end ? at + 1 : NULL;
}

static const char *skip_value(const char *at, const char *end, int depth) {
  at = skip_blank(at, end);
  if (at == NULL || depth > DEEPEST) return NULL;
  if (*at == '"') return skip_string(at, end);
  if (*at != '{' && *at != '[') {
    while (at < end && *at != ',' && *at != '}' && *at != ']') at++;
    return at < end ? at : NULL;
  }
  char closing = *at == '{' ? '}' : ']';
  int keyed = *at == '{';
  at = skip_blank(at + 1, end);
  if (at != NULL && *at == closing) return at + 1;
  while (at != NULL) {
    if (keyed) {
      at = skip_string(at, end);
      if (at != NULL) at = skip_blank(at, end);
      if (at == NULL || *at != ':') return NULL;
      at++;
    }
    at = skip_value(at, end, depth + 1);
    if (at != NULL) at = skip_blank(at, end);
    if (at == NULL) return NULL;
    if (*at == closing) return at + 1;
    if (*at != ',') return NULL;
    at = skip_blank(at + 1, end);
  }
  return NULL;
}

/* The value of a key in the object that begins at `at`. Keys with escapes are never asked for. */
static const char *find(const char *at, const char *end, const char *key) {
  size_t length = strlen(key);
  at = at == NULL ? NULL : skip_blank(at, end);
  if (at == NULL || *at != '{') return NULL;
  at = skip_blank(at + 1, end);
  while (at != NULL && *at == '"') {
    const char *name = at + 1;
    const char *after = skip_string(at, end);
    if (after == NULL) return NULL;
    const char *colon = skip_blank(after, end);
    if (colon == NULL || *colon != ':') return NULL;
    const char *value = skip_blank(colon + 1, end);
    if ((size_t)(after - 1 - name) == length && memcmp(name, key, length) == 0) return value;
    at = value == NULL ? NULL : skip_value(value, end, 0);
    if (at != NULL) at = skip_blank(at, end);
    if (at == NULL || *at != ',') return NULL;
    at = skip_blank(at + 1, end);
  }
  return NULL;
}

/* An integer of at most fifteen digits. */
static const char *take_integer(const char *at, const char *end, long long *value) {
  at = at == NULL ? NULL : skip_blank(at, end);
  if (at == NULL || *at < '0' || *at > '9') return NULL;
  *value = 0;
  for (int digits = 0; at < end && *at >= '0' && *at <= '9'; at++, digits++) {
    if (digits == 15) return NULL;
    *value = 10 * *value + (*at - '0');
  }
  return skip_blank(at, end);
}

/* Where the array's bytes lie; 0 if there is none of that name and type. */
static int locate(const struct arrays *file, const char *name, const char *type, size_t bytes,
                  const unsigned char **from, long *count) {
  long long begin, end;
  const char *place = find(file->header, file->header_end, name);
  const char *dtype = find(place, file->header_end, "dtype");
  const char *offsets = find(place, file->header_end, "data_offsets");
  size_t length = strlen(type);
  if (dtype == NULL || offsets == NULL || *offsets != '[') return 0;
  if ((size_t)(file->header_end - dtype) < length + 2 || memcmp(dtype + 1, type, length) != 0 ||
      dtype[length + 1] != '"') {
    return 0;
  }
  offsets = take_integer(offsets + 1, file->header_end, &begin);
  if (offsets == NULL || *offsets != ',') return 0;
  offsets = take_integer(offsets + 1, file->header_end, &end);
  if (offsets == NULL || *offsets != ']') return 0;
  if (begin > end || (unsigned long long)end > file->data_size || (end - begin) % (long)bytes) {
    return 0;
  }
  *from = file->data + begin;
  *count = (long)((end - begin) / (long)bytes);
  return 1;
}

static long count(const struct arrays *file, const char *name, const char *type, size_t bytes) {
  const unsigned char *from;
  long numbers;
  return locate(file, name, type, bytes, &from, &numbers) ? numbers : -1;
}

static void copy(const struct arrays *file, const char *name, const char *type, size_t bytes,
                 void *into) {
  const unsigned char *from;
  long numbers;
  if (locate(file, name, type, bytes, &from, &numbers)) memcpy(into, from, numbers * bytes);
}

long arrays_count_doubles(const struct arrays *file, const char *name) {
  return count(file, name, "F64", sizeof(double));
}

long arrays_count_floats(const struct arrays *file, const char *name) {
  return count(file, name, "F32", sizeof(float));
}

void arrays_doubles(const struct arrays *file, const char *name, double *into) {
  copy(file, name, "F64", sizeof(double), into);
}

void arrays_floats(const struct arrays *file, const char *name, float *into) {
  copy(file, name, "F32", sizeof(float), into);
}

/* Escapes other than those of a path are not needed: such a text counts as too long. */
long arrays_text(const struct arrays *file, const char *name, char *into, size_t size) {
  const char *metadata = find(file->header, file->header_end, METADATA);
  const char *at = find(metadata, file->header_end, name);
  size_t length = 0;
  if (at == NULL || *at != '"') return -1;
  for (at++; at < file->header_end && *at != '"'; at++) {
    if (*at == '\\' && ++at < file->header_end && *at != '\\' && *at != '"' && *at != '/') {
      return -1;
    }
    if (at >= file->header_end || length + 1 >= size) return -1;
    into[length++] = *at;
  }
  into[length] = 0;
  return (long)length;
}

static int damaged(char *message, size_t size, const char *path, const char *how) {
  snprintf(message, size, "%s is damaged: %s; export the policy again", path, how);
  return -1;
}

static int is_checksum(const char *digits, uint32_t checksum) {
  char due[CHECKSUM_DIGITS + 1];
  snprintf(due, sizeof due, "%08x", (unsigned)checksum);
  return memcmp(digits, due, CHECKSUM_DIGITS) == 0;
}

/* The header's own digits count as zeros in its checksum. */
static int header_is_sound(struct arrays *file) {
  size_t length = sizeof HEADER_CHECKSUM - 1;
  uint32_t checksum = crc32c(0, file->bytes, LENGTH_FIELD);
  for (const char *at = file->header; at + length + CHECKSUM_DIGITS <= file->header_end; at++) {
    if (memcmp(at, HEADER_CHECKSUM, length) == 0) {
      const char *digits = at + length;
      const char *after = digits + CHECKSUM_DIGITS;
      checksum = crc32c(checksum, (const unsigned char *)file->header, digits - file->header);
      checksum = crc32c(checksum, (const unsigned char *)"00000000", CHECKSUM_DIGITS);
      checksum = crc32c(checksum, (const unsigned char *)after, file->header_end - after);
      return is_checksum(digits, checksum);
    }
  }
  return 0;
}

static int verify(struct arrays *file, size_t bytes, const char *path, char *message, size_t size) {
  char digits[CHECKSUM_DIGITS + 1];
  uint64_t length = 0;
  if (bytes < LENGTH_FIELD) return damaged(message, size, path, "it is cut short");
  for (int i = LENGTH_FIELD; i-- > 0;) length = length << 8 | file->bytes[i];
  if (length > bytes - LENGTH_FIELD) {
    return damaged(message, size, path, "it is cut short or no file of tipspeed");
  }
  file->header = (const char *)file->bytes + LENGTH_FIELD;
  file->header_end = file->header + length;
  file->data = file->bytes + LENGTH_FIELD + length;
  file->data_size = bytes - LENGTH_FIELD - length;
  if (!header_is_sound(file)) {
    return damaged(message, size, path, "its header has not the checksum that it tells");
  }
  file->checksum = crc32c(0, file->data, file->data_size);
  if (arrays_text(file, "tipspeed.data_crc32c", digits, sizeof digits) != CHECKSUM_DIGITS ||
      !is_checksum(digits, file->checksum)) {
    return damaged(message, size, path, "its data have not the checksum that it tells");
  }
  return 0;
}

int arrays_open(struct arrays *file, const char *path, char *message, size_t size) {
  memset(file, 0, sizeof *file);
  FILE *stream = fopen(path, "rb");
  long bytes = -1;
  if (stream != NULL && fseek(stream, 0, SEEK_END) == 0) bytes = ftell(stream);
  if (bytes < 0 || fseek(stream, 0, SEEK_SET) != 0) {
    if (stream != NULL) fclose(stream);
    snprintf(message, size, "the policy file %s cannot be read; name it as the input file", path);
    return -1;
  }
  if (bytes > LARGEST_FILE) {
    fclose(stream);
    snprintf(message, size, "the policy file %s has more than 256 MB", path);
    return -1;
  }
  file->bytes = malloc(bytes + 1);
  size_t got = file->bytes == NULL ? 0 : fread(file->bytes, 1, bytes, stream);
  fclose(stream);
  if (got != (size_t)bytes) {
    arrays_close(file);
    snprintf(message, size, "the policy file %s cannot be read to its end", path);
    return -1;
  }
  if (verify(file, bytes, path, message, size) != 0) {
    arrays_close(file);
    return -1;
  }
  return 0;
}

void arrays_close(struct arrays *file) {
  free(file->bytes);
  memset(file, 0, sizeof *file);
}
