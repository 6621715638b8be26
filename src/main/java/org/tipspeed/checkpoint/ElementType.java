package org.tipspeed.checkpoint;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** The number types of the file format, under the names that safetensors gives them. */
enum ElementType {
  F32(float[].class, Float.BYTES) {
    @Override
    void put(Object array, int from, int count, ByteBuffer to) {
      to.asFloatBuffer().put((float[]) array, from, count);
    }

    @Override
    void get(Object array, int to, int count, ByteBuffer from) {
      from.asFloatBuffer().get((float[]) array, to, count);
    }
  },
  F64(double[].class, Double.BYTES) {
    @Override
    void put(Object array, int from, int count, ByteBuffer to) {
      to.asDoubleBuffer().put((double[]) array, from, count);
    }

    @Override
    void get(Object array, int to, int count, ByteBuffer from) {
      from.asDoubleBuffer().get((double[]) array, to, count);
    }
  },
  I32(int[].class, Integer.BYTES) {
    @Override
    void put(Object array, int from, int count, ByteBuffer to) {
      to.asIntBuffer().put((int[]) array, from, count);
    }

    @Override
    void get(Object array, int to, int count, ByteBuffer from) {
      from.asIntBuffer().get((int[]) array, to, count);
    }
  },
  I64(long[].class, Long.BYTES) {
    @Override
    void put(Object array, int from, int count, ByteBuffer to) {
      to.asLongBuffer().put((long[]) array, from, count);
    }

    @Override
    void get(Object array, int to, int count, ByteBuffer from) {
      from.asLongBuffer().get((long[]) array, to, count);
    }
  },
  U8(byte[].class, Byte.BYTES) {
    @Override
    void put(Object array, int from, int count, ByteBuffer to) {
      to.duplicate().put((byte[]) array, from, count);
    }

    @Override
    void get(Object array, int to, int count, ByteBuffer from) {
      from.duplicate().get((byte[]) array, to, count);
    }
  };

  private final Class<?> arrayClass;
  private final int bytes;

  ElementType(Class<?> arrayClass, int bytes) {
    this.arrayClass = arrayClass;
    this.bytes = bytes;
  }

  /** The type of an array's elements. */
  static ElementType of(Object array) {
    for (ElementType type : values()) {
      if (type.arrayClass.isInstance(array)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "an array must be float[], double[], int[], long[] or byte[], was "
            + array.getClass().getSimpleName());
  }

  /** Size of one element [B]. */
  int bytes() {
    return bytes;
  }

  Object allocate(int length) {
    return Array.newInstance(arrayClass.getComponentType(), length);
  }

  /** Copies elements of the array to the buffer's position, which stays. */
  abstract void put(Object array, int from, int count, ByteBuffer to);

  /** Copies elements from the buffer's position, which stays, into the array. */
  abstract void get(Object array, int to, int count, ByteBuffer from);
}
