#include "bridge.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "records.h"

#if defined _WIN32
#include <winsock2.h>
typedef SOCKET handle;
#define NO_SOCKET INVALID_SOCKET
#define NO_SIGNAL 0
static int is_interrupted(void) { return 0; }
static int is_late(void) { return WSAGetLastError() == WSAETIMEDOUT; }
static int begin(void) {
  WSADATA ignored;
  return WSAStartup(MAKEWORD(2, 2), &ignored) == 0;
}
static void finish(handle socket) {
  if (socket != NO_SOCKET) closesocket(socket);
  WSACleanup();
}
static void limit(handle socket, int option, double seconds) {
  DWORD milliseconds = (DWORD)(seconds * 1e3);
  setsockopt(socket, SOL_SOCKET, option, (const char *)&milliseconds, sizeof milliseconds);
}
#else
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
typedef int handle;
#define NO_SOCKET (-1)
#if defined MSG_NOSIGNAL
#define NO_SIGNAL MSG_NOSIGNAL
#else
#define NO_SIGNAL 0 /* macOS has an option of the socket instead */
#endif
static int is_interrupted(void) { return errno == EINTR; }
static int is_late(void) { return errno == EAGAIN || errno == EWOULDBLOCK; }
static int begin(void) { return 1; }
static void finish(handle socket) {
  if (socket != NO_SOCKET) close(socket);
}
static void limit(handle socket, int option, double seconds) {
  struct timeval time = {(time_t)seconds, (suseconds_t)((seconds - (time_t)seconds) * 1e6)};
  setsockopt(socket, SOL_SOCKET, option, &time, sizeof time);
}
#endif

/* Frames have one size each way; numbers are little endian. An answer is its kind, then torque,
   three pitches and yaw rate, then the sentence of a refusal. */
enum { TOKEN = 32, ASKED = 4 * LAST_READ, SENTENCE_AT = 24, ANSWERED = 256 };
enum { COMMAND = 0 };

struct bridge {
  handle socket;
  double limit_s;
  char failure[ANSWERED];
};

static const char FIRST_WORDS[] = "tipspeed bridge 1";
enum { LENGTH = sizeof FIRST_WORDS - 1 };

/* 0 if it is not such a file, 1 if it is a damaged one. */
static int read_file(const char *path, int *port, char *token, double *limit_s) {
  char first[32] = "";
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  int meant = fgets(first, sizeof first, file) != NULL && strncmp(first, FIRST_WORDS, LENGTH) == 0;
  static const char lines[] = " port %d token %32[0-9a-zA-Z] limit_s %lf";
  int read = meant ? fscanf(file, lines, port, token, limit_s) : 0;
  fclose(file);
  return meant + (read == 3);
}

int bridge_is_meant(const char *path) {
  int port;
  char token[TOKEN + 1];
  double limit_s;
  return read_file(path, &port, token, &limit_s) > 0;
}

static int fail(struct bridge *bridge, const char *what) {
  if (bridge->failure[0] == 0) snprintf(bridge->failure, sizeof bridge->failure, "%s", what);
  return -1;
}

static int fail_by_socket(struct bridge *bridge, int closed) {
  if (closed || !is_late()) return fail(bridge, "tipspeed closed the connection");
  char what[ANSWERED];
  snprintf(what, sizeof what, "tipspeed did not answer within %g s", bridge->limit_s);
  return fail(bridge, what);
}

static int send_all(struct bridge *bridge, const unsigned char *bytes, size_t count) {
  while (count > 0) {
    long sent = send(bridge->socket, (const char *)bytes, (int)count, NO_SIGNAL);
    if (sent < 0 && is_interrupted()) continue;
    if (sent <= 0) return fail_by_socket(bridge, sent == 0);
    bytes += sent;
    count -= (size_t)sent;
  }
  return 0;
}

static int receive_all(struct bridge *bridge, unsigned char *bytes, size_t count) {
  while (count > 0) {
    long got = recv(bridge->socket, (char *)bytes, (int)count, 0);
    if (got < 0 && is_interrupted()) continue;
    if (got <= 0) return fail_by_socket(bridge, got == 0);
    bytes += got;
    count -= (size_t)got;
  }
  return 0;
}

static void put_float(unsigned char *bytes, float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  for (int i = 0; i < 4; i++) bytes[i] = (unsigned char)(bits >> 8 * i);
}

