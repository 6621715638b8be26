package org.tipspeed.agent.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tipspeed.agent.Transition;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.random.RandomStreams;

class NStepTest {

  private enum Ending {
    TERMINATED,
    TRUNCATED,
    ABORTED
  }

  private record Stored(
      float observation, float action, float reward, float nextObservation, float bootstrap) {}

  /** Remembers everything in order. */
  private static final class Recorder implements ReplayMemory {

    final List<Stored> stored = new ArrayList<>();

    @Override
    public void add(
        float[] observation, float[] action, float reward, float[] next, float bootstrap) {
      stored.add(new Stored(observation[0], action[0], reward, next[0], bootstrap));
    }

    @Override
    public int size() {
      return stored.size();
    }

    @Override
    public void sample(RandomGenerator random, Batch into) {
      throw new AssertionError();
    }

    @Override
    public void updatePriorities(int[] indices, float[] tdErrors) {
      throw new AssertionError();
    }

    @Override
    public void save(ArrayFile.Builder file, String prefix) {
      throw new AssertionError();
    }

    @Override
    public void load(ArrayFile file, String prefix) {
      throw new AssertionError();
    }
  }

  /** Step t of an episode goes from observation 1000 e + t to 1000 e + t + 1 with action -t. */
  private static List<Transition> episode(
      int number, int length, Ending ending, RandomGenerator random) {
    List<Transition> episode = new ArrayList<>();
    for (int t = 0; t < length; t++) {
      boolean last = t == length - 1 && ending != Ending.ABORTED;
      episode.add(
          new Transition(
              new float[] {1000 * number + t},
              new float[] {-t},
              random.nextFloat(-1, 1),
              new float[] {1000 * number + t + 1},
              last && ending == Ending.TERMINATED,
              last));
    }
    return episode;
  }

  /** The definition, written down as it is. */
  private static Stored bruteForce(List<Transition> episode, int t, int n, double discount) {
    double reward = 0;
    int end = Math.min(t + n, episode.size());
    for (int k = t; k < end; k++) {
      reward += Math.pow(discount, k - t) * episode.get(k).reward();
    }
    Transition last = episode.get(end - 1);
    return new Stored(
        episode.get(t).observation()[0],
        episode.get(t).action()[0],
        (float) reward,
        last.nextObservation()[0],
        last.terminated() ? 0 : (float) Math.pow(discount, end - t));
  }

  @Test
  void transitions_over_n_steps_are_those_of_the_definition() {
    RandomGenerator random = new RandomStreams(3).stream("episodes", 0);
    double discount = 0.9;
    for (int n : new int[] {1, 2, 3, 5, 20}) {
      Recorder recorder = new Recorder();
      NStep nStep = new NStep(n, discount, DoubleUnaryOperator.identity(), recorder);
      List<Stored> due = new ArrayList<>();
      for (int number = 0; number < 60; number++) {
        List<Transition> episode =
            episode(number, random.nextInt(1, 12), Ending.values()[number % 3], random);
        episode.forEach(nStep::observe);
        nStep.end();
        for (int t = 0; t < episode.size(); t++) {
          due.add(bruteForce(episode, t, n, discount));
        }
      }
      assertStored(due, recorder.stored);
    }
  }

  private static void assertStored(List<Stored> due, List<Stored> stored) {
    assertEquals(due.size(), stored.size());
    for (int i = 0; i < due.size(); i++) {
      assertEquals(due.get(i).observation(), stored.get(i).observation());
      assertEquals(due.get(i).action(), stored.get(i).action());
      assertEquals(due.get(i).nextObservation(), stored.get(i).nextObservation());
      assertEquals(due.get(i).reward(), stored.get(i).reward(), 1e-6f);
      assertEquals(due.get(i).bootstrap(), stored.get(i).bootstrap(), 1e-7f);
    }
  }

  @Test
  void no_transition_reaches_across_a_reset() {
    RandomGenerator random = new RandomStreams(4).stream("episodes", 0);
    UniformReplay memory = new UniformReplay(500, 1, 1);
    NStep nStep = new NStep(4, 0.99, DoubleUnaryOperator.identity(), memory);
    for (int number = 0; number < 100; number++) {
      episode(number, 1 + number % 17, Ending.values()[number % 3], random).forEach(nStep::observe);
      nStep.end();
    }
    Batch batch = new Batch(20_000, 1, 1);
    memory.sample(random, batch);
    for (int row = 0; row < batch.size; row++) {
      float steps = batch.nextObservations[row] - batch.observations[row];
      assertEquals(true, steps >= 1 && steps <= 4, "steps " + steps);
      assertEquals(
          (int) batch.observations[row] / 1000,
          (int) batch.nextObservations[row] / 1000,
          "episode");
    }
  }

  @Test
  void episodes_under_way_at_once_do_not_mix() {
    RandomGenerator random = new RandomStreams(5).stream("episodes", 0);
    Recorder recorder = new Recorder();
    List<Transition> left = episode(1, 9, Ending.TERMINATED, random);
    List<Transition> right = episode(2, 9, Ending.TRUNCATED, random);
    NStep leftSteps = new NStep(3, 0.5, DoubleUnaryOperator.identity(), recorder);
    NStep rightSteps = new NStep(3, 0.5, DoubleUnaryOperator.identity(), recorder);
    for (int t = 0; t < 9; t++) {
      leftSteps.observe(left.get(t));
      rightSteps.observe(right.get(t));
    }
    assertEquals(18, recorder.size());
    recorder.stored.forEach(
        stored ->
            assertEquals((int) stored.observation() / 1000, (int) stored.nextObservation() / 1000));
  }

  @Test
  void truncation_bootstraps_and_termination_does_not() {
    RandomGenerator random = new RandomStreams(6).stream("episodes", 0);
    Recorder recorder = new Recorder();
    NStep nStep = new NStep(2, 0.5, DoubleUnaryOperator.identity(), recorder);
    episode(1, 2, Ending.TRUNCATED, random).forEach(nStep::observe);
    episode(2, 2, Ending.TERMINATED, random).forEach(nStep::observe);
    assertEquals(
        List.of(0.25f, 0.5f, 0f, 0f), recorder.stored.stream().map(Stored::bootstrap).toList());
  }

  @Test
  void rewards_are_learned_as_the_learner_wants_them_and_steps_stay_as_they_were() {
    RandomGenerator random = new RandomStreams(7).stream("episodes", 0);
    Recorder recorder = new Recorder();
    List<Transition> episode = episode(1, 2, Ending.TERMINATED, random);
    float first = episode.get(0).reward();
    float second = episode.get(1).reward();
    NStep nStep = new NStep(2, 0.5, reward -> 10 * reward, recorder);
    episode.forEach(nStep::observe);
    assertEquals(10 * first + 5 * second, recorder.stored.get(0).reward(), 1e-5);
    assertEquals(10 * second, recorder.stored.get(1).reward(), 1e-5);
    assertEquals(first, episode.get(0).reward());
  }

  @Test
  void less_than_one_step_is_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new NStep(0, 0.9, DoubleUnaryOperator.identity(), new Recorder()));
  }
}
