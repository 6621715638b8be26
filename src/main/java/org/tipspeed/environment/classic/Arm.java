package org.tipspeed.environment.classic;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;

/**
 * Two thin rods, one hanging from a fixed ball joint and the other from the end of the first: a
 * double pendulum in space. No rod turns about its own axis. Each is described by the unit vector
 * from its upper to its lower end and that vector's rate of change.
 *
 * <p>With the kinetic energy a/2 |v1|² + b/2 |v2|² + c v1·v2, Lagrange's equations with the
 * constraints |n1| = |n2| = 1 are a n1" + c n2" = f1 + (multiplier) n1 and b n2" + c n1" = f2 +
 * (multiplier) n2; what follows solves them in closed form in the planes across n1 and n2.
 */
final class Arm {

  /** From the shoulder to the elbow [m]. */
  static final double UPPER_LENGTH_M = 7;

  /** From the elbow to the hand [m]. */
  static final double LOWER_LENGTH_M = 6;

  /** From the shoulder to the centre of the upper rod, whose first metre is massless [m]. */
  static final double UPPER_CENTRE_M = 4;

  /** From the elbow to the centre of the lower rod [m]. */
  static final double LOWER_CENTRE_M = 3;

  static final double GRAVITY_M_PER_S2 = 9.81;

  private static final double MASS_KG = 1;
  private static final double ROD_LENGTH_M = 6;
  private static final double ROD_INERTIA_KG_M2 = MASS_KG * ROD_LENGTH_M * ROD_LENGTH_M / 12;

  private static final double A =
      ROD_INERTIA_KG_M2
          + MASS_KG * UPPER_CENTRE_M * UPPER_CENTRE_M
          + MASS_KG * UPPER_LENGTH_M * UPPER_LENGTH_M;
  private static final double B = ROD_INERTIA_KG_M2 + MASS_KG * LOWER_CENTRE_M * LOWER_CENTRE_M;
  private static final double C = MASS_KG * UPPER_LENGTH_M * LOWER_CENTRE_M;

  /** Weight of what hangs on each rod, times its distance from the rod's upper end [N m]. */
  static final double UPPER_MOMENT_NM =
      GRAVITY_M_PER_S2 * MASS_KG * (UPPER_CENTRE_M + UPPER_LENGTH_M);

  static final double LOWER_MOMENT_NM = GRAVITY_M_PER_S2 * MASS_KG * LOWER_CENTRE_M;

  /**
   * How the arm is and moves.
   *
   * @param upper direction of the upper rod, a unit vector
   * @param upperRate its rate of change [1/s]
   * @param lower direction of the lower rod, a unit vector
   * @param lowerRate its rate of change [1/s]
   */
  record State(Vector upper, Vector upperRate, Vector lower, Vector lowerRate) {

    static final State HANGING =
        new State(Vector.UP.times(-1), Vector.ZERO, Vector.UP.times(-1), Vector.ZERO);

    /** Position from the shoulder [m]. */
    Vector hand() {
      return upper.times(UPPER_LENGTH_M).plus(lower.times(LOWER_LENGTH_M));
    }

    /** Potential and kinetic energy [J]. */
    double energy() {
      return A / 2 * upperRate.dot(upperRate)
          + B / 2 * lowerRate.dot(lowerRate)
          + C * upperRate.dot(lowerRate)
          + UPPER_MOMENT_NM * upper.y()
          + LOWER_MOMENT_NM * lower.y();
    }

    private double[] toArray() {
      double[] values = new double[12];
      put(upper, values, 0);
      put(upperRate, values, 3);
      put(lower, values, 6);
      put(lowerRate, values, 9);
      return values;
    }

    private static State of(double[] values) {
      return new State(get(values, 0), get(values, 3), get(values, 6), get(values, 9));
    }

    /** Without the drift off the constraints, and no rod faster than the limit [rad/s]. */
    private State corrected(double maxSpeedRadPerS) {
      Vector unitUpper = upper.normalized();
      Vector unitLower = lower.normalized();
      return new State(
          unitUpper,
          limited(upperRate.across(unitUpper), maxSpeedRadPerS),
          unitLower,
          limited(lowerRate.across(unitLower), maxSpeedRadPerS));
    }

    private static Vector limited(Vector rate, double maxSpeedRadPerS) {
      double speed = rate.norm();
      return speed > maxSpeedRadPerS ? rate.times(maxSpeedRadPerS / speed) : rate;
    }
  }

  /** Torques on the rods from outside, constant over a step. */
  private record Motion(Vector upperTorqueNm, Vector lowerTorqueNm, double dampingPerS)
      implements FirstOrderDifferentialEquations {

    @Override
    public int getDimension() {
      return 12;
    }

    @Override
    public void computeDerivatives(double timeS, double[] values, double[] rates) {
      State state = State.of(values);
      Vector n1 = state.upper();
      Vector n2 = state.lower();
      Vector v1 = state.upperRate();
      Vector v2 = state.lowerRate();
      double bend1 = v1.dot(v1);
      double bend2 = v2.dot(v2);
      Vector f1 = force(upperTorqueNm, n1, UPPER_MOMENT_NM, v1, A).plus(n2.times(C * bend2));
      Vector f2 = force(lowerTorqueNm, n2, LOWER_MOMENT_NM, v2, B).plus(n1.times(C * bend1));

      // The second equation gives u2 by u1; the first is then (alpha + beta m m^T) u1 = r.
      Vector m = n2.across(n1);
      Vector r = f1.minus(f2.across(n2).times(C / B)).across(n1);
      double alpha = A - C * C / B;
      double beta = C * C / B;
      double along = beta * m.dot(r) / (alpha + beta * m.dot(m));
      Vector u1 = r.minus(m.times(along)).times(1 / alpha);
      Vector u2 = f2.minus(u1.times(C)).across(n2).times(1 / B);

      put(v1, rates, 0);
      put(u1.minus(n1.times(bend1)), rates, 3);
      put(v2, rates, 6);
      put(u2.minus(n2.times(bend2)), rates, 9);
    }

    /** Generalised force on a rod's direction: of a torque, of gravity and of damping. */
    private Vector force(
        Vector torqueNm, Vector direction, double momentNm, Vector rate, double inertia) {
      return torqueNm
          .cross(direction)
          .minus(Vector.UP.times(momentNm))
          .minus(rate.times(dampingPerS * inertia));
    }
  }

  private final double dampingPerS;
  private final double maxSpeedRadPerS;
  private final double intervalS;
  private final ClassicalRungeKuttaIntegrator integrator;

  Arm(double dampingPerS, double maxSpeedRadPerS, double intervalS) {
    this.dampingPerS = dampingPerS;
    this.maxSpeedRadPerS = maxSpeedRadPerS;
    this.intervalS = intervalS;
    integrator = new ClassicalRungeKuttaIntegrator(intervalS);
  }

  /** The state one interval later, under torques that act from outside on each rod alone. */
  State after(State state, Vector upperTorqueNm, Vector lowerTorqueNm) {
    Motion motion = new Motion(upperTorqueNm, lowerTorqueNm, dampingPerS);
    double[] values = integrator.singleStep(motion, 0, state.toArray(), intervalS);
    return State.of(values).corrected(maxSpeedRadPerS);
  }

  private static void put(Vector vector, double[] values, int at) {
    values[at] = vector.x();
    values[at + 1] = vector.y();
    values[at + 2] = vector.z();
  }

  private static Vector get(double[] values, int at) {
    return new Vector(values[at], values[at + 1], values[at + 2]);
  }
}
