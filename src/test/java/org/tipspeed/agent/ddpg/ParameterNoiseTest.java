package org.tipspeed.agent.ddpg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.nn.Mlp;
import org.tipspeed.nn.MlpForward;
import org.tipspeed.nn.NetworkSettings;
import org.tipspeed.random.RandomStreams;

class ParameterNoiseTest {

  private static final ParameterNoiseSettings SETTINGS =
      new ParameterNoiseSettings(true, 1e-3, 0.2, 1.1);

  private final RandomGenerator random = new RandomStreams(6).stream("test", 0);
  private final Mlp network = network();

  private Mlp network() {
    NetworkSettings actor = DdpgSettings.DEFAULTS.actor().withHidden(List.of(16, 16));
    DdpgSettings settings = DdpgSettings.DEFAULTS.withActor(actor);
    Mlp fresh = new Mlp(settings.actorShape(3, 2), DataType.FLOAT);
    fresh.initialise(random);
    return fresh;
  }

  @Test
  void theSizeOfTheNoise_settlesWhereActionsMoveByTheWantedDistance() {
    ParameterNoise noise = new ParameterNoise(SETTINGS);
    for (int episode = 0; episode < 300; episode++) {
      distanceOverEpisode(noise);
    }
    double mean = 0;
    for (int episode = 0; episode < 200; episode++) {
      mean += distanceOverEpisode(noise) / 200;
    }
    assertEquals(0.2, mean, 0.06);
  }

  @Test
  void perturbing_leavesTheNetworkAlone() {
    float[] before = network.values().clone();
    ParameterNoise noise = new ParameterNoise(SETTINGS);
    float[] observation = {1, 0, -1};
    float[] action = noise.perturbed(network, random).act(observation);
    assertEquals(Arrays.toString(before), Arrays.toString(network.values()));
    assertFalse(Arrays.equals(plain().run(observation), action));
  }

  private double distanceOverEpisode(ParameterNoise noise) {
    ParameterNoise.Behaviour behaviour = noise.perturbed(network, random);
    MlpForward plain = plain();
    double squares = 0;
    for (int step = 0; step < 20; step++) {
      float[] observation = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      float[] with = behaviour.act(observation);
      float[] without = plain.run(observation);
      squares += Math.pow(with[0] - without[0], 2) + Math.pow(with[1] - without[1], 2);
    }
    behaviour.end();
    return Math.sqrt(squares / 40);
  }

  private MlpForward plain() {
    return new MlpForward(network.shape(), network.values(), network.statistics());
  }
}
