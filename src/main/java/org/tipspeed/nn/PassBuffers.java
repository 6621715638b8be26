package org.tipspeed.nn;

import org.nd4j.linalg.api.buffer.DataType;

/** Memory of a pass; see {@link MlpPass} for what a block is. */
final class PassBuffers {

  /** Input of each layer but the first, which others own. */
  final Matrix[] blocks;

  final Matrix output;

  /** Derivatives by each layer's outputs, then by its sums. */
  final Matrix[] deltas;

  final Matrix gradients;
  final Matrix sideGradient;
  final Workspace workspace;

  PassBuffers(Mlp network, Matrix input, Workspace workspace) {
    this.workspace = workspace;
    MlpShape shape = network.shape();
    DataType type = input.type();
    int batch = input.columns();
    int layers = shape.layers();
    blocks = new Matrix[layers];
    deltas = new Matrix[layers];
    for (int layer = 0; layer < layers - 1; layer++) {
      deltas[layer] = workspace.delta(layer).reshaped(0, shape.width(layer), batch);
      blocks[layer + 1] = Matrix.byRows(type, 1 + shape.fanIn(layer + 1), batch);
      blocks[layer + 1].rows(0, 1).fill(1);
    }
    // Written from outside between two runs, so not in memory that others use in between.
    deltas[layers - 1] = Matrix.byRows(type, shape.outputs(), batch);
    output = Matrix.byRows(type, shape.outputs(), batch);
    gradients = Matrix.byRows(type, 1, shape.parameters());
    sideGradient = Matrix.byRows(type, Math.max(1, shape.sideInputs()), batch);
  }
}
