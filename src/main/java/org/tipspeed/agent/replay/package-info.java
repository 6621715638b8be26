/**
 * What a learner remembers: steps joined over n of them ({@link org.tipspeed.agent.replay.NStep}),
 * kept in a {@link org.tipspeed.agent.replay.ReplayMemory} and drawn in {@link
 * org.tipspeed.agent.replay.Batch}es. Nothing in here is one algorithm's.
 */
package org.tipspeed.agent.replay;
