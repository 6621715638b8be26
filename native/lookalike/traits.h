/* What a test can ask the look-alike to do wrong, from the environment variable LOOKALIKE and from the keyword
   LOOKALIKE of a simulation definition: items separated by ';'.

   kind@episode:step[!marker]   a fault. Kinds: crash hang nan outlier false. Episodes count the calls of
                                initializeSimulation in this process from 1, steps from 1, step 0 is the reset itself;
                                '*' is any. With a marker the fault happens only if that file does not exist, and
                                makes it: once in all processes together.
   crash@load hang@load         while loading, crash@create in createInstance
   name=value                   a trait, see README */
#ifndef LOOKALIKE_TRAITS_H
#define LOOKALIKE_TRAITS_H

#include <stdbool.h>

void traits_set_definition(const char *items);
bool traits_get(const char *name, char *value, int size);
double traits_number(const char *name, double otherwise);
/* Whether the fault is due now. Place is "load" or "create". */
bool fault_at_place(const char *kind, const char *place);
bool fault_at_step(const char *kind, long episode, long step);
void crash(void);
void hang(void);

#endif
