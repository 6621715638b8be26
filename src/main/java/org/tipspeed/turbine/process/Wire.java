package org.tipspeed.turbine.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.isolation.Frame;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.turbine.TurbineDesign;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCase;

/**
 * How the values of a turbine stand in a frame: component by component, in the order in which they
 * are declared. A double crosses with all its bits.
 */
final class Wire {

  private static final Channel[] CHANNELS = Channel.values();

  private Wire() {}

  static void put(Frame frame, TurbineCommand command) {
    frame.put(command.generatorTorqueNm());
    PerBlade pitch = command.pitchRad();
    frame.put(pitch.first()).put(pitch.second()).put(pitch.third());
    frame.put(command.yawRateRadPerS());
  }

  static TurbineCommand takeCommand(Frame frame) {
    double torque = frame.takeDouble();
    PerBlade pitch = new PerBlade(frame.takeDouble(), frame.takeDouble(), frame.takeDouble());
    return new TurbineCommand(torque, pitch, frame.takeDouble());
  }

  static void put(Frame frame, TurbineReading reading) {
    for (double value : reading.toArray()) {
      frame.put(value);
    }
  }

  static TurbineReading takeReading(Frame frame) {
    TurbineReading.Builder reading = TurbineReading.builder();
    for (Channel channel : CHANNELS) {
      reading.set(channel, frame.takeDouble());
    }
    return reading.build();
  }

  static void put(Frame frame, Map<Channel, double[]> series) {
    frame.put(series.size());
    series.forEach(
        (channel, values) -> {
          frame.put(channel.name()).put(values.length);
          for (double value : values) {
            frame.put(value);
          }
        });
  }

  static Map<Channel, double[]> takeSeries(Frame frame) {
    Map<Channel, double[]> series = new EnumMap<>(Channel.class);
    for (int left = frame.takeInt(); left > 0; left--) {
      Channel channel = Channel.valueOf(frame.takeText());
      double[] values = new double[frame.takeInt()];
      Arrays.setAll(values, i -> frame.takeDouble());
      series.put(channel, values);
    }
    return series;
  }

  static void put(Frame frame, EpisodeStart episode) {
    put(frame, episode.wind());
    put(frame, episode.initial());
    frame.put(episode.controlIntervalS()).put(episode.durationS());
  }

  static EpisodeStart takeEpisode(Frame frame) {
    WindCase wind = takeWind(frame);
    OperatingPoint initial = takePoint(frame);
    return new EpisodeStart(wind, initial, frame.takeDouble(), frame.takeDouble());
  }

  static void put(Frame frame, TurbineDescription it) {
    frame.put(it.name());
    frame.put(it.site().hubHeightM()).put(it.site().rotorDiameterM());
    frame.put(it.gearRatio());
    frame.put(it.ratedRotorSpeedRadPerS()).put(it.ratedGeneratorTorqueNm()).put(it.ratedPowerW());
    frame.put(it.generatorEfficiency());
    frame.put(it.maxGeneratorTorqueNm()).put(it.maxTorqueRateNmPerS());
    frame.put(it.minPitchRad()).put(it.maxPitchRad()).put(it.maxPitchRateRadPerS());
    frame.put(it.driveTrainInertiaKgM2().orElse(Double.NaN));
    frame.put(it.steadyStates().size());
    for (SteadyState state : it.steadyStates()) {
      frame.put(state.windMps());
      put(frame, state.point());
    }
    frame.put(it.design().map(SettingsWriter::toJson).orElse(""));
    frame.put(it.channels().size());
    it.channels().forEach(channel -> frame.put(channel.name()));
  }

  static TurbineDescription takeDescription(Frame frame) {
    return new TurbineDescription(
        frame.takeText(),
        new Site(frame.takeDouble(), frame.takeDouble()),
        frame.takeDouble(),
        frame.takeDouble(),
        frame.takeDouble(),
        frame.takeDouble(),
        frame.takeDouble(),
        frame.takeDouble(),
        frame.takeDouble(),
        frame.takeDouble(),
        frame.takeDouble(),
        frame.takeDouble(),
        Optional.of(frame.takeDouble()).filter(inertia -> !inertia.isNaN()),
        takeSteadyStates(frame),
        takeDesign(frame),
        takeChannels(frame));
  }

  private static List<SteadyState> takeSteadyStates(Frame frame) {
    List<SteadyState> states = new ArrayList<>();
    for (int left = frame.takeInt(); left > 0; left--) {
      states.add(new SteadyState(frame.takeDouble(), takePoint(frame)));
    }
    return states;
  }

  private static Optional<TurbineDesign> takeDesign(Frame frame) {
    return Optional.of(frame.takeText())
        .filter(json -> !json.isEmpty())
        .map(json -> SettingsReader.read(json, "design of the turbine", TurbineDesign.class));
  }

  private static Set<Channel> takeChannels(Frame frame) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    for (int left = frame.takeInt(); left > 0; left--) {
      channels.add(Channel.valueOf(frame.takeText()));
    }
    return channels;
  }

  private static void put(Frame frame, OperatingPoint point) {
    frame.put(point.rotorSpeedRadPerS()).put(point.pitchRad()).put(point.generatorTorqueNm());
  }

  private static OperatingPoint takePoint(Frame frame) {
    return new OperatingPoint(frame.takeDouble(), frame.takeDouble(), frame.takeDouble());
  }

  /**
   * Part by part rather than as its spec, so that no file name can be misread; and a file as an
   * absolute path, since the child runs in another folder.
   */
  private static void put(Frame frame, WindCase wind) {
    boolean file = wind.kind().equals(WindCase.FILE);
    String argument = file ? Path.of(wind.argument()).toAbsolutePath().toString() : wind.argument();
    frame.put(wind.kind()).put(argument).put(wind.options().size());
    wind.options().forEach((key, value) -> frame.put(key).put(value));
  }

  private static WindCase takeWind(Frame frame) {
    String kind = frame.takeText();
    String argument = frame.takeText();
    Map<String, String> options = new LinkedHashMap<>();
    for (int left = frame.takeInt(); left > 0; left--) {
      options.put(frame.takeText(), frame.takeText());
    }
    return new WindCase(kind, argument, options);
  }
}
