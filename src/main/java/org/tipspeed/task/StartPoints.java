package org.tipspeed.task;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindFields;

/** The state of operation that a flight or an episode starts in. */
public final class StartPoints {

  private static final Pattern FIRST_NUMBER = Pattern.compile("^\\d+(\\.\\d+)?");

  private StartPoints() {}

  public static OperatingPoint of(
      StartSettings settings, TurbineDescription turbine, WindCase wind) {
    return switch (settings.from()) {
      case STEADY_STATE -> turbine.steadyStateAt(firstSpeedMps(wind, turbine));
      case GIVEN ->
          OperatingPoint.of(settings.rotorSpeedRpm(), settings.pitchDeg(), settings.torqueKnm());
    };
  }

  /** The first number of a spec is the first or the mean speed; a file has to be asked. */
  private static double firstSpeedMps(WindCase wind, TurbineDescription turbine) {
    Matcher number = FIRST_NUMBER.matcher(wind.argument());
    if (!wind.kind().equals(WindCase.FILE) && number.find()) {
      return Double.parseDouble(number.group());
    }
    return WindFields.open(wind, turbine.site()).meanSpeedMps();
  }
}
