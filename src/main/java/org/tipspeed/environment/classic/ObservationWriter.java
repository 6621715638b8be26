package org.tipspeed.environment.classic;

/** Lines up the numbers of an observation, in units in which an arm moves by about 1. */
final class ObservationWriter {

  static final double LENGTH_UNIT_M = 10;
  static final double TIME_UNIT_S = 0.25;

  private final float[] numbers;
  private int length;

  ObservationWriter(int numbers) {
    this.numbers = new float[numbers];
  }

  float[] numbers() {
    return numbers;
  }

  void number(double number) {
    numbers[length++] = (float) number;
  }

  void position(Vector positionM) {
    vector(positionM.times(1 / LENGTH_UNIT_M));
  }

  private void vector(Vector vector) {
    number(vector.x());
    number(vector.y());
    number(vector.z());
  }

  /**
   * A rod: centre, rotation, angular velocity, velocity of the centre (13 numbers).
   *
   * @param direction from its end to its centre, a unit vector
   * @param end where it begins [m]
   * @param centreM distance of the centre from there
   */
  void rod(Vector direction, Vector rate, Vector end, Vector endRate, double centreM) {
    position(end.plus(direction.times(centreM)));
    rotationFromHanging(direction);
    vector(direction.cross(rate).times(TIME_UNIT_S));
    vector(endRate.plus(rate.times(centreM)).times(TIME_UNIT_S / LENGTH_UNIT_M));
  }

  /** The shortest rotation from straight down, as a unit quaternion x, y, z, w. */
  private void rotationFromHanging(Vector direction) {
    // Half-angle formulas; the axis is down x direction = (-z, 0, x).
    double cosine = -direction.y();
    double w = Math.sqrt(Math.max(0, (1 + cosine) / 2));
    double sine = Math.hypot(direction.x(), direction.z());
    double half = Math.sqrt(Math.max(0, (1 - cosine) / 2));
    number(sine > 0 ? -direction.z() / sine * half : half);
    number(0);
    number(sine > 0 ? direction.x() / sine * half : 0);
    number(w);
  }
}
