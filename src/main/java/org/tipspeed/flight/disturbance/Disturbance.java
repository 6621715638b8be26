package org.tipspeed.flight.disturbance;

import java.util.List;
import org.tipspeed.control.Controller;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.wind.WindCase;

/**
 * Stands between controllers and their turbine. In a wind every controller meets exactly the same
 * noise, whichever flies first.
 */
public final class Disturbance {

  /** Leaves controllers and turbine alone. */
  public static final Disturbance NONE =
      new Disturbance(DisturbanceSettings.DEFAULTS, new RandomStreams(0));

  private final DisturbanceSettings settings;
  private final RandomStreams random;

  /**
   * @param random for the noise, a stream for each wind and channel
   */
  public Disturbance(DisturbanceSettings settings, RandomStreams random) {
    this.settings = settings;
    this.random = random;
  }

  /** The controller as it flies in a wind, under its own name. */
  public Controller around(Controller controller, WindCase wind) {
    return settings.concernsControllers()
        ? new DisturbedController(controller, settings, sensors(wind))
        : controller;
  }

  private List<FaultySensor> sensors(WindCase wind) {
    return settings.sensors().stream()
        .map(each -> new FaultySensor(each, random.stream(streamName(each, wind), 0)))
        .toList();
  }

  /** A wind file has the same noise wherever it lies. */
  private static String streamName(SensorFaultSettings sensor, WindCase wind) {
    WindCase named =
        wind.kind().equals(WindCase.FILE)
            ? new WindCase(
                wind.kind(), wind.argument().replaceFirst(".*[/\\\\]", ""), wind.options())
            : wind;
    return "noise of %s in %s".formatted(sensor.channel(), named);
  }
}
