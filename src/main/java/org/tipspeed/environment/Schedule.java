package org.tipspeed.environment;

/**
 * When time alone ends an episode, whoever controls it: at its time limit, or where the wind does
 * not last for another control interval.
 *
 * @param intervalS control interval [s]
 * @param durationS time limit, rounded to whole intervals [s]
 * @param windEndS end of the wind, beyond which no simulator can go [s]; may be infinite
 */
public record Schedule(double intervalS, double durationS, double windEndS) {

  /** Relative error of a time that is the sum of many intervals. */
  private static final double TOLERANCE = 1e-6;

  /**
   * How the episode stands as far as time decides.
   *
   * @param timeS now, at the end of an interval [s]
   */
  public Standing at(double timeS) {
    if (timeS > durationS - intervalS / 2) {
      return Standing.timeLimit();
    }
    double nextS = timeS + intervalS;
    return nextS > windEndS + TOLERANCE * (1 + nextS)
        ? Standing.truncated("wind-end")
        : Standing.running();
  }
}
