/* What the controller shall do wrong, as its input file says, see native/README.md. */
#ifndef MISCHIEF_H
#define MISCHIEF_H

/* Reads the input file; on failure returns 0 and leaves a sentence. */
int mischief_read(const char *path, char *sentence, int size);

/* Whether a kind of mischief is due at a time [s]. */
int mischief_is_due(const char *kind, double time_s);

/* Crashes, exits or hangs if that is due. */
void mischief_end(double time_s);

#endif
