/** The seam of a learner: float arrays only, no knowledge of turbines. */
package org.tipspeed.agent;
