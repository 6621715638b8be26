package org.tipspeed.nn;

/** The course of a learning rate from its first to its final value. */
public enum RateDecay {
  /** By the same amount per step. */
  LINEAR {
    @Override
    double rate(double first, double last, double progress) {
      return first + progress * (last - first);
    }
  },

  /** By the same factor per step. */
  EXPONENTIAL {
    @Override
    double rate(double first, double last, double progress) {
      return first * Math.pow(last / first, progress);
    }
  },

  /** Half a wave of the cosine: slow at both ends (Loshchilov and Hutter 2017, no restarts). */
  COSINE {
    @Override
    double rate(double first, double last, double progress) {
      return last + (first - last) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
  };

  /**
   * The rate on the way.
   *
   * @param progress 0 at the start, 1 at the end
   */
  abstract double rate(double first, double last, double progress);
}
