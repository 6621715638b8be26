package org.tipspeed.nn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;

/**
 * An operation that oneDNN has compiled for the processor, for these shapes and these places in
 * memory. What it holds there lives as long as the program: a learner sets up some dozens.
 */
final class OneDnnPrimitive implements Runnable {

  /** As in dnnl.h: the kind, padded, and the handle. */
  private static final int LONGS_PER_ARGUMENT = 2;

  private static final int MOST_ARGUMENTS = 4;

  private final long primitive;
  private final long stream = OneDnn.stream();
  private final LongPointer arguments = new LongPointer(MOST_ARGUMENTS * LONGS_PER_ARGUMENT);
  private int count;

  /** Handles alone would not keep their memory alive. */
  private final List<Matrix> alive = new ArrayList<>();

  private OneDnnPrimitive(long description) {
    primitive = OneDnn.made(out -> OneDnn.dnnl_primitive_create(out, description));
  }

  private OneDnnPrimitive with(int kind, Matrix matrix) {
    return with(kind, matrix, OneDnn.argument(matrix));
  }

  private OneDnnPrimitive with(int kind, Matrix matrix, long argument) {
    arguments.put((long) count * LONGS_PER_ARGUMENT, kind);
    arguments.put((long) count * LONGS_PER_ARGUMENT + 1, argument);
    count++;
    alive.add(matrix);
    return this;
  }

  /** {@code product = left * right}. */
  static Runnable product(Matrix left, Matrix right, Matrix product, Workspace workspace) {
    return product(left, right, product, workspace, OneDnn.attributes());
  }

  /** {@code product = left * right}, and zero where that is below zero or NaN. */
  static Runnable rectifiedProduct(Matrix left, Matrix right, Matrix product, Workspace workspace) {
    long attributes = OneDnn.attributes();
    long after = OneDnn.made(OneDnn::dnnl_post_ops_create);
    OneDnn.require(OneDnn.dnnl_post_ops_append_eltwise(after, 1, OneDnn.RECTIFIER, 0, 0));
    OneDnn.require(OneDnn.dnnl_primitive_attr_set_post_ops(attributes, after));
    OneDnn.require(OneDnn.dnnl_post_ops_destroy(after));
    return product(left, right, product, workspace, attributes);
  }

  private static Runnable product(
      Matrix left, Matrix right, Matrix product, Workspace workspace, long attributes) {
    long description = productDescription(left, right, product, attributes);
    OneDnn.require(OneDnn.dnnl_primitive_attr_destroy(attributes));
    OneDnnPrimitive made =
        new OneDnnPrimitive(description)
            .with(OneDnn.SOURCE, left)
            .with(OneDnn.WEIGHTS, right)
            .with(OneDnn.OUTPUT, product);
    long scratchBytes = OneDnn.scratchBytes(description);
    if (scratchBytes > 0) {
      Matrix scratch = workspace.scratch(scratchBytes);
      made.with(OneDnn.SCRATCHPAD, scratch, OneDnn.scratchpad(description, scratch));
    }
    OneDnn.require(OneDnn.dnnl_primitive_desc_destroy(description));
    return made;
  }

  private static long productDescription(
      Matrix left, Matrix right, Matrix product, long attributes) {
    try (BytePointer a = OneDnn.shape(left);
        BytePointer b = OneDnn.shape(right);
        BytePointer c = OneDnn.shape(product)) {
      return OneDnn.description(
          out ->
              OneDnn.dnnl_matmul_desc_init(out, a.address(), b.address(), OneDnn.NONE, c.address()),
          attributes,
          OneDnn.NONE);
    }
  }

  /** Sets values below zero, and NaN, to zero. */
  static Runnable rectify(Matrix values) {
    long description = rectifierDescription(values);
    Runnable made =
        new OneDnnPrimitive(description).with(OneDnn.SOURCE, values).with(OneDnn.OUTPUT, values);
    OneDnn.require(OneDnn.dnnl_primitive_desc_destroy(description));
    return made;
  }

  private static long rectifierDescription(Matrix values) {
    try (BytePointer shape = OneDnn.shape(values)) {
      return OneDnn.description(
          out ->
              OneDnn.dnnl_eltwise_forward_desc_init(
                  out, OneDnn.FORWARD_TRAINING, OneDnn.RECTIFIER_BY_OUTPUTS, shape.address(), 0, 0),
          OneDnn.NONE,
          OneDnn.NONE);
    }
  }

  /** Sets the gradient to zero where the outputs are not above zero. */
  static Runnable throughRectifier(Matrix outputs, Matrix gradient) {
    long forward = rectifierDescription(outputs);
    long description = derivativeDescription(outputs, gradient, forward);
    Runnable made =
        new OneDnnPrimitive(description)
            .with(OneDnn.OUTPUT, outputs)
            .with(OneDnn.OUTPUT_GRADIENT, gradient)
            .with(OneDnn.SOURCE_GRADIENT, gradient);
    OneDnn.require(OneDnn.dnnl_primitive_desc_destroy(description));
    OneDnn.require(OneDnn.dnnl_primitive_desc_destroy(forward));
    return made;
  }

  private static long derivativeDescription(Matrix outputs, Matrix gradient, long forward) {
    try (BytePointer shape = OneDnn.shape(outputs);
        BytePointer gradientShape = OneDnn.shape(gradient)) {
      return OneDnn.description(
          out ->
              OneDnn.dnnl_eltwise_backward_desc_init(
                  out, OneDnn.RECTIFIER_BY_OUTPUTS, gradientShape.address(), shape.address(), 0, 0),
          OneDnn.NONE,
          forward);
    }
  }

  @Override
  public void run() {
    OneDnn.require(OneDnn.dnnl_primitive_execute(primitive, stream, count, arguments.address()));
  }
}
