/* Throws damaged policy files and impossible exchange arrays at the library, with sanitizers in the
   build. Arguments: a sound file, a file to write mutants to, number of tries, seed. Prints what came
   of them; whatever goes wrong ends the process otherwise. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrays.h"
#include "records.h"
#include "tipspeed.h"

enum { EXTENT_HERE = 400, MESSAGE = 200, STEPS = 12 };

static uint64_t random_state;

static uint64_t next(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static size_t below(size_t limit) { return limit == 0 ? 0 : next() % limit; }

static unsigned char *read_all(const char *path, size_t *size) {
  FILE *stream = fopen(path, "rb");
  if (stream == NULL) exit(2);
  fseek(stream, 0, SEEK_END);
  *size = (size_t)ftell(stream);
  rewind(stream);
  unsigned char *bytes = malloc(*size + 64);
  if (bytes == NULL || fread(bytes, 1, *size, stream) != *size) exit(2);
  fclose(stream);
  return bytes;
}

static void write_all(const char *path, const unsigned char *bytes, size_t size) {
  FILE *stream = fopen(path, "wb");
  if (stream == NULL || fwrite(bytes, 1, size, stream) != size) exit(2);
  fclose(stream);
}

static unsigned char *find(unsigned char *bytes, size_t size, const char *text) {
  size_t length = strlen(text);
  for (size_t i = 0; i + length + 8 <= size; i++) {
    if (memcmp(bytes + i, text, length) == 0) return bytes + i + length;
  }
  return NULL;
}

/* Damage that a checksum would tell is made right, so that what lies behind is reached. */
static void make_right(unsigned char *bytes, size_t size) {
  char digits[9];
  uint64_t length = 0;
  for (int i = 8; i-- > 0;) length = length << 8 | bytes[i];
  if (size < 8 || length > size - 8) return;
  unsigned char *data = find(bytes, 8 + length, "\"tipspeed.data_crc32c\":\"");
  unsigned char *header = find(bytes, 8 + length, "\"tipspeed.header_crc32c\":\"");
  if (data == NULL || header == NULL) return;
  snprintf(digits, sizeof digits, "%08x", (unsigned)crc32c(0, bytes + 8 + length, size - 8 - length));
  memcpy(data, digits, 8);
  memcpy(header, "00000000", 8);
  snprintf(digits, sizeof digits, "%08x", (unsigned)crc32c(0, bytes, 8 + length));
  memcpy(header, digits, 8);
}

static size_t mutate(unsigned char *bytes, size_t size) {
  static const char *const PIECES[] = {"999999999999999", "-1", "0", "\"", "{", "}", "[", "]", ":",
                                       "F64", "F32", "\\", "1e9"};
  uint64_t header = 0;
  for (int i = 8; i-- > 0;) header = header << 8 | bytes[i];
  for (size_t times = 1 + below(4); times > 0; times--) {
    size_t in_header = 8 + below(header), anywhere = below(size);
    const char *piece = PIECES[below(sizeof PIECES / sizeof PIECES[0])];
    double special[] = {NAN, INFINITY, -1, 0, 1e300, 1e9, 0.5};
    switch (below(6)) {
      case 0:
        bytes[anywhere] ^= (unsigned char)(1u << below(8));
        break;
      case 1:
        bytes[in_header] = (unsigned char)next();
        break;
      case 2:
        if (in_header + strlen(piece) < 8 + header) memcpy(bytes + in_header, piece, strlen(piece));
        break;
      case 3:
        if (size > 16 + header) {
          memcpy(bytes + 8 + header + below((size - 16 - header) / 8) * 8, &special[below(7)], 8);
        }
        break;
      case 4:
        if (below(8) == 0) size = 9 + below(size - 9);
        break;
      default:
        bytes[in_header] = (unsigned char)('0' + below(10));
        break;
    }
    if (size < 16 || header + 8 > size) break;
  }
  return size;
}

static float wild(float value) {
  switch (below(12)) {
    case 0:
      return NAN;
    case 1:
      return INFINITY;
    case 2:
      return -value;
    case 3:
      return 3e38f;
    case 4:
      return 0;
    default:
      return value;
  }
}

