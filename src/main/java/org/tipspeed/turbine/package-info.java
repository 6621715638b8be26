/** The seam of a simulator in physical units: turbine, command, reading, description. */
package org.tipspeed.turbine;
