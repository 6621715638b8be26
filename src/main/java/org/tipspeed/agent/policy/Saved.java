package org.tipspeed.agent.policy;

import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.CheckpointException;

/** Reads what was saved into arrays that exist already. */
public final class Saved {

  private Saved() {}

  public static void into(float[] values, ArrayFile file, String name) {
    float[] saved = file.floats(name);
    requireLength(saved.length, values.length, name);
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  public static void into(double[] values, ArrayFile file, String name) {
    double[] saved = file.doubles(name);
    requireLength(saved.length, values.length, name);
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  private static void requireLength(int saved, int expected, String name) {
    if (saved != expected) {
      throw new CheckpointException(
          "array %s has %d numbers, the settings make it %d".formatted(name, saved, expected));
    }
  }
}
