/* The policy with its observation and its action, step by step what tipspeed does in Java. */
#ifndef POLICY_H
#define POLICY_H

#include "baseline.h"
#include "definition.h"

/* All that changes in flight. Behind it lie the memories of the filters and the observation, in one
   piece of memory that can be saved as it is. */
struct policy {
  double pitch_deg, torque_knm; /* set-points */
  double previous_rotor_speed, first, worst;
  float action[2];
  struct baseline reference; /* what residual actions are added to */
};

struct signal_memory {
  double slow, integral, value;
};

/* Room for the memories and for a network at work. */
struct workspace {
  struct signal_memory *memory; /* [signals] */
  float *window;                /* [window] */
  float *ping, *pong, *factors; /* [widest of all layers and the window] */
  int *rows;
};

/* An observation that is as if the first reading had lasted for ever, and the first action. */
void policy_start(struct policy *p, const struct definition *d, struct workspace *w,
                  const float *swap, double torque);

/* Takes in one control interval; chooses a new action where one is due. */
void policy_observe(struct policy *p, const struct definition *d, struct workspace *w,
                    const float *swap, int decide);

/* Command for one control interval; reference is used by residual actions only. */
void policy_command(struct policy *p, const struct definition *d, const struct demand *reference,
                    struct demand *demand);

/* Another command is in force: increments start from there. */
void policy_follow(struct policy *p, const struct demand *demand);

int policy_is_finite(const struct policy *p);

#endif
