package org.tipspeed.nn;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * What is applied to each output of a layer. All have a derivative that follows from the output.
 */
public enum Activation {
  LINEAR {
    @Override
    ActivationPass on(Matrix values, Matrix gradient) {
      return ActivationPass.of(Elementwise.nothing(), Elementwise.nothing());
    }

    @Override
    void apply(float[] values) {}
  },

  RELU {
    @Override
    ActivationPass on(Matrix values, Matrix gradient) {
      if (values.type() == DataType.DOUBLE) {
        return HeapActivation.of(RECTIFIER, values, gradient);
      }
      return Blas.usesOneDnn()
          // Half the time of the other, as the numbers stay where they are.
          ? ActivationPass.of(
              OneDnnPrimitive.rectify(values), OneDnnPrimitive.throughRectifier(values, gradient))
          : new Rectifier(values, gradient);
    }

    @Override
    void apply(float[] values) {
      Rectifier.rectify(values);
    }
  },

  /** Slope 0.01 below zero. */
  LEAKY_RELU {
    @Override
    ActivationPass on(Matrix values, Matrix gradient) {
      return HeapActivation.of(LEAKY_RECTIFIER, values, gradient);
    }

    @Override
    void apply(float[] values) {
      LEAKY_RECTIFIER.activate(values);
    }
  },

  TANH {
    @Override
    ActivationPass on(Matrix values, Matrix gradient) {
      return HeapActivation.of(HYPERBOLIC_TANGENT, values, gradient);
    }

    @Override
    void apply(float[] values) {
      HYPERBOLIC_TANGENT.activate(values);
    }
  };

  private static final LeakyRectifier RECTIFIER = new LeakyRectifier(0);
  private static final LeakyRectifier LEAKY_RECTIFIER = new LeakyRectifier(0.01);
  private static final HyperbolicTangent HYPERBOLIC_TANGENT = new HyperbolicTangent();

  /**
   * Sets up the activation of one layer.
   *
   * @param values sums, replaced by outputs
   * @param gradient derivative by the outputs, replaced by that by the sums
   */
  abstract ActivationPass on(Matrix values, Matrix gradient);

  /** The same for one sample on the heap, in place. */
  abstract void apply(float[] values);
}
