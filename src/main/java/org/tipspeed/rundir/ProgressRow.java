package org.tipspeed.rundir;

import java.util.Map;

/**
 * How learning stood at one moment.
 *
 * @param episode last finished episode
 * @param steps environment steps so far
 * @param figures by name, such as losses, rates and validation scores
 */
public record ProgressRow(long episode, long steps, Map<String, Double> figures) {}
