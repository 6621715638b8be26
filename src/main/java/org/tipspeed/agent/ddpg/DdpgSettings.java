package org.tipspeed.agent.ddpg;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.tipspeed.agent.policy.NoiseSettings;
import org.tipspeed.agent.policy.NormalisationSettings;
import org.tipspeed.agent.replay.PrioritySettings;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.NetworkSettings;
import org.tipspeed.quantity.Check;
import org.tipspeed.quantity.Limit;

/**
 * How the agent learns. Defaults follow Lillicrap et al. 2015, section 7; what they do not name is
 * off.
 *
 * @param actor the policy network
 * @param critic the value network
 * @param actionLayer index of the critic's layer that the action enters, 0 for together with the
 *     observation
 * @param discount of future rewards, per step
 * @param nStep steps of reward in one transition, before the critic's estimate
 * @param targetRate how far target networks move towards the learned ones per update ("tau")
 * @param policyAverageUpdates the policy that is judged and saved is the actor averaged over about
 *     so many updates, which evens out its jitter; 0 for the actor as it is
 * @param loss what the critic's error costs
 * @param tdErrorLimit largest size of the critic's error, larger ones are clipped; 0 for no limit
 * @param batchSize transitions per update
 * @param memorySize transitions that replay memory holds
 * @param prioritised draw transitions by the critic's error instead of uniformly
 * @param priority how, if so
 * @param warmupSteps steps with uniformly random actions and no learning at the start
 * @param learnEverySteps steps between two rounds of updates
 * @param updatesPerStep updates per step on average, may be below 1
 * @param rewardScale factor of every reward
 * @param rewardLimit largest size of a scaled reward, larger ones are clipped; 0 for no limit
 * @param invertActionGradients in place of the actor's tanh, turn the critic's derivative round at
 *     the actions' bounds (Hausknecht and Stone 2016)
 * @param actionGradientLimit largest size of the critic's derivative by one action; 0 for no limit
 * @param saturationPenalty weight of half the mean square of the sums that the actor's tanh gets,
 *     which keeps actions from where its derivative vanishes; 0 for none
 * @param normalisation running normalisation of observations
 * @param exploration noise on the actions
 * @param parameterNoise noise on the actor's weights
 * @param td3 TD3's additions
 */
@RecordBuilder
public record DdpgSettings(
    NetworkSettings actor,
    NetworkSettings critic,
    int actionLayer,
    double discount,
    int nStep,
    double targetRate,
    int policyAverageUpdates,
    ErrorLoss loss,
    double tdErrorLimit,
    int batchSize,
    int memorySize,
    boolean prioritised,
    PrioritySettings priority,
    int warmupSteps,
    int learnEverySteps,
    double updatesPerStep,
    double rewardScale,
    double rewardLimit,
    boolean invertActionGradients,
    double actionGradientLimit,
    double saturationPenalty,
    NormalisationSettings normalisation,
    NoiseSettings exploration,
    ParameterNoiseSettings parameterNoise,
    Td3Settings td3)
    implements DdpgSettingsBuilder.With {

  public static final DdpgSettings DEFAULTS =
      DdpgSettingsBuilder.builder()
          .actor(NetworkSettings.DEFAULTS.withLearningRate(1e-4))
          .critic(NetworkSettings.DEFAULTS.withWeightDecay(1e-2))
          .actionLayer(1)
          .discount(0.99)
          .nStep(1)
          .targetRate(1e-3)
          .loss(ErrorLoss.SQUARED)
          .batchSize(64)
          .memorySize(1_000_000)
          .priority(PrioritySettings.DEFAULTS)
          .warmupSteps(1_000)
          .learnEverySteps(1)
          .updatesPerStep(1)
          .rewardScale(1)
          .normalisation(NormalisationSettings.DEFAULTS)
          .exploration(NoiseSettings.DEFAULTS)
          .parameterNoise(ParameterNoiseSettings.DEFAULTS)
          .td3(Td3Settings.DEFAULTS)
          .build();

  public DdpgSettings {
    Check.that(
        actionLayer >= 0 && actionLayer <= critic.hidden().size(),
        "action_layer must be one of the critic's layers, 0 to " + critic.hidden().size(),
        actionLayer);
    Check.that(discount >= 0 && discount < 1, "discount must be in [0, 1)", discount);
    Check.that(nStep > 0 && nStep <= 10_000, "n_step must be in 1..10000", nStep);
    Check.that(targetRate > 0 && targetRate <= 1, "target_rate must be in (0, 1]", targetRate);
    Check.that(
        policyAverageUpdates >= 0,
        "policy_average_updates must not be negative (0 is no average)",
        policyAverageUpdates);
    requireLimit("td_error_limit", tdErrorLimit);
    Check.that(
        batchSize > 0 && batchSize <= 1_000_000, "batch_size must be in 1..1000000", batchSize);
    Check.that(memorySize >= batchSize, "memory_size must hold a batch at least", memorySize);
    Check.that(memorySize <= 100_000_000, "memory_size must be at most 100000000", memorySize);
    Check.that(warmupSteps >= 0, "warmup_steps must not be negative", warmupSteps);
    Check.positive("learn_every_steps", learnEverySteps);
    Check.positive("updates_per_step", updatesPerStep);
    Check.positive("reward_scale", rewardScale);
    requireLimit("reward_limit", rewardLimit);
    requireLimit("action_gradient_limit", actionGradientLimit);
    Check.that(
        saturationPenalty >= 0 && Double.isFinite(saturationPenalty),
        "saturation_penalty must not be negative (0 is none)",
        saturationPenalty);
    Check.that(
        saturationPenalty == 0 || !invertActionGradients,
        "saturation_penalty needs the tanh that invert_action_gradients takes away",
        saturationPenalty);
  }

  private static void requireLimit(String key, double limit) {
    Check.that(limit >= 0, key + " must not be negative (0 is no limit)", limit);
  }

  MlpShape actorShape(int observationDims, int actionDims) {
    Activation output = invertActionGradients ? Activation.LINEAR : Activation.TANH;
    return actor.shape(observationDims, actionDims, output);
  }

  MlpShape criticShape(int observationDims, int actionDims) {
    return critic.shape(observationDims, actionDims, actionLayer, 1, Activation.LINEAR);
  }

  /** A reward as the critic learns it, in single precision. */
  double shaped(double reward) {
    double scaled = reward * rewardScale;
    return (float) (rewardLimit > 0 ? Limit.clip(scaled, rewardLimit) : scaled);
  }
}
