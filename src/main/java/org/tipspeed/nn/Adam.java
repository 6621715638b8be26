package org.tipspeed.nn;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) on the flat parameters of one network. Works on the heap,
 * where the compiler vectorises the loop (ND4J's updater takes forty times as long), in pieces that
 * stay in the first cache while they are there.
 */
public final class Adam {

  // As the paper suggests; nobody has had reason to set them.
  static final double FIRST_MOMENT_DECAY = 0.9;
  static final double SECOND_MOMENT_DECAY = 0.999;

  /** Keeps the division finite. */
  static final double EPSILON = 1e-8;

  private final NetworkSettings settings;

  // Cut into pieces: the compiler does not vectorise loops that start inside an array.
  private final float[][] firstMoment;
  private final float[][] secondMoment;
  private final float[] values = new float[Pieces.LENGTH];
  private final float[] gradient = new float[Pieces.LENGTH];
  private long steps;

  // Of the step under way.
  private float limitFactor;
  private float shrinkage;
  private float rate;
  private float epsilon;

  /**
   * @param settings rate, decay and limit; the layers are not looked at
   * @param parameters how many the network has
   */
  public Adam(NetworkSettings settings, int parameters) {
    this.settings = settings;
    this.firstMoment = Pieces.of(parameters);
    this.secondMoment = Pieces.of(parameters);
  }

  /** A copy of the flat moments. */
  public float[] firstMoment() {
    return Pieces.joined(firstMoment);
  }

  /** A copy of the flat moments. */
  public float[] secondMoment() {
    return Pieces.joined(secondMoment);
  }

  public long steps() {
    return steps;
  }

  /** Puts back what was saved. */
  public void resumeAt(float[] first, float[] second, long stepsDone) {
    Pieces.cut(first, firstMoment);
    Pieces.cut(second, secondMoment);
    this.steps = stepsDone;
  }

  /**
   * Changes the network by one step against the gradients. The target follows piece by piece, while
   * the new parameters are at hand.
   *
   * @param target a network of the same shape
   * @param targetRate how far it moves, 0 for not at all
   * @return the Euclidean norm of the gradients, before any limit; nothing was changed if not
   *     finite
   */
  public double step(Mlp network, Matrix gradients, Mlp target, float targetRate) {
    double norm = gradients.norm();
    if (!Double.isFinite(norm)) {
      return norm;
    }
    begin(norm);
    Matrix parameters = network.parameters();
    for (int piece = 0; piece < firstMoment.length; piece++) {
      int from = piece * Pieces.LENGTH;
      int count = firstMoment[piece].length;
      gradients.get(from, gradient, count);
      parameters.get(from, values, count);
      decay();
      move(firstMoment[piece], secondMoment[piece]);
      parameters.put(from, values, count);
      if (targetRate > 0) {
        target.follow(from, values, count, targetRate);
      }
    }
    network.changed();
    return norm;
  }

  private void begin(double norm) {
    double limit = settings.gradientNormLimit();
    limitFactor = limit > 0 && norm > limit ? (float) (limit / norm) : 1;
    double nominalRate = settings.rateAfter(steps);
    steps++;
    shrinkage = (float) (1 - nominalRate * settings.weightDecay());
    double firstBias = 1 - Math.pow(FIRST_MOMENT_DECAY, steps);
    double secondBias = Math.sqrt(1 - Math.pow(SECOND_MOMENT_DECAY, steps));
    // Both corrections folded into the rate: the moments themselves stay as they are.
    rate = (float) (nominalRate * secondBias / firstBias);
    epsilon = (float) (EPSILON * secondBias);
  }

  /** Limits the gradient; weights decay by it or by themselves. */
  private void decay() {
    float decay = (float) settings.weightDecay();
    if (settings.decoupledDecay()) {
      scale(values, shrinkage);
      decay = 0;
    }
    if (limitFactor != 1 || decay != 0) {
      combine(gradient, limitFactor, values, decay);
    }
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static void combine(float[] sum, float factor, float[] others, float otherFactor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = factor * sum[i] + otherFactor * others[i];
    }
  }

  private void move(float[] first, float[] second) {
    move(
        values,
        gradient,
        first,
        second,
        (float) FIRST_MOMENT_DECAY,
        (float) (1 - FIRST_MOMENT_DECAY),
        (float) SECOND_MOMENT_DECAY,
        (float) (1 - SECOND_MOMENT_DECAY),
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
    for (int i = 0; i < first.length; i++) {
      float slope = gradient[i];
      float mean = keepFirst * first[i] + takeFirst * slope;
      float square = keepSecond * second[i] + takeSecond * slope * slope;
      first[i] = mean;
      second[i] = square;
      values[i] -= rate * mean / ((float) Math.sqrt(square) + epsilon);
    }
  }
}
