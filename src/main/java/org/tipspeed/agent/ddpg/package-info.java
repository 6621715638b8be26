/** DDPG and TD3: networks, learner, agent. */
package org.tipspeed.agent.ddpg;
