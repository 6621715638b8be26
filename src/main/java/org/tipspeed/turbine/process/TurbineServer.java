package org.tipspeed.turbine.process;

import java.nio.file.Path;
import java.util.Map;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.isolation.ChildServer;
import org.tipspeed.isolation.Frame;
import org.tipspeed.isolation.FrameChannel;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineReading;

/** The program in the child: makes a turbine and does with it what the parent asks. */
final class TurbineServer implements ChildServer.Service<TurbineServer.Message> {

  private final String simulatorClass;
  private Turbine turbine;

  private TurbineServer(String simulatorClass) {
    this.simulatorClass = simulatorClass;
  }

  /**
   * @param arguments those of {@link ChildServer}, then the name of the simulator's class
   */
  public static void main(String[] arguments) {
    ChildServer.serve(arguments, Message.class, own -> new TurbineServer(own[0]));
  }

  @Override
  public void answer(Message request, FrameChannel<Message> channel) {
    try {
      act(request, channel);
    } catch (Throwable thrown) {
      Failure failure = Failure.of(thrown);
      channel.begin(Message.FAILED).put(failure.type()).put(failure.message());
    }
  }

  private void act(Message request, FrameChannel<Message> channel)
      throws ReflectiveOperationException {
    Frame content = channel.received();
    switch (request) {
      case LOAD -> {
        load(content.takeText());
        Wire.put(channel.begin(Message.LOADED), turbine.description());
      }
      case START -> {
        TurbineReading reading = turbine.start(Wire.takeEpisode(content));
        Wire.put(channel.begin(Message.STARTED).put(turbine.windEndS()), reading);
      }
      case ADVANCE -> {
        TurbineReading reading = turbine.advance(Wire.takeCommand(content));
        Wire.put(channel.begin(Message.ADVANCED), reading);
      }
      case AFTERWARDS -> {
        Map<Channel, double[]> told = turbine.afterwards();
        Wire.put(channel.begin(Message.TOLD), told);
      }
      case CLOSE -> {
        turbine.close();
        channel.begin(Message.CLOSED);
      }
      default -> throw new AssertionError("the parent asked for " + request);
    }
  }

  private void load(String settings) throws ReflectiveOperationException {
    Class<?> simulator = Class.forName(simulatorClass);
    turbine = opened((Simulator<?>) simulator.getConstructor().newInstance(), settings);
  }

  @SuppressWarnings("unchecked") // defaults are of the settings' type
  private static <S extends Record> Turbine opened(Simulator<S> simulator, String yaml) {
    Class<S> type = (Class<S>) simulator.defaults().getClass();
    S settings = SettingsReader.read(yaml, "turbine." + simulator.name(), type);
    return simulator.open(settings, Path.of("").toAbsolutePath());
  }

  /** Kinds of frame. Parent and child are the same build, so the ordinal is the number sent. */
  enum Message {
    LOAD,
    LOADED,
    START,
    STARTED,
    ADVANCE,
    ADVANCED,
    AFTERWARDS,
    TOLD,
    CLOSE,
    CLOSED,
    FAILED
  }
}
