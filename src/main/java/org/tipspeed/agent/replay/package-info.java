/** Memory of transitions, uniform and prioritised, and returns over several steps. */
package org.tipspeed.agent.replay;
