/**
 * An agent learning in environments; sees neither turbine nor wind. {@link
 * org.tipspeed.training.Training} is the loop, {@code Lane} an episode in it, {@code Schedule} what
 * is done between episodes.
 */
package org.tipspeed.training;
