package org.tipspeed.turbine.qblade;

import java.nio.file.Path;
import java.util.Map;
import org.tipspeed.isolation.ChildServer;
import org.tipspeed.isolation.FrameChannel;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.WindException;
import tools.jackson.databind.json.JsonMapper;

/** The program in the child: asks the library one question of a probe. */
final class ProbeChild implements ChildServer.Service<ProbeChild.Message> {

  /** What {@link ProbeProcess} and this one say to each other, as JSON. */
  enum Message {
    /** A {@link Task}. */
    ASK,
    /** An {@link Answer}. */
    ANSWER
  }

  /**
   * What the child is told.
   *
   * @param known facts from earlier questions
   */
  record Task(
      Question question, QBladeSettings settings, ProbeSettings probe, Map<Fact, Double> known) {}

  static final JsonMapper JSON = JsonMapper.builder().build();

  private ProbeChild() {}

  /**
   * @param arguments those of {@link ChildServer}
   */
  public static void main(String[] arguments) {
    ChildServer.serve(arguments, Message.class, own -> new ProbeChild());
  }

  @Override
  public void answer(Message request, FrameChannel<Message> channel) {
    Task task = JSON.readValue(channel.received().takeText(), Task.class);
    channel.begin(Message.ANSWER).put(JSON.writeValueAsString(answer(task)));
  }

  /** The library is not closed: that may crash or hang, and the process ends with the answer. */
  private static Answer answer(Task task) {
    try {
      Path folder = Path.of("").toAbsolutePath();
      return task.question()
          .ask(new Bench(task.settings(), task.probe(), task.known(), folder, System::nanoTime));
    } catch (TurbineException | WindException e) {
      return Answer.fail(e.getMessage());
    } catch (RuntimeException | Error e) {
      return Answer.fail("unexpected: " + e);
    }
  }
}
