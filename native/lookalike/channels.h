/* The named channels of the imitated release. */
#ifndef LOOKALIKE_CHANNELS_H
#define LOOKALIKE_CHANNELS_H

/* The latest stored value, rounded to float; -1 for a name that does not exist. */
double channel_value(const char *name);

#endif
