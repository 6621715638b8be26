/** Commands, wiring, exit codes: the only place that prints. */
package org.tipspeed.cli;
