/** What is wrong with sensors and plant. */
package org.tipspeed.flight.disturbance;