static uint32_t take_bits(const unsigned char *bytes) {
  return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static float take_float(const unsigned char *bytes) {
  uint32_t bits = take_bits(bytes);
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static int connect_to(struct bridge *bridge, int port, const char *token) {
  struct sockaddr_in address;
  int on = 1;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons((uint16_t)port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bridge->socket = socket(AF_INET, SOCK_STREAM, 0);
  if (bridge->socket == NO_SOCKET) return fail(bridge, "no socket can be had");
  limit(bridge->socket, SO_RCVTIMEO, bridge->limit_s);
  limit(bridge->socket, SO_SNDTIMEO, bridge->limit_s);
  setsockopt(bridge->socket, IPPROTO_TCP, TCP_NODELAY, (const char *)&on, sizeof on);
#if defined SO_NOSIGPIPE
  setsockopt(bridge->socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  if (connect(bridge->socket, (const struct sockaddr *)&address, sizeof address) != 0) {
    char what[ANSWERED];
    snprintf(what, sizeof what, "tipspeed does not listen at port %d of this machine", port);
    return fail(bridge, what);
  }
  return send_all(bridge, (const unsigned char *)token, TOKEN);
}

struct bridge *bridge_open(const char *path, char *message, size_t size) {
  int port = 0;
  char token[TOKEN + 1] = "";
  struct bridge *bridge = calloc(1, sizeof *bridge);
  if (bridge == NULL || !begin()) {
    free(bridge);
    snprintf(message, size, "there is no memory or no network for the connection to tipspeed");
    return NULL;
  }
  bridge->socket = NO_SOCKET;
  if (read_file(path, &port, token, &bridge->limit_s) < 2 || strlen(token) != TOKEN || port < 1 ||
      port > 65535 || !(bridge->limit_s > 0 && bridge->limit_s <= 1e6)) {
    fail(bridge, "the file that leads to tipspeed is damaged: it names no port, token and limit_s");
  } else {
    connect_to(bridge, port, token);
  }
  if (bridge->failure[0] == 0) return bridge;
  snprintf(message, size, "%s", bridge->failure);
  bridge_close(bridge);
  return NULL;
}

static int send_array(struct bridge *bridge, const float *swap) {
  unsigned char asked[ASKED];
  for (int i = 0; i < LAST_READ; i++) put_float(asked + 4 * i, swap[i]);
  return send_all(bridge, asked, sizeof asked);
}

static void demand(float *swap, const unsigned char *answer) {
  static const int off[] = {BRAKE,          YAW_TORQUE, DEMANDED_PITCH_RATE, PITCH_OVERRIDE,
                            TORQUE_OVERRIDE, LOG_COUNT,  START_UP_RESISTANCE, LOADS_REQUEST,
                            SLIP_STATUS,    SLIP_DEMAND};
  float collective = 0;
  R(CONTACTOR) = 1;
  R(DEMANDED_TORQUE) = take_float(answer + 4);
  for (int i = 0; i < BLADE_COUNT; i++) {
    R(DEMANDED_PITCH + i) = take_float(answer + 8 + 4 * i);
    collective += R(DEMANDED_PITCH + i) / BLADE_COUNT;
  }
  R(DEMANDED_COLLECTIVE_PITCH) = collective;
  R(DEMANDED_YAW_RATE) = take_float(answer + 20);
  for (size_t i = 0; i < sizeof off / sizeof *off; i++) R(off[i]) = 0;
}

int bridge_call(struct bridge *bridge, float *swap, char *message, size_t size) {
  unsigned char answer[ANSWERED];
  if (bridge->failure[0] == 0 && send_array(bridge, swap) == 0 &&
      receive_all(bridge, answer, sizeof answer) == 0) {
    if (take_bits(answer) == COMMAND) {
      demand(swap, answer);
      return 0;
    }
    answer[ANSWERED - 1] = 0;
    fail(bridge, (const char *)answer + SENTENCE_AT);
  }
  snprintf(message, size, "%s", bridge->failure);
  return -1;
}

void bridge_end(struct bridge *bridge, const float *swap) {
  if (bridge->failure[0] == 0) send_array(bridge, swap);
}

void bridge_close(struct bridge *bridge) {
  if (bridge == NULL) return;
  finish(bridge->socket);
  free(bridge);
}
