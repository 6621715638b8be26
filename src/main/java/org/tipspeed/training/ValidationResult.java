package org.tipspeed.training;

/**
 * What the present policy reached on the validation episodes, without exploration.
 *
 * @param episode training episodes before it
 * @param runSteps training decisions before it
 * @param score what the policy is worth
 * @param best whether this is the best so far
 */
public record ValidationResult(long episode, long runSteps, Validation.Score score, boolean best) {}
