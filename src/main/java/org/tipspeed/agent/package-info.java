/**
 * The seam of a learner: float arrays only, no knowledge of turbines. Whoever trains knows an
 * {@link org.tipspeed.agent.Agent}; an {@link org.tipspeed.agent.Algorithm} makes one from its
 * settings.
 */
package org.tipspeed.agent;
