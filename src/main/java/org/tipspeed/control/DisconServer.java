package org.tipspeed.control;

import java.nio.file.Path;
import java.util.Objects;
import org.tipspeed.isolation.ChildServer;
import org.tipspeed.isolation.Frame;
import org.tipspeed.isolation.FrameChannel;

/** The program in the child: holds one library and calls it as the parent asks. */
final class DisconServer implements ChildServer.Service<DisconServer.Message> {

  private final Path library;
  private final String inputFile;
  private DisconLibrary loaded;

  private DisconServer(Path library, String inputFile) {
    this.library = library;
    this.inputFile = inputFile;
  }

  /**
   * @param arguments those of {@link ChildServer}, then library and, if any, input file
   */
  public static void main(String[] arguments) {
    ChildServer.serve(
        arguments,
        Message.class,
        own -> new DisconServer(Path.of(own[0]), own.length > 1 ? own[1] : ""));
  }

  @Override
  public void answer(Message request, FrameChannel<Message> channel) {
    try {
      act(request, channel);
    } catch (Throwable thrown) {
      String message = Objects.toString(thrown.getMessage(), thrown.toString());
      channel
          .begin(Message.FAILED)
          .put(thrown instanceof ControllerException ? message : thrown.toString());
    }
  }

  private void act(Message request, FrameChannel<Message> channel) {
    switch (request) {
      case LOAD -> {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        loaded = DisconLibrary.load(library, inputFile, folder);
        channel.begin(Message.LOADED);
      }
      case CALL -> {
        setAll(channel.received());
        int fail = loaded.call();
        putDemands(channel.begin(Message.CALLED).put(fail).put(loaded.message()));
      }
      default -> throw new AssertionError("the parent asked for " + request);
    }
  }

  private void setAll(Frame content) {
    for (int record = content.takeInt(); record > 0; record = content.takeInt()) {
      loaded.set(record, content.takeDouble());
    }
  }

  private void putDemands(Frame answer) {
    for (int record : DisconDemands.RECORDS) {
      answer.put((double) loaded.get(record));
    }
  }

  /** What {@link DisconClient} and {@link DisconServer} say to each other. */
  enum Message {
    LOAD,
    LOADED,
    CALL,
    CALLED,
    FAILED
  }
}
