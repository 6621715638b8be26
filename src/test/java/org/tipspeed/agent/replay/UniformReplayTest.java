package org.tipspeed.agent.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.checkpoint.CheckpointException;
import org.tipspeed.random.RandomStreams;

class UniformReplayTest {

  private static final int OBSERVATIONS = 3;
  private static final int ACTIONS = 2;

  private static RandomGenerator random() {
    return new RandomStreams(11).stream("replay", 0);
  }

  /** Every number of a transition is made from its own number and place. */
  private static void add(ReplayMemory memory, int number) {
    memory.add(
        new float[] {number + .1f, number + .2f, number + .3f},
        new float[] {number + .4f, number + .5f},
        number + .6f,
        new float[] {number + .7f, number + .8f, number + .9f},
        number);
  }

  private static void assertRowsBelongTogether(Batch batch) {
    for (int row = 0; row < batch.size; row++) {
      float number = batch.bootstrap[row];
      for (int i = 0; i < OBSERVATIONS; i++) {
        assertEquals(number + .1f * (i + 1), batch.observations[row * OBSERVATIONS + i], .02f);
        assertEquals(number + .1f * (i + 7), batch.nextObservations[row * OBSERVATIONS + i], .02f);
      }
      for (int i = 0; i < ACTIONS; i++) {
        assertEquals(number + .1f * (i + 4), batch.actions[row * ACTIONS + i], .02f);
      }
      assertEquals(number + .6f, batch.rewards[row], .02f);
      assertEquals(1f, batch.weights[row]);
    }
  }

  private static UniformReplay filled(int capacity, int transitions) {
    UniformReplay memory = new UniformReplay(capacity, OBSERVATIONS, ACTIONS);
    for (int number = 0; number < transitions; number++) {
      add(memory, number);
    }
    return memory;
  }

  private static Batch sample(ReplayMemory memory, int size, RandomGenerator random) {
    Batch batch = new Batch(size, OBSERVATIONS, ACTIONS);
    memory.sample(random, batch);
    return batch;
  }

  @Test
  void a_sampled_row_is_a_stored_transition() {
    UniformReplay memory = filled(100, 40);
    assertEquals(40, memory.size());
    assertRowsBelongTogether(sample(memory, 500, random()));
  }

  @Test
  void a_full_memory_forgets_the_oldest() {
    UniformReplay memory = filled(100, 250);
    assertEquals(100, memory.size());
    Batch batch = sample(memory, 5000, random());
    int[] counts = new int[250];
    for (float number : batch.bootstrap) {
      counts[(int) number]++;
    }
    for (int number = 0; number < 250; number++) {
      assertEquals(number >= 150, counts[number] > 0, "transition " + number);
    }
  }

  @Test
  void every_transition_is_as_likely_as_any_other() {
    UniformReplay memory = filled(50, 50);
    int draws = 500_000;
    int[] counts = new int[50];
    for (float number : sample(memory, draws, random()).bootstrap) {
      counts[(int) number]++;
    }
    double chiSquared = 0;
    for (int count : counts) {
      chiSquared += Math.pow(count - draws / 50.0, 2) / (draws / 50.0);
    }
    assertEquals(49, chiSquared, 49, "above 98 once in 20,000 seeds");
  }

  @Test
  void memory_beyond_one_block_keeps_every_transition_in_its_place() {
    int transitions = 150_000;
    UniformReplay memory = filled(200_000, transitions);
    Batch batch = sample(memory, 2000, random());
    assertRowsBelongTogether(batch);
    for (int row = 0; row < batch.size; row++) {
      assertEquals(batch.indices[row], batch.bootstrap[row]);
    }
  }

  @Test
  void a_saved_memory_goes_on_as_if_never_stopped(@TempDir Path folder) {
    for (int transitions : new int[] {0, 7, 65_536, 70_000, 180_000}) {
      UniformReplay memory = filled(140_000, transitions);
      ArrayFile.Builder file = new ArrayFile.Builder();
      memory.save(file, "replay.");
      Path path = folder.resolve("memory");
      ArrayFiles.write(path, file.build());
      UniformReplay loaded = new UniformReplay(140_000, OBSERVATIONS, ACTIONS);
      loaded.load(ArrayFiles.read(path), "replay.");
      for (int number = 0; number < 70_000; number++) {
        add(memory, 1_000_000 + number);
        add(loaded, 1_000_000 + number);
      }
      Batch due = sample(memory, 1000, random());
      Batch batch = sample(loaded, 1000, random());
      assertArrayEquals(due.indices, batch.indices);
      assertArrayEquals(due.observations, batch.observations);
      assertArrayEquals(due.nextObservations, batch.nextObservations);
      assertArrayEquals(due.actions, batch.actions);
      assertArrayEquals(due.rewards, batch.rewards);
      assertArrayEquals(due.bootstrap, batch.bootstrap);
    }
  }

  @Test
  void a_memory_of_other_dimensions_is_refused() {
    ArrayFile.Builder file = new ArrayFile.Builder();
    filled(10, 5).save(file, "replay.");
    UniformReplay other = new UniformReplay(10, OBSERVATIONS + 1, ACTIONS);
    assertEquals(
        "the saved replay memory has capacity, observation and action dimensions [10, 3, 2], and"
            + " this one [10, 4, 2]",
        assertThrows(CheckpointException.class, () -> other.load(file.build(), "replay."))
            .getMessage());
  }

  @Test
  void an_empty_memory_has_nothing_to_sample() {
    assertThrows(IllegalStateException.class, () -> sample(filled(10, 0), 1, random()));
  }

  @Test
  void wrong_sizes_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new UniformReplay(0, 1, 1));
    assertEquals(
        "65536 transitions of 200003 numbers are 13107396608, more than a Java array can hold"
            + " (2147483639)",
        assertThrows(IllegalArgumentException.class, () -> new UniformReplay(1_000_000, 100_000, 1))
            .getMessage());
    float[] observation = new float[OBSERVATIONS];
    assertEquals(
        "action must have 2 numbers, had 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> filled(10, 0).add(observation, new float[1], 0, observation, 0))
            .getMessage());
  }
}
