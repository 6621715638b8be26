/** An agent learning in environments; sees neither turbine nor wind. */
package org.tipspeed.training;
