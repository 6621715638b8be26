package org.tipspeed.agent.ddpg;

import java.util.Arrays;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.NetworkSettings;

/**
 * A multilayer perceptron with Adam, written down a second time: float64, one sample after the
 * other, one number after the other. Shares nothing with the real one but the order of the flat
 * parameters.
 */
final class ReferenceNetwork {

  private final MlpShape shape;
  final double[] values;
  final double[] gradient;
  private final double[] mean;
  private final double[] square;
  private int steps;
  private final double[][] inputs;
  private final double[][] outputs;
  private double[] lastSums;

  ReferenceNetwork(MlpShape shape, float[] initial) {
    this.shape = shape;
    values = new double[initial.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = initial[i];
    }
    gradient = new double[values.length];
    mean = new double[values.length];
    square = new double[values.length];
    inputs = new double[shape.layers()][];
    outputs = new double[shape.layers()][];
  }

  double[] forward(double[] observation, double[] action) {
    double[] signal = observation;
    for (int layer = 0; layer < shape.layers(); layer++) {
      inputs[layer] = layer == shape.sideLayer() ? joined(signal, action) : signal;
      outputs[layer] = new double[shape.width(layer)];
      lastSums = new double[shape.width(layer)];
      for (int out = 0; out < outputs[layer].length; out++) {
        double sum = values[index(layer, -1, out)];
        for (int in = 0; in < inputs[layer].length; in++) {
          sum += values[index(layer, in, out)] * inputs[layer][in];
        }
        lastSums[out] = sum;
        outputs[layer][out] = activated(shape.activation(layer), sum);
      }
      signal = outputs[layer];
    }
    return signal;
  }

  /** Adds to the gradient; returns the derivative by the action. */
  double[] backward(double[] slopes) {
    return backward(slopes, 0);
  }

  /**
   * @param sumWeight of half the square of each sum of the last layer, added to what is derived
   */
  double[] backward(double[] slopes, double sumWeight) {
    double[] delta = slopes;
    double[] byAction = new double[shape.sideInputs()];
    for (int layer = shape.layers() - 1; layer >= 0; layer--) {
      double[] before = new double[inputs[layer].length];
      for (int out = 0; out < delta.length; out++) {
        double slope = delta[out] * derivative(shape.activation(layer), outputs[layer][out]);
        if (layer == shape.layers() - 1) {
          slope += sumWeight * lastSums[out];
        }
        gradient[index(layer, -1, out)] += slope;
        for (int in = 0; in < before.length; in++) {
          gradient[index(layer, in, out)] += slope * inputs[layer][in];
          before[in] += slope * values[index(layer, in, out)];
        }
      }
      if (layer == shape.sideLayer()) {
        int main = before.length - byAction.length;
        System.arraycopy(before, main, byAction, 0, byAction.length);
        before = Arrays.copyOf(before, main);
      }
      delta = before;
    }
    return byAction;
  }

  void adam(NetworkSettings settings) {
    double norm = 0;
    for (double slope : gradient) {
      norm += slope * slope;
    }
    norm = Math.sqrt(norm);
    double limit = settings.gradientNormLimit();
    double factor = limit > 0 && norm > limit ? limit / norm : 1;
    steps++;
    for (int i = 0; i < values.length; i++) {
      double slope = gradient[i] * factor;
      if (settings.decoupledDecay()) {
        values[i] -= settings.learningRate() * settings.weightDecay() * values[i];
      } else {
        slope += settings.weightDecay() * values[i];
      }
      mean[i] = 0.9 * mean[i] + 0.1 * slope;
      square[i] = 0.999 * square[i] + 0.001 * slope * slope;
      double first = mean[i] / (1 - Math.pow(0.9, steps));
      double second = square[i] / (1 - Math.pow(0.999, steps));
      values[i] -= settings.learningRate() * first / (Math.sqrt(second) + 1e-8);
      gradient[i] = 0;
    }
  }

  void clearGradient() {
    Arrays.fill(gradient, 0);
  }

  void follow(ReferenceNetwork source, double rate) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (1 - rate) * values[i] + rate * source.values[i];
    }
  }

  private int index(int layer, int input, int output) {
    int offset = 0;
    int fanIn = shape.inputs();
    for (int each = 0; ; each++) {
      fanIn += each == shape.sideLayer() ? shape.sideInputs() : 0;
      if (each == layer) {
        return offset + (1 + input) * shape.width(layer) + output;
      }
      offset += (1 + fanIn) * shape.width(each);
      fanIn = shape.width(each);
    }
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static double activated(Activation activation, double sum) {
    return switch (activation) {
      case LINEAR -> sum;
      case RELU -> sum > 0 ? sum : 0;
      case LEAKY_RELU -> sum > 0 ? sum : 0.01 * sum;
      case TANH -> Math.tanh(sum);
    };
  }

  private static double derivative(Activation activation, double output) {
    return switch (activation) {
      case LINEAR -> 1;
      case RELU -> output > 0 ? 1 : 0;
      case LEAKY_RELU -> output > 0 ? 1 : 0.01;
      case TANH -> 1 - output * output;
    };
  }
}
