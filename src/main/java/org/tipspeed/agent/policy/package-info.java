/**
 * What acting takes, whoever learned it: policy file, observation normaliser, exploration noise.
 */
package org.tipspeed.agent.policy;
