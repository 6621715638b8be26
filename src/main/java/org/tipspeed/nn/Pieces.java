package org.tipspeed.nn;

/** A flat array cut into pieces, the last of which may be shorter. */
final class Pieces {

  /** Of this length half a dozen fit the first cache. */
  static final int LENGTH = 1024;

  private Pieces() {}

  /** Zeros. */
  static float[][] of(int elements) {
    float[][] pieces = new float[(elements + LENGTH - 1) / LENGTH][];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = new float[Math.min(LENGTH, elements - i * LENGTH)];
    }
    return pieces;
  }

  static float[] joined(float[][] pieces) {
    float[] flat = new float[(pieces.length - 1) * LENGTH + pieces[pieces.length - 1].length];
    for (int i = 0; i < pieces.length; i++) {
      System.arraycopy(pieces[i], 0, flat, i * LENGTH, pieces[i].length);
    }
    return flat;
  }

  static void cut(float[] flat, float[][] into) {
    for (int i = 0; i < into.length; i++) {
      System.arraycopy(flat, i * LENGTH, into[i], 0, into[i].length);
    }
  }
}
