package org.tipspeed.experiment;

/**
 * What the present policy reached on the validation episodes, without exploration.
 *
 * @param episode training episodes before it
 * @param runSteps training decisions before it
 * @param score mean return of the validation episodes
 * @param worst lowest return among them
 * @param earlyEndings how many of them were terminated or aborted
 * @param best whether this is the best so far
 */
public record ValidationResult(
    long episode, long runSteps, double score, double worst, int earlyEndings, boolean best) {}
