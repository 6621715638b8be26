package org.tipspeed.cli;

/**
 * How far a training is.
 *
 * @param step decisions taken
 * @param steps decisions to take in all
 * @param episode episodes that have ended
 * @param episodeReturn sum of rewards of the last episode that ended; NaN before the first
 */
record Progress(long step, long steps, long episode, double episodeReturn) {

  String lastReturn() {
    return Double.isNaN(episodeReturn) ? "-" : "%.1f".formatted(episodeReturn);
  }
}
