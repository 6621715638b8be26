package org.tipspeed.flight.disturbance;

import java.util.List;
import java.util.Optional;
import org.tipspeed.control.Controller;
import org.tipspeed.quantity.Limit;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * A controller that sees through faulty sensors and acts through a slow pitch drive, one flight.
 */
final class DisturbedController implements Controller {

  private final Controller controller;
  private final DisturbanceSettings settings;
  private final List<FaultySensor> sensors;

  private Optional<PitchRateLimit> limit = Optional.empty();
  private TurbineReading first;
  private TurbineReading firstSeen;

  /**
   * @param sensors of one flight, not used by any other
   */
  DisturbedController(
      Controller controller, DisturbanceSettings settings, List<FaultySensor> sensors) {
    this.controller = controller;
    this.settings = settings;
    this.sensors = List.copyOf(sensors);
  }

  @Override
  public String name() {
    return controller.name();
  }

  @Override
  public void start(TurbineDescription turbine, TurbineReading reading, double controlIntervalS) {
    limit =
        settings
            .pitchRateLimitDegPerS()
            .map(degPerS -> new PitchRateLimit(degPerS, reading.pitchRad(), controlIntervalS));
    first = reading;
    firstSeen = seen(reading);
    controller.start(turbine, firstSeen, controlIntervalS);
  }

  /** The first command follows from the reading that the controller was started with. */
  @Override
  public TurbineCommand command(TurbineReading reading) {
    TurbineCommand wanted = controller.command(reading == first ? firstSeen : seen(reading));
    return limit.map(each -> each.limited(wanted)).orElse(wanted);
  }

  private TurbineReading seen(TurbineReading reading) {
    TurbineReading.Builder seen = reading.toBuilder();
    for (FaultySensor sensor : sensors) {
      if (reading.has(sensor.channel())) {
        seen.set(sensor.channel(), sensor.report(reading.get(sensor.channel()), reading.timeS()));
      }
    }
    return seen.build();
  }

  @Override
  public void close() {
    controller.close();
  }

  /** Lets commanded pitch change no faster than a limit, each blade for itself. */
  private static final class PitchRateLimit {

    private final double maxStepRad;
    private PerBlade pitchRad;

    /**
     * @param pitchRad where the blades are at first [rad]
     * @param intervalS time between two commands [s]
     */
    PitchRateLimit(double degPerS, PerBlade pitchRad, double intervalS) {
      this.maxStepRad = Math.toRadians(degPerS) * intervalS;
      this.pitchRad = pitchRad;
    }

    TurbineCommand limited(TurbineCommand wanted) {
      PerBlade target = wanted.pitchRad();
      pitchRad =
          new PerBlade(
              towards(target.first(), pitchRad.first()),
              towards(target.second(), pitchRad.second()),
              towards(target.third(), pitchRad.third()));
      return new TurbineCommand(wanted.generatorTorqueNm(), pitchRad, wanted.yawRateRadPerS());
    }

    private double towards(double targetRad, double presentRad) {
      return Limit.clip(targetRad, presentRad - maxStepRad, presentRad + maxStepRad);
    }
  }
}
