package org.tipspeed.environment.classic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArmTest {

  private static final double INTERVAL_S = 0.02;
  private static final double A = 3 + 16 + 49;
  private static final double B = 3 + 9;
  private static final double C = 21;

  private static Arm frictionless(double intervalS) {
    return new Arm(0, 100, intervalS);
  }

  /** Somewhere in space, moving in all directions, with rates across the rods. */
  private static Arm.State tumbling() {
    Vector upper = new Vector(.6, -.5, .3).normalized();
    Vector lower = new Vector(-.2, .4, .7).normalized();
    return new Arm.State(
        upper, new Vector(.5, 1, -.8).across(upper), lower, new Vector(1, -.6, .9).across(lower));
  }

  private static double verticalMomentum(Arm.State state) {
    Vector upper = state.upperRate().times(A).plus(state.lowerRate().times(C));
    Vector lower = state.lowerRate().times(B).plus(state.upperRate().times(C));
    return state.upper().cross(upper).plus(state.lower().cross(lower)).y();
  }

  @Test
  void without_friction_and_torque_energy_and_vertical_momentum_stay() {
    Arm arm = frictionless(INTERVAL_S);
    Arm.State state = tumbling();
    double energy = state.energy();
    double momentum = verticalMomentum(state);
    for (int step = 0; step < 1000; step++) {
      state = arm.after(state, Vector.ZERO, Vector.ZERO);
      assertEquals(energy, state.energy(), .05, "step " + step);
      assertEquals(momentum, verticalMomentum(state), .01, "step " + step);
      assertEquals(1, state.upper().norm(), 1e-12);
      assertEquals(0, state.lower().dot(state.lowerRate()), 1e-12);
    }
  }

  @Test
  void the_error_of_a_step_falls_with_the_fourth_power_of_its_length() {
    Vector due = hand(0.0005);
    double coarse = hand(0.04).minus(due).norm();
    double fine = hand(0.02).minus(due).norm();
    assertEquals(16, coarse / fine, 6);
  }

  private static Vector hand(double intervalS) {
    Arm arm = frictionless(intervalS);
    Arm.State state = tumbling();
    for (int step = 0; step < Math.round(2 / intervalS); step++) {
      state = arm.after(state, Vector.ZERO, Vector.ZERO);
    }
    return state.hand();
  }

  /** The double pendulum of the textbooks: two angles from straight down, in one plane. */
  private static double[] textbook(double[] q, double torque1, double torque2) {
    double difference = q[0] - q[2];
    double f1 =
        torque1 - C * Math.sin(difference) * q[3] * q[3] - Arm.UPPER_MOMENT_NM * Math.sin(q[0]);
    double f2 =
        torque2 + C * Math.sin(difference) * q[1] * q[1] - Arm.LOWER_MOMENT_NM * Math.sin(q[2]);
    double coupling = C * Math.cos(difference);
    double determinant = A * B - coupling * coupling;
    return new double[] {
      q[1], (B * f1 - coupling * f2) / determinant, q[3], (A * f2 - coupling * f1) / determinant
    };
  }

  @Test
  void in_a_plane_it_is_the_double_pendulum_of_the_textbooks() {
    double[] q = {.5, 1, -.7, -2};
    double torque1 = 90;
    double torque2 = -35;
    Arm.State state =
        new Arm.State(
            new Vector(Math.sin(q[0]), -Math.cos(q[0]), 0),
            new Vector(Math.cos(q[0]), Math.sin(q[0]), 0).times(q[1]),
            new Vector(Math.sin(q[2]), -Math.cos(q[2]), 0),
            new Vector(Math.cos(q[2]), Math.sin(q[2]), 0).times(q[3]));
    Arm arm = frictionless(INTERVAL_S);
    int fine = 1000;
    for (int step = 0; step < 100; step++) {
      state = arm.after(state, new Vector(0, 0, torque1), new Vector(0, 0, torque2));
      for (int i = 0; i < fine; i++) {
        midpoint(q, torque1, torque2, INTERVAL_S / fine);
      }
      assertEquals(Math.sin(q[0]), state.upper().x(), 1e-4, "step " + step);
      assertEquals(-Math.cos(q[0]), state.upper().y(), 1e-4, "step " + step);
      assertEquals(Math.sin(q[2]), state.lower().x(), 1e-4, "step " + step);
      assertEquals(Math.cos(q[2]) * q[3], state.lowerRate().x(), 1e-3, "step " + step);
      assertEquals(0, state.lower().z(), 0);
    }
  }

  private static void midpoint(double[] q, double torque1, double torque2, double h) {
    double[] rate = textbook(q, torque1, torque2);
    double[] half = new double[4];
    for (int i = 0; i < 4; i++) {
      half[i] = q[i] + h / 2 * rate[i];
    }
    rate = textbook(half, torque1, torque2);
    for (int i = 0; i < 4; i++) {
      q[i] += h * rate[i];
    }
  }

  @Test
  void torque_that_carries_the_weight_holds_the_arm_still() {
    Vector sideways = new Vector(1, 0, 0);
    Arm.State state = new Arm.State(sideways, Vector.ZERO, sideways, Vector.ZERO);
    Vector upperTorqueNm = new Vector(0, 0, 9.81 * 11);
    Vector lowerTorqueNm = new Vector(0, 0, 9.81 * 3);
    Arm.State next = frictionless(INTERVAL_S).after(state, upperTorqueNm, lowerTorqueNm);
    assertEquals(0, next.hand().minus(state.hand()).norm(), 1e-12);
  }

  @Test
  void damping_takes_energy_and_the_speed_limit_holds() {
    Arm arm = new Arm(0.5, 7, INTERVAL_S);
    Arm.State state = tumbling();
    double energy = state.energy();
    for (int step = 0; step < 200; step++) {
      state = arm.after(state, Vector.ZERO, Vector.ZERO);
      assertEquals(true, state.energy() < energy, "step " + step);
      energy = state.energy();
    }
    for (int step = 0; step < 2000; step++) {
      state = arm.after(state, new Vector(0, 0, 1e5), new Vector(1e5, 0, 0));
      assertEquals(true, state.upperRate().norm() <= 7 + 1e-9);
      assertEquals(true, state.lowerRate().norm() <= 7 + 1e-9);
    }
  }
}
