package org.tipspeed.agent.ddpg;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.nn.Adam;
import org.tipspeed.nn.Matrix;
import org.tipspeed.nn.Mlp;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.NetworkSettings;

/** A network that learns, its optimiser, and the target network that follows it. */
final class TrainedNetwork {

  private final String name;
  private final Mlp online;
  private final Mlp target;
  private final Adam adam;

  TrainedNetwork(
      String name,
      MlpShape shape,
      NetworkSettings settings,
      DataType type,
      RandomGenerator random) {
    this.name = name;
    this.online = new Mlp(shape, type);
    this.target = new Mlp(shape, type);
    this.adam = new Adam(settings, shape.parameters());
    online.initialise(random);
    target.copyFrom(online);
  }

  String name() {
    return name;
  }

  Mlp online() {
    return online;
  }

  Mlp target() {
    return target;
  }

  Adam optimiser() {
    return adam;
  }

  /**
   * One step of the optimiser; the target follows.
   *
   * @param targetRate how far the target's weights move, 0 for not at all
   * @return the norm of the gradients
   */
  double step(Matrix gradients, double targetRate) {
    double norm = adam.step(online, gradients, target, (float) targetRate);
    requireFinite("gradient norm", norm);
    return norm;
  }

  void requireFinite(String quantity, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergenceException(
          "%s: %s is %s at update %d".formatted(name, quantity, value, adam.steps() + 1));
    }
  }

  void requireFiniteWeights() {
    for (float value : online.values()) {
      requireFinite("weight", value);
    }
  }

  /** What batch normalisation runs on, after all passes of an update. */
  void followStatistics(double rate) {
    target.followStatistics(online, (float) rate);
  }

  /** Distance of the target from the learned parameters, as a share of their length. */
  double targetLag() {
    double distance = 0;
    double length = 0;
    for (int i = 0; i < online.values().length; i++) {
      double value = online.values()[i];
      double lag = value - target.values()[i];
      distance += lag * lag;
      length += value * value;
    }
    return Math.sqrt(distance / Math.max(length, Double.MIN_NORMAL));
  }

  void save(ArrayFile.Builder file, String prefix) {
    String start = prefix + name + '.';
    file.array(start + "online", online.values())
        .array(start + "target", target.values())
        .array(start + "online_statistics", online.statistics())
        .array(start + "target_statistics", target.statistics())
        .array(start + "first_moment", adam.firstMoment())
        .array(start + "second_moment", adam.secondMoment())
        .array(start + "steps", new long[] {adam.steps()});
  }

  void load(ArrayFile file, String prefix) {
    String start = prefix + name + '.';
    file.copy(start + "online", online.values());
    file.copy(start + "target", target.values());
    file.copy(start + "online_statistics", online.statistics());
    file.copy(start + "target_statistics", target.statistics());
    float[] firstMoment = new float[online.values().length];
    float[] secondMoment = new float[online.values().length];
    file.copy(start + "first_moment", firstMoment);
    file.copy(start + "second_moment", secondMoment);
    adam.resumeAt(firstMoment, secondMoment, file.longs(start + "steps")[0]);
    online.publish();
    target.publish();
  }
}
