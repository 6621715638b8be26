package org.tipspeed.nn;

/** Rectified linear units with a slope below zero, which may be 0. */
final class LeakyRectifier implements HeapActivation.OnFloats, HeapActivation.OnDoubles {

  private final double slope;

  LeakyRectifier(double slope) {
    this.slope = slope;
  }

  @Override
  public void activate(float[] values) {
    rectify(values, (float) slope);
  }

  @Override
  public void differentiate(float[] gradient, float[] outputs) {
    mask(gradient, outputs, (float) slope);
  }

  private static void rectify(float[] values, float slope) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], slope * values[i]);
    }
  }

  // Times 1 where the output is above zero, else the slope. A comparison would not be vectorised.
  private static void mask(float[] gradient, float[] outputs, float slope) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= Math.max(slope, Math.min(1f, outputs[i] * Float.MAX_VALUE));
    }
  }

  @Override
  public void activate(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], slope * values[i]);
    }
  }

  @Override
  public void differentiate(double[] gradient, double[] outputs) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= Math.max(slope, Math.min(1, outputs[i] * Double.MAX_VALUE));
    }
  }
}
