/* A multilayer perceptron at work on one observation. */
#ifndef NETWORK_H
#define NETWORK_H

#include "definition.h"
#include "policy.h"

/* The input lies in w->ping; the output is valid until the next call. */
const float *network_run(const struct definition *d, struct workspace *w);

#endif
