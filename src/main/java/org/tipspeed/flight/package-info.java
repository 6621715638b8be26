/** One controller on one turbine from start to end. */
package org.tipspeed.flight;
