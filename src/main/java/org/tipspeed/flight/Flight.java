package org.tipspeed.flight;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.tipspeed.control.Controller;
import org.tipspeed.control.ControllerException;
import org.tipspeed.control.FlightReward;
import org.tipspeed.environment.Schedule;
import org.tipspeed.environment.Standing;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindException;

/**
 * Flies one controller on one turbine from start to end and records everything. A simulator, wind
 * or controller that fails ends the flight, and the record says so; it never throws for them, only
 * a {@link CancellationException} if its thread is interrupted.
 */
public final class Flight {

  public static final String NO_WIND = "wind-unusable";

  private final Turbine turbine;
  private final List<FlightStop> stops;
  private final Optional<FlightReward> reward;

  /**
   * @param turbine stays open
   * @param stops what ends a flight before its time, asked in this order
   * @param reward scores the flight, if wanted
   */
  public Flight(Turbine turbine, List<FlightStop> stops, Optional<FlightReward> reward) {
    this.turbine = turbine;
    this.stops = List.copyOf(stops);
    this.reward = reward;
  }

  public FlightRecord fly(Controller controller, EpisodeStart start) {
    FlightRecorder recorder = new FlightRecorder();
    Standing end;
    String detail = "";
    try {
      end = flyToTheEnd(controller, start, recorder);
      recorder.afterwards(turbine.afterwards());
    } catch (TurbineException e) {
      end = Standing.aborted(e.reason());
      detail = e.getMessage();
    } catch (WindException e) {
      end = Standing.aborted(NO_WIND);
      detail = e.getMessage();
    } catch (ControllerFailure e) {
      end = Standing.aborted("controller-failed");
      detail = e.getMessage();
    }
    return recorder.finish(
        controller, start, turbine.description(), end, detail, reward.isPresent());
  }

  private Standing flyToTheEnd(Controller controller, EpisodeStart start, FlightRecorder recorder) {
    TurbineReading reading = turbine.start(start);
    Schedule schedule =
        new Schedule(start.controlIntervalS(), start.durationS(), turbine.windEndS());
    recorder.first(reading);
    begin(controller, reading, start.controlIntervalS());
    Standing standing = standingAt(reading, schedule);
    while (standing.isRunning()) {
      stopIfInterrupted();
      TurbineCommand command = ask(controller, reading);
      TurbineReading next = turbine.advance(command);
      recorder.next(command, next);
      standing = standingAt(next, schedule);
      score(recorder, reading, command, next, standing);
      reading = next;
    }
    return standing;
  }

  private Standing standingAt(TurbineReading reading, Schedule schedule) {
    for (FlightStop stop : stops) {
      Standing standing = stop.judge(reading);
      if (!standing.isRunning()) {
        return standing;
      }
    }
    return schedule.at(reading.timeS());
  }

  private void begin(Controller controller, TurbineReading first, double controlIntervalS) {
    try {
      controller.start(turbine.description(), first, controlIntervalS);
    } catch (RuntimeException e) {
      throw new ControllerFailure(e);
    }
    reward.ifPresent(r -> r.start(turbine.description(), first, controlIntervalS));
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("flight interrupted");
    }
  }

  private static TurbineCommand ask(Controller controller, TurbineReading reading) {
    try {
      return controller.command(reading);
    } catch (RuntimeException e) {
      throw new ControllerFailure(e);
    }
  }

  private void score(
      FlightRecorder recorder,
      TurbineReading before,
      TurbineCommand command,
      TurbineReading after,
      Standing standing) {
    reward.ifPresent(r -> recorder.addReward(r.reward(before, command, after, standing)));
  }

  /** Tells a controller's failure from one of the simulator. */
  private static final class ControllerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ControllerFailure(RuntimeException cause) {
      super(cause instanceof ControllerException ? cause.getMessage() : cause.toString(), cause);
    }
  }
}
