/** Rainflow counting, damage-equivalent loads and statistics of load histories. */
package org.tipspeed.loads;
