package org.tipspeed.agent.ddpg;

/** Means of batches. */
final class Means {

  private Means() {}

  static double of(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  static double ofSizes(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += Math.abs(number);
    }
    return sum / numbers.length;
  }

  /** The share of numbers whose size is above a limit. */
  static double shareBeyond(double limit, double[] numbers) {
    int beyond = 0;
    for (double number : numbers) {
      if (Math.abs(number) > limit) {
        beyond++;
      }
    }
    return (double) beyond / numbers.length;
  }
}
