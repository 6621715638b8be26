/** A pure-Java wind turbine, by default the NREL 5 MW reference turbine. */
package org.tipspeed.turbine.mock;
