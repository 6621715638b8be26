/** DDPG and TD3: learner, replay memory, exploration noise. */
package org.tipspeed.agent.ddpg;
