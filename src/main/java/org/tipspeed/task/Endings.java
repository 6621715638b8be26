package org.tipspeed.task;

import java.util.Set;
import org.tipspeed.environment.Standing;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/** Decides how an episode stands after a reading, as far as the turbine decides. */
public final class Endings {

  private static final Set<Channel> ROOT_MOMENTS =
      Set.of(Channel.ROOT_OOP_MOMENT_1, Channel.ROOT_OOP_MOMENT_2, Channel.ROOT_OOP_MOMENT_3);

  private final EndingSettings settings;
  private final TurbineDescription turbine;

  public Endings(EndingSettings settings, TurbineDescription turbine) {
    this.settings = settings;
    this.turbine = turbine;
  }

  public Standing judge(TurbineReading reading) {
    double ratio = speedRatio(reading);
    if (ratio > settings.maxRotorSpeedRatio()) {
      return Standing.terminated("overspeed");
    }
    return reading.timeS() < settings.graceS() ? Standing.running() : judgeLoads(reading, ratio);
  }

  private double speedRatio(TurbineReading reading) {
    return reading.rotorSpeedRadPerS() / turbine.ratedRotorSpeedRadPerS();
  }

  private Standing judgeLoads(TurbineReading reading, double ratio) {
    if (ratio < settings.minRotorSpeedRatio()) {
      return Standing.terminated("underspeed");
    }
    if (exceeds(reading, Channel.TOWER_TOP_DISPLACEMENT_FA, settings.maxTowerTopDisplacementM())) {
      return Standing.terminated("tower-displacement");
    }
    double acceleration = settings.maxTowerTopAccelerationMps2();
    if (exceeds(reading, Channel.TOWER_TOP_ACCELERATION_FA, acceleration)
        || exceeds(reading, Channel.TOWER_TOP_ACCELERATION_SS, acceleration)) {
      return Standing.terminated("tower-acceleration");
    }
    double momentNm = settings.maxRootMomentMnm() * 1e6;
    if (ROOT_MOMENTS.stream().anyMatch(channel -> exceeds(reading, channel, momentNm))) {
      return Standing.terminated("blade-root-moment");
    }
    return Standing.running();
  }

  private static boolean exceeds(TurbineReading reading, Channel channel, double limit) {
    return reading.has(channel) && Math.abs(reading.get(channel)) > limit;
  }
}
