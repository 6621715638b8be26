/** Commands, options, displays, exit codes: the only place that prints. */
package org.tipspeed.cli;
