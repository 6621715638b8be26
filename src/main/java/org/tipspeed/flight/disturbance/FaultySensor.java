package org.tipspeed.flight.disturbance;

import java.util.random.RandomGenerator;
import org.tipspeed.turbine.Channel;

/** What a sensor makes of true values during one flight. */
final class FaultySensor {

  private final SensorFaultSettings settings;
  private final RandomGenerator random;

  /** NaN before the first. */
  private double reported = Double.NaN;

  FaultySensor(SensorFaultSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  Channel channel() {
    return settings.measured();
  }

  /**
   * To be called once for each control interval, in SI units and radians.
   *
   * @param timeS time of flight [s]
   */
  double report(double trueValue, double timeS) {
    double fresh = trueValue + error() / channel().toColumn(1);
    if (Double.isNaN(reported) || !isStuck(timeS)) {
      reported = fresh;
    }
    return reported;
  }

  /** In the unit of the channel's column. */
  private double error() {
    double noise = settings.noiseStd().map(std -> std * random.nextGaussian()).orElse(0.0);
    return noise + settings.bias().orElse(0.0);
  }

  private boolean isStuck(double timeS) {
    return settings.stuck().map(stuck -> stuck.at(timeS)).orElse(false);
  }
}
