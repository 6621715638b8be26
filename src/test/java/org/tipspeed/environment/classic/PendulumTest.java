package org.tipspeed.environment.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;
import org.tipspeed.environment.classic.Pendulum.State;
import org.tipspeed.random.RandomStreams;

class PendulumTest {

  private static Pendulum pendulum() {
    RandomStreams streams = new RandomStreams(1);
    return new Pendulum(episode -> streams.stream("start", episode));
  }

  /**
   * Gymnasium's documented equations with its numbers put in: 15 sin(angle) + 3 torque, steps of
   * 0.05 s, angle and speed as the components of a vector.
   */
  private static double[] reference(double[] state, double torque) {
    double u = torque > 2 ? 2 : torque < -2 ? -2 : torque;
    double speed = state[1] + (15.0 * Math.sin(state[0]) + 3.0 * u) * 0.05;
    speed = speed > 8 ? 8 : speed < -8 ? -8 : speed;
    return new double[] {state[0] + speed * 0.05, speed};
  }

  private static double referenceReward(double[] state, double torque) {
    double u = torque > 2 ? 2 : torque < -2 ? -2 : torque;
    double angle = Math.atan2(Math.sin(state[0]), Math.cos(state[0]));
    return -(angle * angle + 0.1 * state[1] * state[1] + 0.001 * u * u);
  }

  @Test
  void states_and_rewards_agree_with_an_independent_formula() {
    Pendulum pendulum = pendulum();
    double[] due = {2.5, -0.7};
    pendulum.reset(new State(2.5, -0.7));
    double fastest = 0;
    for (int step = 0; step < 200; step++) {
      // Pumps energy in until the speed limit and many turns are reached, then resists.
      float torque = (float) (3 * Math.sin(step * 0.03) + Math.signum(due[1]) * 1.3);
      double reward = pendulum.step(new float[] {torque}).reward();
      assertEquals(referenceReward(due, torque), reward, 1e-9, "step " + step);
      due = reference(due, torque);
      assertEquals(due[0], pendulum.state().angleRad(), 1e-9, "step " + step);
      assertEquals(due[1], pendulum.state().speedRadPerS(), 1e-9, "step " + step);
      fastest = Math.max(fastest, Math.abs(due[1]));
    }
    assertEquals(8, fastest);
    assertTrue(Math.abs(due[0]) > 2 * Math.PI, "the angle is not wrapped");
  }

  /** Worked out by hand from the documented equations. */
  @Test
  void a_step_has_the_known_result() {
    State start = new State(Math.PI / 2, 1);
    State next = start.after(5);
    assertEquals(1 + (15 + 3 * 2) * .05, next.speedRadPerS(), 1e-12);
    assertEquals(Math.PI / 2 + 2.05 * .05, next.angleRad(), 1e-12);
    assertEquals(-(Math.PI * Math.PI / 4 + .1 + .004), start.reward(5), 1e-12);
    assertEquals(-16.2736044, new State(Math.PI, 8).reward(2), 1e-7);
  }

  @Test
  void observation_is_cosine_sine_and_speed() {
    float[] observation = pendulum().reset(new State(2 * Math.PI + .3, -4));
    assertArrayEquals(
        new float[] {(float) Math.cos(.3), (float) Math.sin(.3), -4}, observation, 1e-6f);
  }

  @Test
  void time_limit_truncates_after_200_steps() {
    Pendulum pendulum = pendulum();
    for (int episode = 0; episode < 2; episode++) {
      pendulum.reset(episode);
      Step step = pendulum.step(new float[1]);
      for (int steps = 1; steps < 200; steps++) {
        assertTrue(step.standing().isRunning());
        step = pendulum.step(new float[1]);
      }
      assertEquals(Standing.timeLimit(), step.standing());
    }
  }

  @Test
  void starts_are_a_function_of_the_episode_and_uniform() {
    Pendulum pendulum = pendulum();
    assertArrayEquals(pendulum().reset(3), pendulum.reset(3));
    double[] sums = new double[4];
    for (int episode = 0; episode < 20_000; episode++) {
      pendulum.reset(episode);
      double angle = pendulum.state().angleRad() / Math.PI;
      double speed = pendulum.state().speedRadPerS();
      assertTrue(Math.abs(angle) <= 1 && Math.abs(speed) <= 1);
      sums[0] += angle / 20_000;
      sums[1] += angle * angle / 20_000;
      sums[2] += speed / 20_000;
      sums[3] += speed * speed / 20_000;
    }
    assertArrayEquals(new double[] {0, 1 / 3., 0, 1 / 3.}, sums, .015);
  }
}
