/** Pitch and torque drives: the same for every simulator that has none of its own. */
package org.tipspeed.turbine.drive;
