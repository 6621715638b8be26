/**
 * DDPG and TD3: settings, networks, learner, agent. {@link org.tipspeed.agent.ddpg.Ddpg} is the way
 * in.
 */
package org.tipspeed.agent.ddpg;
