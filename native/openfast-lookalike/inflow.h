/* InflowWind's uniform and TurbSim winds. */
#ifndef OPENFAST_LOOKALIKE_INFLOW_H
#define OPENFAST_LOOKALIKE_INFLOW_H

#include "deck.h"

/* 0, or a sentence. */
const char *inflow_read(const deck *d);
void inflow_close(void);

/* 0, or a sentence. */
const char *inflow_velocity(double time, double x, double y, double z, double velocity[3]);

#endif
