package org.tipspeed.agent.policy;

import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.CheckpointException;

/**
 * An observation's fixed way to mean 0 and standard deviation 1.
 *
 * @param shift subtracted first, one number per dimension; no numbers at all to leave observations
 *     be
 * @param scale multiplied with then
 * @param limit the result is clipped to this size
 */
public record Standardisation(float[] shift, float[] scale, float limit) {

  /** Leaves observations be. */
  public static final Standardisation NONE = new Standardisation(new float[0], new float[0], 0);

  /**
   * Changes observations in place; allocates nothing.
   *
   * @param observations one or more, row-major [any number][dimensions]
   */
  public void apply(float[] observations) {
    int dims = shift.length;
    for (int start = 0; dims > 0 && start < observations.length; start += dims) {
      for (int i = 0; i < dims; i++) {
        float value = (observations[start + i] - shift[i]) * scale[i];
        observations[start + i] = Math.max(-limit, Math.min(limit, value));
      }
    }
  }

  public boolean isNone() {
    return shift.length == 0;
  }

  Standardisation copy() {
    return new Standardisation(shift.clone(), scale.clone(), limit);
  }

  void save(ArrayFile.Builder file, String prefix) {
    if (!isNone()) {
      file.array(prefix + "shift", shift)
          .array(prefix + "scale", scale)
          .array(prefix + "limit", new float[] {limit});
    }
  }

  /** Reads what {@link #save} wrote for observations of some dimensions, or nothing. */
  static Standardisation load(ArrayFile file, String prefix, int dims) {
    if (!file.has(prefix + "shift")) {
      return NONE;
    }
    float[] shift = finite(file, prefix + "shift", dims);
    float[] scale = finite(file, prefix + "scale", dims);
    float[] limit = finite(file, prefix + "limit", 1);
    return new Standardisation(shift, scale, limit[0]);
  }

  private static float[] finite(ArrayFile file, String name, int length) {
    float[] values = new float[length];
    file.copy(name, values);
    requireFinite(name, values);
    return values;
  }

  /** With a single number that is none, no action would ever be one. */
  static void requireFinite(String name, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new CheckpointException(
            "array %s has %s as its number %d, where all must be finite"
                .formatted(name, values[i], i));
      }
    }
  }
}
