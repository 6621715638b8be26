package org.tipspeed.nn;

/**
 * Writes a network with batch normalisation as one without: with running statistics it is linear,
 * so the weights before it can absorb it.
 */
public final class BatchNormFolding {

  private BatchNormFolding() {}

  /** The shape without batch normalisation; other shapes as they are. */
  public static MlpShape shape(MlpShape shape) {
    if (shape.normalisation() != Normalisation.BATCH) {
      return shape;
    }
    return new MlpShape(
        shape.inputs(),
        shape.sideInputs(),
        shape.sideLayer(),
        shape.hidden(),
        shape.outputs(),
        shape.hiddenActivation(),
        shape.outputActivation(),
        Normalisation.NONE);
  }

  /** The flat parameters for {@link #shape}, a fresh array. */
  public static float[] parameters(MlpShape shape, float[] values, float[] statistics) {
    if (shape.normalisation() != Normalisation.BATCH) {
      return values.clone();
    }
    MlpShape plain = shape(shape);
    float[] folded = new float[plain.parameters()];
    for (int layer = 0; layer < shape.layers(); layer++) {
      int from = shape.offset(layer);
      int to = plain.offset(layer);
      System.arraycopy(values, from, folded, to, shape.gainOffset(layer) - from);
      if (shape.isNormalised(layer)) {
        absorb(shape, layer, values, statistics, folded, to);
      }
    }
    return folded;
  }

  private static void absorb(
      MlpShape shape, int layer, float[] values, float[] statistics, float[] folded, int to) {
    int width = shape.width(layer);
    int gain = shape.gainOffset(layer);
    int means = shape.statisticsOffset(layer);
    for (int output = 0; output < width; output++) {
      double variance = statistics[means + width + output];
      double scale = values[gain + output] / Math.sqrt(variance + Normalisation.EPSILON);
      for (int row = 0; row <= shape.fanIn(layer); row++) {
        folded[to + row * width + output] *= (float) scale;
      }
      double shift = values[gain + width + output] - scale * statistics[means + output];
      folded[to + output] += (float) shift;
    }
  }
}
