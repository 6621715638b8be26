package org.tipspeed.nn;

/**
 * A network at work on batches of one size: forward, and backward to the gradients. Everything is
 * set up once; a run only works.
 *
 * <p>A block of activations has one column per sample and one row per feature. Its row 0 holds
 * ones, so a layer's bias is a weight like the others and its gradient falls out of the same
 * product; rows of the second input come last, so whoever computes them writes them in place.
 */
public final class MlpPass {

  private final MlpShape shape;
  private final Matrix input;
  private final PassBuffers buffers;
  private final Matrix[] weights;
  private final Matrix[] weightGradients;
  private final LayerNormaliser[] normalisers;
  private final ActivationPass[] activations;
  private final PassOperations forward;
  private final PassOperations backwardToParameters;
  private final PassOperations backwardToSide;

  /**
   * A pass that learns; it reads its input from a block that others fill, see {@link InputBlock}.
   */
  public MlpPass(Mlp network, Matrix input, Workspace workspace) {
    this(network, input, new PassBuffers(network, input, workspace), false);
  }

  /**
   * A pass that only looks forward, as those of target networks do: batch normalisation uses
   * running statistics and leaves them alone.
   *
   * @param lender a pass of the same shape, never needed at the same time, whose memory is used:
   *     what stays in the processor's cache is quick
   */
  public MlpPass(Mlp network, Matrix input, MlpPass lender) {
    this(network, input, lender.buffers, true);
  }

  private MlpPass(Mlp network, Matrix input, PassBuffers buffers, boolean frozen) {
    this.shape = network.shape();
    this.buffers = buffers;
    this.input = input;
    int layers = shape.layers();
    this.weights = new Matrix[layers];
    this.weightGradients = new Matrix[layers];
    this.normalisers = new LayerNormaliser[layers];
    this.activations = new ActivationPass[layers];
    for (int layer = 0; layer < layers; layer++) {
      weights[layer] = network.weights(layer);
      weightGradients[layer] = network.layerOf(buffers.gradients, layer);
      Matrix sums = outputs(layer);
      Matrix delta = buffers.deltas[layer];
      activations[layer] = shape.activation(layer).on(sums, delta);
      if (shape.isNormalised(layer)) {
        normalisers[layer] =
            new LayerNormaliser(network, layer, buffers.gradients, sums, delta, frozen);
      }
    }
    this.forward = forwardOperations();
    this.backwardToParameters = backwardToParameterOperations();
    this.backwardToSide =
        shape.sideInputs() > 0 ? backwardToSideOperations() : new PassOperations();
  }

  private Matrix block(int layer) {
    return layer == 0 ? input : buffers.blocks[layer];
  }

  /** Where the second input goes. */
  public Matrix sideInput() {
    Matrix block = block(shape.sideLayer());
    return block.rows(block.rows() - shape.sideInputs(), shape.sideInputs());
  }

  /** Outputs by samples, filled by {@link #forward}. */
  public Matrix output() {
    return buffers.output;
  }

  /** Where to put the derivative of the loss by the output before a run backward; overwritten. */
  public Matrix outputGradient() {
    return buffers.deltas[shape.layers() - 1];
  }

  /** Derivatives by all parameters, filled by {@link #backwardToParameters}. */
  public Matrix gradients() {
    return buffers.gradients;
  }

  /** Derivatives by the second input, filled by {@link #backwardToSideInput}. */
  public Matrix sideGradient() {
    return buffers.sideGradient;
  }

  public void forward() {
    forward.run();
  }

  /** From {@link #outputGradient} to {@link #gradients}. */
  public void backwardToParameters() {
    backwardToParameters.run();
  }

  /** From {@link #outputGradient} to {@link #sideGradient}, leaving {@link #gradients} alone. */
  public void backwardToSideInput() {
    backwardToSide.run();
  }

  /** The matrix products of {@link #forward} alone, to measure what the rest costs. */
  public Runnable forwardProducts() {
    return forward.productsAlone();
  }

  /** The matrix products of {@link #backwardToParameters} alone. */
  public Runnable backwardToParametersProducts() {
    return backwardToParameters.productsAlone();
  }

  /** The matrix products of {@link #backwardToSideInput} alone. */
  public Runnable backwardToSideInputProducts() {
    return backwardToSide.productsAlone();
  }

  private PassOperations forwardOperations() {
    PassOperations operations = new PassOperations();
    for (int layer = 0; layer < shape.layers(); layer++) {
      Product sums = product(weights[layer].transposed(), block(layer), outputs(layer));
      if (shape.activation(layer) == Activation.RELU && normalisers[layer] == null) {
        operations.addRectified(sums, activations[layer]);
      } else {
        operations.add(sums);
        addNormaliserAndActivation(operations, layer);
      }
    }
    return operations;
  }

  private void addNormaliserAndActivation(PassOperations operations, int layer) {
    if (normalisers[layer] != null) {
      operations.add(normalisers[layer]::forward);
    }
    operations.add(activations[layer]::forward);
  }

  private Product product(Matrix left, Matrix right, Matrix product) {
    return new Product(left, right, product, buffers.workspace);
  }

  /** What the layer computes: rows of the next block, or the output. */
  private Matrix outputs(int layer) {
    return layer == shape.layers() - 1
        ? buffers.output
        : block(layer + 1).rows(1, shape.width(layer));
  }

  private PassOperations backwardToParameterOperations() {
    PassOperations operations = new PassOperations();
    for (int layer = shape.layers() - 1; layer >= 0; layer--) {
      operations.add(throughActivation(layer));
      operations.add(
          product(block(layer), buffers.deltas[layer].transposed(), weightGradients[layer]));
      if (layer > 0) {
        operations.add(toLayerBefore(layer));
      }
    }
    return operations;
  }

  private PassOperations backwardToSideOperations() {
    PassOperations operations = new PassOperations();
    for (int layer = shape.layers() - 1; layer > shape.sideLayer(); layer--) {
      operations.add(throughActivation(layer));
      operations.add(toLayerBefore(layer));
    }
    operations.add(throughActivation(shape.sideLayer()));
    operations.add(toSideInput());
    return operations;
  }

  private Runnable throughActivation(int layer) {
    ActivationPass activation = activations[layer];
    LayerNormaliser normaliser = normalisers[layer];
    return normaliser == null
        ? activation::backward
        : Elementwise.inOrder(activation::backward, normaliser::backward);
  }

  private Product toLayerBefore(int layer) {
    Matrix ofLayerBefore = weights[layer].rows(1, shape.mainInputs(layer));
    return product(ofLayerBefore, buffers.deltas[layer], buffers.deltas[layer - 1]);
  }

  private Product toSideInput() {
    int layer = shape.sideLayer();
    Matrix ofSide = weights[layer].rows(1 + shape.mainInputs(layer), shape.sideInputs());
    return product(ofSide, buffers.deltas[layer], buffers.sideGradient);
  }
}
