/* The text output, on stdout until a log file is set. */
#ifndef LOOKALIKE_MESSAGE_H
#define LOOKALIKE_MESSAGE_H

void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
int say_into(const char *path);

#endif
