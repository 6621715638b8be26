package org.tipspeed.training;

import java.util.Map;
import org.tipspeed.environment.Standing;

/**
 * A finished training episode.
 *
 * @param episode its number, from 0
 * @param steps decisions taken
 * @param totalReward sum of its rewards
 * @param end how and why it ended
 * @param detail what the simulator said when it failed; else empty
 * @param runSteps decisions in the whole run so far
 * @param metrics physical quantities of the episode, keys end in the unit
 * @param diagnostics figures of learning during the episode
 */
public record EpisodeSummary(
    long episode,
    int steps,
    double totalReward,
    Standing end,
    String detail,
    long runSteps,
    Map<String, Double> metrics,
    Map<String, Double> diagnostics) {}
