package org.tipspeed.checkpoint;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Named arrays and text entries, as read from or to be written to one file. The file format is
 * safetensors (a JSON header, then raw little-endian numbers) with checksums among the text
 * entries; see {@link ArrayFiles}. Asking for an entry that is not there, or not of that type,
 * throws a {@link CheckpointException}.
 */
public final class ArrayFile {

  /**
   * One named array.
   *
   * @param data a {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]} or {@code
   *     byte[]} in row-major order, not copied
   * @param shape its dimensions
   */
  public record Entry(Object data, long[] shape) {}

  private final Map<String, Entry> arrays;
  private final Map<String, String> texts;

  ArrayFile(Map<String, Entry> arrays, Map<String, String> texts) {
    this.arrays = new LinkedHashMap<>(arrays);
    this.texts = new LinkedHashMap<>(texts);
  }

  public Map<String, Entry> arrays() {
    return new LinkedHashMap<>(arrays);
  }

  public Map<String, String> texts() {
    return new LinkedHashMap<>(texts);
  }

  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  public float[] floats(String name) {
    return array(name, float[].class);
  }

  public double[] doubles(String name) {
    return array(name, double[].class);
  }

  public long[] longs(String name) {
    return array(name, long[].class);
  }

  public int[] ints(String name) {
    return array(name, int[].class);
  }

  public byte[] bytes(String name) {
    return array(name, byte[].class);
  }

  /**
   * Copies an array of floats into one that exists already.
   *
   * @throws CheckpointException if there is none of that name and length
   */
  public void copy(String name, float[] into) {
    copy(name, floats(name), into, into.length);
  }

  /**
   * Copies an array of doubles into one that exists already.
   *
   * @throws CheckpointException if there is none of that name and length
   */
  public void copy(String name, double[] into) {
    copy(name, doubles(name), into, into.length);
  }

  private static void copy(String name, Object saved, Object into, int length) {
    if (Array.getLength(saved) != length) {
      throw new CheckpointException(
          "array %s has %d numbers, the settings make it %d"
              .formatted(name, Array.getLength(saved), length));
    }
    System.arraycopy(saved, 0, into, 0, length);
  }

  public String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new CheckpointException("the file holds no text " + name);
    }
    return text;
  }

  private <T> T array(String name, Class<T> type) {
    Entry entry = arrays.get(name);
    if (entry == null) {
      throw new CheckpointException("the file holds no array " + name);
    }
    if (!type.isInstance(entry.data())) {
      throw new CheckpointException(
          "the file's array %s is a %s, where a %s is needed"
              .formatted(name, entry.data().getClass().getSimpleName(), type.getSimpleName()));
    }
    return type.cast(entry.data());
  }

  /** Collects the entries of a file to be. */
  public static final class Builder {

    private final Map<String, Entry> arrays = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * @param data see {@link Entry}; must not change until the file is written
     * @param shape dimensions; none means one dimension of the array's length
     */
    public Builder array(String name, Object data, long... shape) {
      requireFree(name);
      ElementType.of(data);
      int length = Array.getLength(data);
      long[] dimensions = shape.length > 0 ? shape.clone() : new long[] {length};
      if (Shapes.elements(dimensions) != length) {
        throw new IllegalArgumentException(
            "array %s of %d elements does not have the shape %s"
                .formatted(name, length, Arrays.toString(dimensions)));
      }
      if (arrays.put(name, new Entry(data, dimensions)) != null) {
        throw new IllegalArgumentException("array " + name + " added twice");
      }
      return this;
    }

    public Builder text(String name, String value) {
      requireFree(name);
      if (texts.put(name, Objects.requireNonNull(value)) != null) {
        throw new IllegalArgumentException("text " + name + " added twice");
      }
      return this;
    }

    private static void requireFree(String name) {
      if (Header.isReserved(name)) {
        throw new IllegalArgumentException("the name " + name + " belongs to the file format");
      }
    }

    public ArrayFile build() {
      return new ArrayFile(arrays, texts);
    }
  }
}
