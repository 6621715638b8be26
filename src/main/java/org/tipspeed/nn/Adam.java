package org.tipspeed.nn;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) on the flat parameters of one network. Works on the heap,
 * where the compiler vectorises the loop; ND4J's updater takes forty times as long.
 */
public final class Adam {

  private final AdamSettings settings;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private final float[] gradient;
  private long steps;

  public Adam(AdamSettings settings, int parameters) {
    this.settings = settings;
    this.firstMoment = new float[parameters];
    this.secondMoment = new float[parameters];
    this.gradient = new float[parameters];
  }

  /** The flat moments, not copied. */
  public float[] firstMoment() {
    return firstMoment;
  }

  /** The flat moments, not copied. */
  public float[] secondMoment() {
    return secondMoment;
  }

  public long steps() {
    return steps;
  }

  /** Puts back what was saved; the moments are written through their accessors. */
  public void resumeAt(long stepsDone) {
    this.steps = stepsDone;
  }

  /**
   * Changes the network by one step against the gradients.
   *
   * @return the Euclidean norm of the gradients, before any limit; nothing was changed if not
   *     finite
   */
  public double step(Mlp network, Matrix gradients) {
    double norm = gradients.norm();
    if (!Double.isFinite(norm)) {
      return norm;
    }
    gradients.get(gradient);
    prepare(network.values(), limitFactor(norm));
    double rate = settings.rateAfter(steps);
    steps++;
    if (settings.decoupled()) {
      shrink(network.values(), (float) (1 - rate * settings.weightDecay()));
    }
    move(network.values(), rate);
    network.publish();
    return norm;
  }

  private float limitFactor(double norm) {
    double limit = settings.gradientNormLimit();
    return limit > 0 && norm > limit ? (float) (limit / norm) : 1;
  }

  private void prepare(float[] values, float factor) {
    float decay = settings.decoupled() ? 0 : (float) settings.weightDecay();
    if (factor == 1 && decay == 0) {
      return;
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = factor * gradient[i] + decay * values[i];
    }
  }

  private static void shrink(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private void move(float[] values, double rate) {
    double firstBias = 1 - Math.pow(settings.firstMomentDecay(), steps);
    double secondBias = Math.sqrt(1 - Math.pow(settings.secondMomentDecay(), steps));
    // Both corrections folded into the rate: the moments themselves stay as they are.
    move(
        values, (float) (rate * secondBias / firstBias), (float) (settings.epsilon() * secondBias));
  }

  private void move(float[] values, float rate, float epsilon) {
    float keepFirst = (float) settings.firstMomentDecay();
    float keepSecond = (float) settings.secondMomentDecay();
    float takeFirst = (float) (1 - settings.firstMomentDecay());
    float takeSecond = (float) (1 - settings.secondMomentDecay());
    move(
        values,
        gradient,
        firstMoment,
        secondMoment,
        keepFirst,
        takeFirst,
        keepSecond,
        takeSecond,
        rate,
        epsilon);
  }

  // Arrays as arguments: the compiler does not vectorise over fields.
  private static void move(
      float[] values,
      float[] gradient,
      float[] first,
      float[] second,
      float keepFirst,
      float takeFirst,
      float keepSecond,
      float takeSecond,
      float rate,
      float epsilon) {
    for (int i = 0; i < values.length; i++) {
      float slope = gradient[i];
      float mean = keepFirst * first[i] + takeFirst * slope;
      float square = keepSecond * second[i] + takeSecond * slope * slope;
      first[i] = mean;
      second[i] = square;
      values[i] -= rate * mean / ((float) Math.sqrt(square) + epsilon);
    }
  }
}
