package org.tipspeed.environment.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;
import org.tipspeed.random.RandomStreams;

class ReacherTest {

  private static Reacher reacher() {
    RandomStreams streams = new RandomStreams(1);
    return new Reacher(ReacherSettings.DEFAULTS, episode -> streams.stream("goal", episode));
  }

  private static Vector vector(float[] observation, int at) {
    return new Vector(observation[at], observation[at + 1], observation[at + 2]);
  }

  /** The observation in metres and seconds. */
  private static float[] si(float[] observation) {
    float[] si = observation.clone();
    for (int rod = 0; rod <= 13; rod += 13) {
      scale(si, rod, 10);
      scale(si, rod + 7, 4);
      scale(si, rod + 10, 40);
    }
    scale(si, 26, 10);
    scale(si, 29, 10);
    return si;
  }

  private static void scale(float[] numbers, int at, float factor) {
    for (int i = at; i < at + 3; i++) {
      numbers[i] *= factor;
    }
  }

  /** Turns a vector by the unit quaternion x, y, z, w at that place. */
  private static Vector rotated(Vector vector, float[] observation, int at) {
    Vector axis = vector(observation, at);
    Vector twice = axis.cross(vector).times(2);
    return vector.plus(twice.times(observation[at + 3])).plus(axis.cross(twice));
  }

  private static void assertVector(Vector due, Vector vector, double tolerance) {
    assertEquals(0, due.minus(vector).norm(), tolerance, due + " but was " + vector);
  }

  @Test
  void an_episode_starts_hanging_at_rest_with_the_goal_at_its_distance() {
    float[] observation = si(reacher().reset(0));
    assertEquals(33, observation.length);
    assertVector(new Vector(0, -4, 0), vector(observation, 0), 0);
    assertVector(new Vector(0, -10, 0), vector(observation, 13), 0);
    assertVector(new Vector(0, -13, 0), vector(observation, 29), 0);
    assertEquals(1, observation[6]);
    assertEquals(8, vector(observation, 26).norm(), 1e-6);
    assertTrue(Math.abs(observation[32]) <= 1);
  }

  @Test
  void observation_describes_two_rods_that_hang_together() {
    Reacher reacher = reacher();
    float[] before = si(reacher.reset(0));
    Vector down = new Vector(0, -1, 0);
    for (int step = 0; step < 300; step++) {
      float push = .3f * (float) Math.sin(step * .05);
      float[] action = {push, .2f, -.5f * push, .1f - push};
      float[] now = si(reacher.step(action).observation());
      Vector upper = rotated(down, now, 3);
      Vector lower = rotated(down, now, 16);
      assertVector(upper.times(4), vector(now, 0), 1e-5);
      assertVector(upper.times(7).plus(lower.times(3)), vector(now, 13), 1e-5);
      assertVector(upper.times(7).plus(lower.times(6)), vector(now, 29), 1e-5);
      assertVector(vector(now, 7).cross(upper).times(4), vector(now, 10), 1e-5);
      Vector elbowVelocity = vector(now, 7).cross(upper).times(7);
      assertVector(
          elbowVelocity.plus(vector(now, 20).cross(lower).times(3)), vector(now, 23), 1e-4);
      Vector meanVelocity = vector(before, 23).plus(vector(now, 23)).times(.5);
      Vector moved = vector(now, 13).minus(vector(before, 13));
      assertVector(meanVelocity.times(.08), moved, .02 + .1 * moved.norm());
      before = now;
    }
  }

  @Test
  void goal_circles_at_its_speed() {
    Reacher reacher = reacher();
    float[] first = si(reacher.reset(3));
    float[] last = first;
    for (int step = 0; step < 25; step++) {
      last = si(reacher.step(new float[4]).observation());
    }
    double turnedDeg = first[32] * 100;
    Vector start = vector(first, 26);
    double angle = Math.atan2(start.x(), start.z()) + Math.toRadians(turnedDeg);
    assertVector(new Vector(8 * Math.sin(angle), 0, 8 * Math.cos(angle)), vector(last, 26), 1e-4);
  }

  @Test
  void time_limit_truncates_after_1000_steps() {
    Reacher reacher = reacher();
    reacher.reset(0);
    Step step = reacher.step(new float[4]);
    for (int steps = 1; steps < 1000; steps++) {
      assertTrue(step.standing().isRunning());
      step = reacher.step(new float[4]);
    }
    assertEquals(Standing.timeLimit(), step.standing());
  }

  @Test
  void an_idle_arm_earns_nothing() {
    assertEquals(0, score(0, observation -> new float[4]));
  }

  private interface Actor {
    float[] act(float[] observation);
  }

  private static double score(long episode, Actor actor) {
    Reacher reacher = reacher();
    float[] observation = si(reacher.reset(episode));
    double score = 0;
    Step step;
    do {
      step = reacher.step(actor.act(observation));
      observation = si(step.observation());
      double distance = vector(observation, 26).minus(vector(observation, 29)).norm();
      assertEquals(distance < 3.5 ? .1 : 0, step.reward(), Math.abs(distance - 3.5) < 1e-4 ? 1 : 0);
      score += step.reward();
    } while (step.standing().isRunning());
    return score;
  }

  /** Weight carried, hand pulled to the goal, motion damped: what a student would try first. */
  private static float[] pull(float[] observation) {
    Vector upper = vector(observation, 0).times(1 / 4.);
    Vector lower = vector(observation, 29).minus(upper.times(7)).times(1 / 6.);
    Vector force = vector(observation, 26).minus(vector(observation, 29)).times(8);
    Vector upperTorque =
        upper
            .cross(force.times(7).plus(Vector.UP.times(Arm.UPPER_MOMENT_NM)))
            .minus(vector(observation, 7).times(60));
    Vector lowerTorque =
        lower
            .cross(force.times(6).plus(Vector.UP.times(Arm.LOWER_MOMENT_NM)))
            .minus(vector(observation, 20).times(30));
    return new float[] {
      (float) upperTorque.x() / 150,
      (float) upperTorque.z() / 150,
      (float) lowerTorque.x() / 150,
      (float) lowerTorque.z() / 150
    };
  }

  @Test
  void a_simple_controller_that_sees_the_observation_only_solves_the_task() {
    double mean = 0;
    for (int episode = 0; episode < 20; episode++) {
      mean += score(episode, ReacherTest::pull) / 20;
    }
    assertTrue(mean > 90, "mean score " + mean);
  }

  @Test
  void the_same_episode_is_the_same() {
    Reacher once = reacher();
    Reacher again = reacher();
    again.reset(5);
    again.step(new float[] {1, 1, 1, 1});
    assertArrayEquals(once.reset(9), again.reset(9));
    float[] action = {.3f, -.4f, .5f, -.6f};
    for (int step = 0; step < 50; step++) {
      assertArrayEquals(once.step(action).observation(), again.step(action).observation());
    }
  }

  @Test
  void wrong_settings_are_refused_by_name() {
    assertEquals(
        "goal_radius_m must be positive, was 0.0",
        assertThrows(IllegalArgumentException.class, () -> new ReacherSettings(150, 0, 50, 0, 1000))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new ReacherSettings(Double.NaN, 1, 50, 0, 1000));
    assertThrows(IllegalArgumentException.class, () -> new ReacherSettings(150, 1, -1, 0, 1000));
    assertThrows(IllegalArgumentException.class, () -> new ReacherSettings(150, 1, 1, -1, 1000));
    assertThrows(IllegalArgumentException.class, () -> new ReacherSettings(150, 1, 1, 0, 0));
  }
}
