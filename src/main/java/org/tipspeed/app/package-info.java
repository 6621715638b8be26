/** A run's parts made from its settings, and the runs themselves; prints nothing. */
package org.tipspeed.app;
