/** Known tasks that prove an agent. */
package org.tipspeed.environment.classic;