static void tell(float *swap, int step, float interval) {
  R(TIME) = (float)step * interval;
  R(INTERVAL) = interval;
  R(GENERATOR_SPEED) = 120 + (float)below(100) / 50;
  R(ROTOR_SPEED) = R(GENERATOR_SPEED) / 97;
  for (int i = 0; i < BLADE_COUNT; i++) R(pitch_record(i)) = 0.2f;
  R(GENERATOR_TORQUE) = 42000;
  R(ELECTRICAL_POWER) = 5e6f;
  R(HUB_WIND) = 15;
  R(ACCELERATION_FA) = (float)below(100) / 100 + 0.01f;
  for (int i = 30; i <= 32; i++) R(i) = 5e6f + (float)below(1000);
  R(BLADES) = 3;
  R(MESSAGE_SIZE) = MESSAGE;
  R(LOG_MOST) = 20;
  R(LOG_START) = 200;
  R(LOG_NAMES_SIZE) = 500;
}

static int flights, refusals, calls;

static void fly(const char *file, const char *saved, int is_wild) {
  float *swap = calloc(EXTENT_HERE, sizeof *swap);
  char *names = calloc(500, 1), *message = malloc(MESSAGE);
  float interval = below(3) == 0 ? 0.1f : 0.05f;
  int fail = 0;
  static const int STATUSES[] = {1, 1, 1, 1, 1, 1, -8, -9, -10, -11, 0, -1, 7};
  for (int step = 0; step < STEPS; step++) {
    tell(swap, step, interval);
    int status = step == 0 ? 0 : is_wild ? STATUSES[below(13)] : 1;
    R(STATUS) = (float)status;
    const char *name = status == -8 || status == -9 ? saved : file;
    R(INPUT_FILE_SIZE) = (float)strlen(name) + 1;
    for (int k = 0; is_wild && k < 3; k++) {
      int record = 1 + (int)below(EXTENT - 1);
      if (record != MESSAGE_SIZE && record != LOG_NAMES_SIZE && record != LOG_START &&
          record != INPUT_FILE_SIZE) {
        swap[record - 1] = wild(swap[record - 1]);
      }
    }
    message[0] = 0;
    DISCON(swap, &fail, name, names, message);
    calls++;
    if (fail != 0 && memchr(message, 0, MESSAGE) == NULL) {
      fprintf(stderr, "a message without end\n");
      abort();
    }
    if (fail >= 0 && !(isfinite(R(DEMANDED_TORQUE)) && isfinite(R(DEMANDED_PITCH)))) {
      if (status == 0 || status == 1) {
        fprintf(stderr, "demands %g N m, %g rad\n", R(DEMANDED_TORQUE), R(DEMANDED_PITCH));
        abort();
      }
    }
    if (fail < 0 && step == 0) break;
  }
  flights += fail >= 0;
  refusals += fail < 0;
  R(STATUS) = -1;
  DISCON(swap, &fail, file, names, message);
  free(swap);
  free(names);
  free(message);
}

int main(int count, char **arguments) {
  if (count != 5) return 2;
  char saved[4096];
  size_t size;
  unsigned char *sound = read_all(arguments[1], &size);
  unsigned char *mutant = malloc(size + 64);
  long tries = atol(arguments[3]);
  random_state = strtoull(arguments[4], NULL, 10) * 2654435761u + 88172645463325252u;
  snprintf(saved, sizeof saved, "%s.saved", arguments[2]);
  for (long i = 0; i < tries; i++) {
    memcpy(mutant, sound, size);
    size_t now = i % 4 == 0 ? size : mutate(mutant, size);
    if (i % 8 != 1) make_right(mutant, now);
    write_all(arguments[2], mutant, now);
    fly(arguments[2], saved, i % 4 == 0);
  }
  free(sound);
  free(mutant);
  printf("%ld files, %d calls, %d flown, %d refused\n", tries, calls, flights, refusals);
  return 0;
}
