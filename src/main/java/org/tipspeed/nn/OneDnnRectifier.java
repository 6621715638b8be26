package org.tipspeed.nn;

/** Rectified linear units by oneDNN, where the numbers are: half the time of {@link Rectifier}. */
final class OneDnnRectifier implements ActivationPass {

  private final Runnable forward;
  private final Runnable backward;

  /**
   * @param values sums, replaced by outputs
   * @param gradient derivative by the outputs, replaced by that by the sums
   */
  OneDnnRectifier(Matrix values, Matrix gradient) {
    forward = OneDnnPrimitive.rectify(values);
    backward = OneDnnPrimitive.throughRectifier(values, gradient);
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward() {
    backward.run();
  }
}
