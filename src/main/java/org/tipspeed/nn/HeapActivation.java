package org.tipspeed.nn;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * An activation at work on the heap: copying there and back and loops that the compiler vectorises
 * cost half of what ND4J's operations do, and allocate nothing. Works in pieces that stay in the
 * first cache.
 */
final class HeapActivation {

  /** Numbers in a piece: two of them fit the first cache. */
  static final int PIECE = 4096;

  /** In single precision; loops over arrays that are arguments are vectorised. */
  interface OnFloats {

    /** Replaces sums by outputs. */
    void activate(float[] values);

    /** Multiplies by the derivative that belongs to the outputs. */
    void differentiate(float[] gradient, float[] outputs);
  }

  /** The same in double precision, to check gradients. */
  interface OnDoubles {

    void activate(double[] values);

    void differentiate(double[] gradient, double[] outputs);
  }

  private HeapActivation() {}

  static <F extends OnFloats & OnDoubles> ActivationPass of(
      F function, Matrix values, Matrix gradient) {
    Matrix[] valuePieces = values.pieces(PIECE);
    Matrix[] gradientPieces = gradient.pieces(PIECE);
    return values.type() == DataType.DOUBLE
        ? new Doubles(function, valuePieces, gradientPieces)
        : new Floats(function, valuePieces, gradientPieces);
  }

  private static final class Floats implements ActivationPass {

    private final OnFloats function;
    private final Matrix[] values;
    private final Matrix[] gradient;
    private final float[] outputs;
    private final float[] slopes;

    Floats(OnFloats function, Matrix[] values, Matrix[] gradient) {
      this.function = function;
      this.values = values;
      this.gradient = gradient;
      outputs = new float[values[0].columns()];
      slopes = new float[outputs.length];
    }

    @Override
    public void forward() {
      for (Matrix piece : values) {
        piece.get(outputs);
        function.activate(outputs);
        piece.put(outputs);
      }
    }

    @Override
    public void backward() {
      for (int i = 0; i < values.length; i++) {
        values[i].get(outputs);
        gradient[i].get(slopes);
        function.differentiate(slopes, outputs);
        gradient[i].put(slopes);
      }
    }
  }

  private static final class Doubles implements ActivationPass {

    private final OnDoubles function;
    private final Matrix[] values;
    private final Matrix[] gradient;
    private final double[] outputs;
    private final double[] slopes;

    Doubles(OnDoubles function, Matrix[] values, Matrix[] gradient) {
      this.function = function;
      this.values = values;
      this.gradient = gradient;
      outputs = new double[values[0].columns()];
      slopes = new double[outputs.length];
    }

    @Override
    public void forward() {
      for (Matrix piece : values) {
        piece.get(outputs);
        function.activate(outputs);
        piece.put(outputs);
      }
    }

    @Override
    public void backward() {
      for (int i = 0; i < values.length; i++) {
        values[i].get(outputs);
        gradient[i].get(slopes);
        function.differentiate(slopes, outputs);
        gradient[i].put(slopes);
      }
    }
  }
}
