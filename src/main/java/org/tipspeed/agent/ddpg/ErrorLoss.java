package org.tipspeed.agent.ddpg;

/** What a critic's temporal-difference error costs. */
public enum ErrorLoss {
  /** The square, as in the paper. */
  SQUARED {
    @Override
    double cost(double error) {
      return error * error;
    }

    @Override
    double slope(double error) {
      return 2 * error;
    }
  },

  /** Half the square up to 1, linear beyond: single bad errors count less. */
  HUBER {
    @Override
    double cost(double error) {
      double size = Math.abs(error);
      return size <= 1 ? 0.5 * error * error : size - 0.5;
    }

    @Override
    double slope(double error) {
      return Math.max(-1, Math.min(1, error));
    }
  };

  abstract double cost(double error);

  /** Derivative of the cost. */
  abstract double slope(double error);
}
