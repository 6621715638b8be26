package org.tipspeed.agent.ddpg;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means over the updates since they were last asked for. */
final class LearningStatistics {

  /** Actions beyond this share of their range count as saturated. */
  private static final double SATURATED = 0.99;

  private double criticLoss;
  private double meanQ;
  private double absoluteTdError;
  private double criticGradientNorm;
  private long criticSteps;
  private double objective;
  private double actorGradientNorm;
  private double saturation;
  private long actorSteps;

  void addCriticStep(double loss, double q, float[] tdErrors, double gradientNorm) {
    criticLoss += loss;
    meanQ += q;
    absoluteTdError += meanSize(tdErrors);
    criticGradientNorm += gradientNorm;
    criticSteps++;
  }

  void addActorStep(double value, double gradientNorm, double[] actions) {
    objective += value;
    actorGradientNorm += gradientNorm;
    saturation += saturatedShare(actions);
    actorSteps++;
  }

  private static double meanSize(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += Math.abs(number);
    }
    return sum / numbers.length;
  }

  private static double saturatedShare(double[] actions) {
    int saturated = 0;
    for (double action : actions) {
      if (Math.abs(action) > SATURATED) {
        saturated++;
      }
    }
    return (double) saturated / actions.length;
  }

  /** The means by name, without those that there is nothing to take a mean of. */
  Map<String, Double> take() {
    Map<String, Double> means = new LinkedHashMap<>();
    means.put("updates", (double) criticSteps);
    if (criticSteps > 0) {
      means.put("critic_loss", criticLoss / criticSteps);
      means.put("q_mean", meanQ / criticSteps);
      means.put("td_error_abs", absoluteTdError / criticSteps);
      means.put("critic_gradient_norm", criticGradientNorm / criticSteps);
    }
    if (actorSteps > 0) {
      means.put("actor_objective", objective / actorSteps);
      means.put("actor_gradient_norm", actorGradientNorm / actorSteps);
      means.put("action_saturation", saturation / actorSteps);
    }
    clear();
    return means;
  }

  private void clear() {
    criticLoss = meanQ = absoluteTdError = criticGradientNorm = 0;
    objective = actorGradientNorm = saturation = 0;
    criticSteps = actorSteps = 0;
  }
}
