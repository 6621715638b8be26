package org.tipspeed.turbine.qblade;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.WindException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process that asks one question of a probe and leaves the answer in a file: the library prints
 * where it likes, and may take the process down with it.
 */
final class ProbeChild {

  private ProbeChild() {}

  /**
   * What the child is told, as a file.
   *
   * @param known facts from earlier questions
   */
  record Task(
      Question question, QBladeSettings settings, ProbeSettings probe, Map<Fact, Double> known) {}

  static final String TASK = "task.json";
  static final String ANSWER = "answer.json";
  static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @param arguments the folder with the task, in which the answer is left
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    endWithParent(folder);
    Task task = JSON.readValue(folder.resolve(TASK).toFile(), Task.class);
    try (Bench bench =
        new Bench(task.settings(), task.probe(), task.known(), folder, System::nanoTime)) {
      leave(task.question().ask(bench), folder);
    } catch (TurbineException | WindException e) {
      leave(Answer.fail(e.getMessage()), folder);
    } catch (RuntimeException | Error e) {
      leave(Answer.fail("unexpected: " + e), folder);
    }
    // Not by returning: static destructors of the library crash or hang.
    Runtime.getRuntime().halt(0);
  }

  /** The parent holds the other end of the standard input as long as it lives. */
  private static void endWithParent(Path folder) {
    Thread watch =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // Broken is as good as closed.
              }
              ProbeProcess.delete(folder);
              Runtime.getRuntime().halt(1);
            },
            "parent watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void leave(Answer answer, Path folder) throws IOException {
    Path unfinished = folder.resolve(ANSWER + ".tmp");
    Files.writeString(unfinished, JSON.writeValueAsString(answer));
    Files.move(unfinished, folder.resolve(ANSWER), StandardCopyOption.ATOMIC_MOVE);
  }
}
