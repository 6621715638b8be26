/** The loops: train, replay, compare, study. */
package org.tipspeed.experiment;
