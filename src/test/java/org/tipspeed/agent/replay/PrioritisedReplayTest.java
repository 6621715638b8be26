package org.tipspeed.agent.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.random.RandomStreams;

class PrioritisedReplayTest {

  private static final PrioritySettings SETTINGS = new PrioritySettings(.7, .4, 1, 10, 1e-3);

  private static RandomGenerator random() {
    return new RandomStreams(11).stream("replay", 0);
  }

  private static PrioritisedReplay filled(int capacity, int transitions) {
    PrioritisedReplay memory = new PrioritisedReplay(capacity, 1, 1, SETTINGS);
    for (int number = 0; number < transitions; number++) {
      float[] observation = {number};
      memory.add(observation, observation, number, observation, number);
    }
    return memory;
  }

  private static void setErrors(ReplayMemory memory, float... errors) {
    int[] indices = new int[errors.length];
    Arrays.setAll(indices, i -> i);
    memory.updatePriorities(indices, errors);
  }

  private static Batch sample(ReplayMemory memory, int size, RandomGenerator random) {
    Batch batch = new Batch(size, 1, 1);
    memory.sample(random, batch);
    return batch;
  }

  @Test
  void transitions_are_drawn_in_proportion_to_their_priority() {
    PrioritisedReplay memory = filled(8, 5);
    float[] errors = {0, -1, .1f, 3, -.5f};
    setErrors(memory, errors);
    double total = 0;
    for (float error : errors) {
      total += Math.pow(Math.abs(error) + 1e-3, .7);
    }
    int[] counts = new int[5];
    RandomGenerator random = random();
    for (int repeat = 0; repeat < 20_000; repeat++) {
      for (int index : sample(memory, 16, random).indices) {
        counts[index]++;
      }
    }
    for (int i = 0; i < 5; i++) {
      double due = Math.pow(Math.abs(errors[i]) + 1e-3, .7) / total;
      assertEquals(due, counts[i] / 320_000., .01 * due + 1e-3, "transition " + i);
    }
  }

  @Test
  void rows_are_the_transitions_at_their_indices() {
    PrioritisedReplay memory = filled(100, 80);
    Batch batch = sample(memory, 64, random());
    for (int row = 0; row < 64; row++) {
      assertEquals(batch.indices[row], batch.rewards[row]);
      assertEquals(batch.indices[row], batch.observations[row]);
    }
  }

  @Test
  void weights_are_those_of_the_paper_with_annealed_correction() {
    PrioritisedReplay memory = filled(8, 5);
    float[] errors = {2, -1, .1f, 3, -.5f};
    setErrors(memory, errors);
    RandomGenerator random = random();
    for (int batchNumber = 0; batchNumber < 15; batchNumber++) {
      Batch batch = sample(memory, 6, random);
      double beta = Math.min(1, .4 + .06 * batchNumber);
      double total = 0;
      for (float error : errors) {
        total += Math.pow(Math.abs(error) + 1e-3, .7);
      }
      double[] due = new double[6];
      for (int row = 0; row < 6; row++) {
        double priority = Math.pow(Math.abs(errors[batch.indices[row]]) + 1e-3, .7);
        due[row] = Math.pow(5 * priority / total, -beta);
      }
      double highest = Arrays.stream(due).max().orElseThrow();
      for (int row = 0; row < 6; row++) {
        assertEquals(due[row] / highest, batch.weights[row], 1e-6);
      }
    }
  }

  @Test
  void a_new_transition_is_as_likely_as_the_likeliest_so_far() {
    PrioritisedReplay memory = filled(8, 3);
    setErrors(memory, 50, .1f, .1f);
    float[] observation = {3};
    memory.add(observation, observation, 3, observation, 3);
    int[] counts = new int[4];
    for (int index : sample(memory, 100_000, random()).indices) {
      counts[index]++;
    }
    assertEquals(1, (double) counts[3] / counts[0], .01);
  }

  @Test
  void a_saved_memory_goes_on_as_if_never_stopped() {
    PrioritisedReplay memory = filled(50, 70);
    RandomGenerator random = random();
    for (int batch = 0; batch < 7; batch++) {
      learn(memory, random);
    }
    ArrayFile.Builder file = new ArrayFile.Builder();
    memory.save(file, "replay.");
    PrioritisedReplay loaded = new PrioritisedReplay(50, 1, 1, SETTINGS);
    loaded.load(copy(file.build()), "replay.");
    RandomGenerator left = new RandomStreams(1).stream("replay", 1);
    RandomGenerator right = new RandomStreams(1).stream("replay", 1);
    for (int batch = 0; batch < 100; batch++) {
      Batch due = learn(memory, left);
      Batch got = learn(loaded, right);
      assertArrayEquals(due.indices, got.indices);
      assertArrayEquals(due.rewards, got.rewards);
      assertArrayEquals(due.weights, got.weights);
    }
  }

  /** Draws a batch, invents errors from it, and adds a transition. */
  private static Batch learn(ReplayMemory memory, RandomGenerator random) {
    Batch batch = sample(memory, 8, random);
    float[] errors = new float[8];
    for (int row = 0; row < 8; row++) {
      errors[row] = (float) Math.sin(batch.rewards[row]) * batch.weights[row];
    }
    memory.updatePriorities(batch.indices, errors);
    float[] observation = {batch.rewards[0] + 1};
    memory.add(observation, observation, batch.rewards[0] + 1, observation, 0);
    return batch;
  }

  /** As if it had been on disk: sharing no array. */
  private static ArrayFile copy(ArrayFile file) {
    ArrayFile.Builder copy = new ArrayFile.Builder();
    file.arrays()
        .forEach(
            (name, entry) -> {
              Object data = entry.data();
              int length = java.lang.reflect.Array.getLength(data);
              Object same =
                  java.lang.reflect.Array.newInstance(data.getClass().getComponentType(), length);
              System.arraycopy(data, 0, same, 0, length);
              copy.array(name, same, entry.shape());
            });
    return copy.build();
  }

  @Test
  void an_error_that_is_no_number_stops_learning() {
    PrioritisedReplay memory = filled(8, 3);
    String message =
        assertThrows(DivergenceException.class, () -> setErrors(memory, 1, Float.NaN)).getMessage();
    assertEquals("the temporal-difference error of row 1 of the batch is NaN", message);
    assertThrows(DivergenceException.class, () -> setErrors(memory, Float.NEGATIVE_INFINITY));
  }

  @Test
  void a_memory_that_is_not_full_never_returns_what_it_does_not_hold() {
    PrioritisedReplay memory = filled(1000, 3);
    for (int index : sample(memory, 10_000, random()).indices) {
      assertTrue(index < 3);
    }
  }

  @Test
  void wrong_settings_are_refused_by_name() {
    assertEquals(
        "exponent must be in [0, 1], was 1.5",
        assertThrows(
                IllegalArgumentException.class, () -> new PrioritySettings(1.5, .4, 1, 10, 1e-3))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PrioritySettings(1, -1, 1, 10, 1e-3));
    assertThrows(IllegalArgumentException.class, () -> new PrioritySettings(1, 1, 2, 10, 1e-3));
    assertThrows(IllegalArgumentException.class, () -> new PrioritySettings(1, 1, 1, 0, 1e-3));
    assertThrows(IllegalArgumentException.class, () -> new PrioritySettings(1, 1, 1, 10, 0));
  }
}
