package org.tipspeed.environment.classic;

/**
 * A vector in space. Plain sums and products: Commons Math's are compensated and ten times slower.
 */
record Vector(double x, double y, double z) {

  static final Vector ZERO = new Vector(0, 0, 0);
  static final Vector UP = new Vector(0, 1, 0);

  Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  Vector times(double factor) {
    return new Vector(x * factor, y * factor, z * factor);
  }

  double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** What is left without the part along a unit vector. */
  Vector across(Vector unit) {
    return minus(unit.times(dot(unit)));
  }

  double norm() {
    return Math.sqrt(dot(this));
  }

  Vector normalized() {
    return times(1 / norm());
  }
}
