package org.tipspeed.agent.replay;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.CheckpointException;
import org.tipspeed.quantity.Check;

/**
 * Replay in a ring of transitions, however they are drawn. Each is one row of floats: observation,
 * next observation, action, reward, bootstrap. The rows lie in blocks that are allocated when first
 * needed: an unfilled memory costs little, growing copies nothing, and neither does saving.
 */
abstract class TransitionRing implements ReplayMemory {

  private static final int BLOCK_SHIFT = 16;
  private static final int BLOCK_ROWS = 1 << BLOCK_SHIFT;
  private static final int CACHE_LINE_FLOATS = 16;

  private final int capacity;
  private final int observationDims;
  private final int actionDims;
  private final int width;
  private final float[][] blocks;
  private int size;
  private int next;

  /** Never read; without it the compiler would leave {@link #touch} out. */
  private float touched;

  TransitionRing(int capacity, int observationDims, int actionDims) {
    Check.positive("capacity", capacity);
    Check.positive("observationDims", observationDims);
    Check.positive("actionDims", actionDims);
    this.capacity = capacity;
    this.observationDims = observationDims;
    this.actionDims = actionDims;
    width = 2 * observationDims + actionDims + 2;
    requireBlockFitsArray();
    blocks = new float[(capacity - 1) / BLOCK_ROWS + 1][];
  }

  private void requireBlockFitsArray() {
    long floats = (long) blockRows(0) * width;
    if (floats > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%d transitions of %d numbers are %d, more than a Java array can hold (%d)"
              .formatted(blockRows(0), width, floats, Integer.MAX_VALUE - 8));
    }
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public void add(
      float[] observation, float[] action, float reward, float[] nextObservation, float bootstrap) {
    store(observation, action, reward, nextObservation, bootstrap);
  }

  /**
   * @return the index at which the transition was stored
   */
  final int store(
      float[] observation, float[] action, float reward, float[] nextObservation, float bootstrap) {
    requireLength("observation", observation, observationDims);
    requireLength("nextObservation", nextObservation, observationDims);
    requireLength("action", action, actionDims);
    int index = next;
    float[] block = blockFor(index);
    int at = offset(index);
    System.arraycopy(observation, 0, block, at, observationDims);
    System.arraycopy(nextObservation, 0, block, at + observationDims, observationDims);
    System.arraycopy(action, 0, block, at + 2 * observationDims, actionDims);
    block[at + width - 2] = reward;
    block[at + width - 1] = bootstrap;
    next = index + 1 == capacity ? 0 : index + 1;
    size = Math.max(size, index + 1);
    return index;
  }

  private static void requireLength(String name, float[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "%s must have %d numbers, had %d".formatted(name, length, values.length));
    }
  }

  @Override
  public final void sample(RandomGenerator random, Batch into) {
    if (size == 0) {
      throw new IllegalStateException("an empty replay memory has nothing to sample");
    }
    draw(random, into);
    gather(into);
  }

  /** Fills in the indices and weights of a batch; there is something to draw. */
  abstract void draw(RandomGenerator random, Batch into);

  /** Copies the transitions at the batch's indices into its rows. */
  private void gather(Batch into) {
    touched = touch(into.indices);
    for (int row = 0; row < into.size; row++) {
      int index = into.indices[row];
      float[] block = blocks[index >> BLOCK_SHIFT];
      int at = offset(index);
      int to = row * observationDims;
      System.arraycopy(block, at, into.observations, to, observationDims);
      System.arraycopy(block, at + observationDims, into.nextObservations, to, observationDims);
      int action = at + 2 * observationDims;
      System.arraycopy(block, action, into.actions, row * actionDims, actionDims);
      into.rewards[row] = block[at + width - 2];
      into.bootstrap[row] = block[at + width - 1];
    }
  }

  /**
   * Reads a number of each cache line that a batch needs: the processor fetches many such lines at
   * a time from memory, but copies row after row.
   */
  private float touch(int[] indices) {
    float sum = 0;
    for (int index : indices) {
      float[] block = blocks[index >> BLOCK_SHIFT];
      int end = offset(index) + width;
      for (int at = offset(index); at < end; at += CACHE_LINE_FLOATS) {
        sum += block[at];
      }
      sum += block[end - 1];
    }
    return sum;
  }

  private float[] blockFor(int index) {
    int block = index >> BLOCK_SHIFT;
    if (blocks[block] == null) {
      blocks[block] = allocate(block);
    }
    return blocks[block];
  }

  private float[] allocate(int block) {
    try {
      return new float[blockRows(block) * width];
    } catch (OutOfMemoryError e) {
      throw new IllegalStateException(
          "the replay memory has grown to %d of %d transitions and finds no room for more: with all of them it takes %d MB; lower its capacity or give Java more memory (-Xmx)"
              .formatted(size, capacity, (long) capacity * width * Float.BYTES / 1_000_000),
          e);
    }
  }

  /** How many rows a block has; the last one may have fewer than the others. */
  private int blockRows(int block) {
    return Math.min(BLOCK_ROWS, capacity - block * BLOCK_ROWS);
  }

  private int offset(int index) {
    return (index & (BLOCK_ROWS - 1)) * width;
  }

  @Override
  public void save(ArrayFile.Builder file, String prefix) {
    file.array(prefix + "state", new int[] {capacity, observationDims, actionDims, size, next});
    for (int block = 0; block < usedBlocks(); block++) {
      int rows = usedRows(block);
      float[] used = blocks[block];
      if (used.length > rows * width) {
        used = Arrays.copyOf(used, rows * width);
      }
      file.array(prefix + "transitions." + block, used, rows, width);
    }
  }

  @Override
  public void load(ArrayFile file, String prefix) {
    int[] state = file.ints(prefix + "state");
    int[] dimensions = {capacity, observationDims, actionDims};
    if (state.length != 5 || !Arrays.equals(state, 0, 3, dimensions, 0, 3)) {
      throw new CheckpointException(
          "the saved replay memory has capacity, observation and action dimensions %s, and this one %s"
              .formatted(Arrays.toString(Arrays.copyOf(state, 3)), Arrays.toString(dimensions)));
    }
    size = state[3];
    next = state[4];
    Arrays.fill(blocks, null);
    for (int block = 0; block < usedBlocks(); block++) {
      float[] used = file.floats(prefix + "transitions." + block);
      int due = blockRows(block) * width;
      blocks[block] = used.length == due ? used : Arrays.copyOf(used, due);
    }
  }

  private int usedBlocks() {
    return (size + BLOCK_ROWS - 1) / BLOCK_ROWS;
  }

  private int usedRows(int block) {
    return Math.min(BLOCK_ROWS, size - block * BLOCK_ROWS);
  }
}
