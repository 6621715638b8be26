package org.tipspeed.turbine.openfast;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCase;

/**
 * Flies a model in a library for a few seconds and tells what it has and how fast it is. The
 * turbine is the caller's and should live in a child process.
 */
public final class OpenFastProbe {

  private static final double WIND_MPS = 14;
  private static final double FLOWN_S = 10;
  private static final double INTERVAL_S = 0.1;
  private static final double SAME = 1e-6;

  private final Model model;
  private final OpenFastSettings settings;
  private final Consumer<String> told;
  private final LongSupplier nanoTime;

  /**
   * @param settings of library and model; what the model says of its turbine is taken from there
   * @param told is given a line per answer
   * @param nanoTime a clock, such as {@code System::nanoTime}
   */
  public OpenFastProbe(OpenFastSettings settings, Consumer<String> told, LongSupplier nanoTime) {
    this.model = Model.read(settings.project());
    this.settings = settings.withTurbine(model.measured(settings.turbine()));
    this.told = told;
    this.nanoTime = nanoTime;
  }

  /**
   * Asks.
   *
   * @param opened makes the turbine, which is closed here
   * @param log what the library prints
   * @throws TurbineException if library or model cannot be used
   */
  public OpenFastProfile ask(Function<OpenFastSettings, Turbine> opened, Path log) {
    double stepS = OpenFastTurbine.stepS(settings, model);
    tell(
        "model",
        "a step of %s s; hub at %.1f m, rotor of %.1f m, gear ratio %.4g",
        stepS,
        settings.turbine().hubHeightM(),
        settings.turbine().rotorDiameterM(),
        settings.turbine().gearRatio());
    List<String> present;
    List<String> absent;
    double resetS;
    double perS;
    try (Turbine turbine = opened.apply(settings)) {
      present = columns(turbine, true);
      absent = columns(turbine, false);
      long before = nanoTime.getAsLong();
      turbine.start(episode());
      resetS = secondsSince(before);
      tell("start", "settled for %s s in %.1f s", settings.settleS(), resetS);
      before = nanoTime.getAsLong();
      TurbineReading first = fly(turbine);
      perS = FLOWN_S / secondsSince(before);
      tell("flight", "%s s in steady wind, %.1f s simulated per s", FLOWN_S, perS);
      turbine.start(episode());
      tellRepeated(first, fly(turbine));
    }
    tell("channels", "%d of %d", present.size(), Channel.values().length);
    if (!absent.isEmpty()) {
      tell("missing", "%s", String.join(", ", absent));
    }
    String version = OpenFastVersion.printedIn(log).orElse("");
    tell("library", "%s", version.isEmpty() ? "says no version" : version);
    return new OpenFastProfile(version, stepS, present, absent, resetS, perS);
  }

  private static List<String> columns(Turbine turbine, boolean wanted) {
    return Arrays.stream(Channel.values())
        .filter(channel -> turbine.description().channels().contains(channel) == wanted)
        .map(Channel::columnName)
        .toList();
  }

  private EpisodeStart episode() {
    WindCase wind = new WindCase("steady", Double.toString(WIND_MPS), Map.of());
    return new EpisodeStart(wind, model.ownStart(), INTERVAL_S, FLOWN_S);
  }

  private TurbineReading fly(Turbine turbine) {
    OperatingPoint held = model.ownStart();
    TurbineCommand hold = TurbineCommand.collective(held.generatorTorqueNm(), held.pitchRad());
    List<TurbineReading> readings = new ArrayList<>();
    for (int i = 0; i < Math.round(FLOWN_S / INTERVAL_S); i++) {
      readings.add(turbine.advance(hold));
    }
    return readings.get(readings.size() - 1);
  }

  private void tellRepeated(TurbineReading first, TurbineReading second) {
    double largest = 0;
    for (Channel channel : first.channels()) {
      double one = first.get(channel);
      largest = Math.max(largest, Math.abs(second.get(channel) - one) / (1 + Math.abs(one)));
    }
    String same = largest == 0 ? "the same to the last bit" : "the same but for %.1e of a value";
    tell("again", largest > SAME ? "the same flight differs by %.1e of a value" : same, largest);
  }

  private double secondsSince(long beforeNs) {
    return Math.max(1e-3, (nanoTime.getAsLong() - beforeNs) / 1e9);
  }

  private void tell(String what, String text, Object... values) {
    told.accept(
        String.format(Locale.ROOT, "%-10s ", what) + String.format(Locale.ROOT, text, values));
  }
}
