package org.tipspeed.turbine.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tipspeed.isolation.Child;
import org.tipspeed.isolation.ChildException;
import org.tipspeed.isolation.ChildProgram;
import org.tipspeed.isolation.Frame;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;

/** The parent's side of one child with a turbine in it. */
final class TurbineClient {

  private static final String RESET_LIMIT = "turbine.process.reset_limit_s";
  private static final String STEP_LIMIT = "turbine.process.step_limit_s";

  private final Child<TurbineServer.Message> child;
  private final ProcessSettings settings;
  private double windEndS;

  private TurbineClient(Child<TurbineServer.Message> child, ProcessSettings settings) {
    this.child = child;
    this.settings = settings;
  }

  /** Starts a process; it is heard of first in {@link #load}. */
  static TurbineClient launch(
      Class<?> simulator, ProcessSettings settings, Path logFile, LongSupplier nanoTime) {
    ChildProgram program =
        new ChildProgram(
            "simulator",
            TurbineServer.class,
            List.of(simulator.getName()),
            Optional.empty(),
            settings.jvmOptions(),
            settings.environment(),
            Optional.of(logFile),
            settings.logLimitMb());
    return new TurbineClient(
        translated(() -> Child.launch(program, TurbineServer.Message.class, nanoTime)), settings);
  }

  /** Waits for the child to come up and has it make its turbine. */
  TurbineDescription load(String simulatorSettings) {
    child.allow("load", settings.loadLimitS(), "turbine.process.load_limit_s");
    translated(
        () -> {
          child.meet();
          return child.begin(TurbineServer.Message.LOAD).put(simulatorSettings);
        });
    return Wire.takeDescription(exchange(TurbineServer.Message.LOADED));
  }

  TurbineReading start(EpisodeStart episode) {
    child.allow("start an episode", settings.resetLimitS(), RESET_LIMIT);
    Wire.put(child.begin(TurbineServer.Message.START), episode);
    Frame answer = exchange(TurbineServer.Message.STARTED);
    windEndS = answer.takeDouble();
    return Wire.takeReading(answer);
  }

  TurbineReading advance(TurbineCommand command) {
    child.allow("advance", settings.stepLimitS(), STEP_LIMIT);
    Wire.put(child.begin(TurbineServer.Message.ADVANCE), command);
    return Wire.takeReading(exchange(TurbineServer.Message.ADVANCED));
  }

  Map<Channel, double[]> afterwards() {
    child.allow("tell what it tells after an episode", settings.resetLimitS(), RESET_LIMIT);
    child.begin(TurbineServer.Message.AFTERWARDS);
    return Wire.takeSeries(exchange(TurbineServer.Message.TOLD));
  }

  /** Until when the wind of the last started episode lasts [s]. */
  double windEndS() {
    return windEndS;
  }

  /** Whether the last request was never answered, so that the child is of no more use. */
  boolean owesAnswer() {
    return child.owesAnswer();
  }

  double residentMb() {
    return child.residentMb();
  }

  /**
   * Lets the turbine close itself if it can, then kills the process all the same: its own exit
   * would run the static destructors of native libraries, where some of them crash.
   */
  void close() {
    try {
      if (!owesAnswer()) {
        child.allow("close", settings.stepLimitS(), STEP_LIMIT);
        child.begin(TurbineServer.Message.CLOSE);
        exchange(TurbineServer.Message.CLOSED);
      }
    } catch (RuntimeException e) {
      // It dies now anyway, and there is no episode left to lose.
    } finally {
      kill();
    }
  }

  void kill() {
    child.end();
  }

  private Frame exchange(TurbineServer.Message expected) {
    TurbineServer.Message answer = translated(child::ask);
    Frame content = child.answer();
    if (answer == TurbineServer.Message.FAILED) {
      throw new Failure(content.takeText(), content.takeText()).toException();
    }
    if (answer != expected) {
      throw new TurbineException(
          Kind.CRASHED, "the simulator answered %s instead of %s".formatted(answer, expected));
    }
    return content;
  }

  private static <T> T translated(Supplier<T> request) {
    try {
      return request.get();
    } catch (ChildException e) {
      Kind kind =
          switch (e.kind()) {
            case NOT_STARTED, DIED -> Kind.CRASHED;
            case TIMED_OUT -> Kind.TIMED_OUT;
            case INTERRUPTED -> Kind.REFUSED;
          };
      throw new TurbineException(kind, e.getMessage(), e);
    }
  }
}
