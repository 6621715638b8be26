package org.tipspeed.turbine.qblade;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.tipspeed.isolation.Child;
import org.tipspeed.isolation.ChildException;
import org.tipspeed.isolation.ChildProgram;
import org.tipspeed.turbine.TurbineException;

/** The parent's side of one {@link ProbeChild}. */
final class ProbeProcess implements AutoCloseable {

  private static final List<String> JVM_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m");
  private static final double LOG_LIMIT_MB = 4;

  private final ProbeChild.Task task;
  private final Child<ProbeChild.Message> child;
  private final LongSupplier nanoTime;
  private final long startNanos;

  private ProbeProcess(
      ProbeChild.Task task, Child<ProbeChild.Message> child, LongSupplier nanoTime) {
    this.task = task;
    this.child = child;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /**
   * Starts a process, which is asked in {@link #answer}.
   *
   * @throws TurbineException if it cannot be started
   */
  static ProbeProcess start(ProbeChild.Task task, LongSupplier nanoTime) {
    try {
      Child<ProbeChild.Message> child =
          Child.launch(program(task), ProbeChild.Message.class, nanoTime);
      return new ProbeProcess(task, child, nanoTime);
    } catch (ChildException e) {
      throw new TurbineException(TurbineException.Kind.CRASHED, e.getMessage(), e);
    }
  }

  private static ChildProgram program(ProbeChild.Task task) {
    return new ChildProgram(
        "simulator library",
        ProbeChild.class,
        List.of(),
        Optional.empty(),
        JVM_OPTIONS,
        new Installation(task.settings().library())
            .environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList(),
        Optional.empty(),
        LOG_LIMIT_MB);
  }

  /** Asks, and waits as long as a question may take; that the process dies is an answer too. */
  Answer answer() {
    try {
      child.allow("answer", task.probe().limitS(), "probe --limit");
      child.meet();
      child.begin(ProbeChild.Message.ASK).put(ProbeChild.JSON.writeValueAsString(task));
      child.ask();
      return ProbeChild.JSON.readValue(child.answer().takeText(), Answer.class);
    } catch (ChildException e) {
      return e.kind() == ChildException.Kind.INTERRUPTED
          ? Answer.unknown("interrupted")
          : Answer.fail("%s%s", e.getMessage(), hint());
    }
  }

  double seconds() {
    return (nanoTime.getAsLong() - startNanos) * 1e-9;
  }

  /** What the reason usually is. */
  private String hint() {
    return switch (task.question()) {
      case LOAD -> " (is the project damaged? Then it waits for a click that nobody can give)";
      case RESET -> " (does the project hold a simulation? One with only a turbine is not enough)";
      default -> "";
    };
  }

  @Override
  public void close() {
    child.end();
  }
}
