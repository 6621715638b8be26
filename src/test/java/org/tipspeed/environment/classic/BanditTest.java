package org.tipspeed.environment.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;
import org.tipspeed.random.RandomStreams;

class BanditTest {

  private static Bandit bandit() {
    RandomStreams streams = new RandomStreams(1);
    return new Bandit(episode -> streams.stream("draw", episode));
  }

  @Test
  void the_best_action_earns_most_and_ends_the_episode() {
    Bandit bandit = bandit();
    for (int episode = 0; episode < 100; episode++) {
      float best = (float) Bandit.bestAction(bandit.reset(episode)[0]);
      Step step = bandit.step(new float[] {best});
      assertEquals(0, step.reward(), 1e-12);
      assertEquals(Standing.terminated("answered"), step.standing());
      bandit.reset(episode);
      assertTrue(bandit.step(new float[] {best + .1f}).reward() < -.009);
      assertTrue(bandit.step(new float[] {best - .1f}).reward() < -.009);
    }
  }

  @Test
  void never_acting_scores_what_is_stated() {
    Bandit bandit = bandit();
    double mean = 0;
    for (int episode = 0; episode < 20_000; episode++) {
      bandit.reset(episode);
      mean += bandit.step(new float[] {0}).reward() / 20_000;
    }
    assertEquals(-.38, mean, .01);
  }

  @Test
  void the_same_episode_asks_the_same() {
    assertArrayEquals(bandit().reset(7), bandit().reset(7));
  }
}
