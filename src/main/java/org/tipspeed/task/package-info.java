/** Turbine control as a learning task: observation, action, reward, ending. */
package org.tipspeed.task;
