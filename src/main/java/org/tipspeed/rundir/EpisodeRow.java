package org.tipspeed.rundir;

import java.util.Map;
import org.tipspeed.environment.Standing;

/**
 * One training episode.
 *
 * @param episode its number, from 0
 * @param steps decisions in it
 * @param episodeReturn sum of its rewards, not discounted
 * @param end how it ended
 * @param metrics further figures by name, the names ending in their unit
 */
public record EpisodeRow(
    long episode, long steps, double episodeReturn, Standing end, Map<String, Double> metrics) {}
