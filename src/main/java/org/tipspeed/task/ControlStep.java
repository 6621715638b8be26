package org.tipspeed.task;

import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * What signals are computed from: the end of one control interval.
 *
 * @param turbine what is controlled
 * @param previous the reading before; the same as {@code reading} at the start of an episode
 * @param reading the reading now
 * @param command what was commanded in between
 * @param action the agent's last action, -1..1 per dimension
 * @param inertiaKgM2 inertia of the whole drive train seen from the rotor [kg m2]
 */
record ControlStep(
    TurbineDescription turbine,
    TurbineReading previous,
    TurbineReading reading,
    TurbineCommand command,
    float[] action,
    double inertiaKgM2) {}
