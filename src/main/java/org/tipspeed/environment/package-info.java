/** The seam an agent learns in: environment, step, spaces, endings. */
package org.tipspeed.environment;
