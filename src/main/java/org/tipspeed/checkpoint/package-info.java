/** Named arrays in a checked file that other languages read. */
package org.tipspeed.checkpoint;
