package org.tipspeed.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.Standing;
import org.tipspeed.flight.Flight;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindException;

/**
 * Flies several controllers in the same winds, several at a time. A flight that fails is a result
 * like any other.
 */
public final class Evaluation {

  private static final long PATIENCE_S = 60;

  private final Supplier<ControlledTurbine> turbines;
  private final Function<WindCase, EpisodeStart> starts;
  private final MetricsSettings settings;
  private final int jobs;

  /**
   * @param turbines makes a turbine with its own set of controllers, once for each job; it closes
   *     after use
   * @param starts how a flight in a wind starts: the same for all controllers
   * @param settings of the metrics
   * @param jobs how many turbines fly at the same time
   */
  public Evaluation(
      Supplier<ControlledTurbine> turbines,
      Function<WindCase, EpisodeStart> starts,
      MetricsSettings settings,
      int jobs) {
    Check.atLeast("jobs", jobs, 1);
    this.turbines = turbines;
    this.starts = starts;
    this.settings = settings;
    this.jobs = jobs;
  }

  /**
   * Flies every controller in every wind, but for the flights that are known already.
   *
   * @param known flights of an earlier evaluation that was interrupted
   * @param observer is told of each new flight as it ends
   * @throws CancellationException if the calling thread is interrupted
   * @return all, by wind, then by controller, in the order given, however many jobs there are
   */
  public List<FlightMetrics> fly(
      List<WindCase> winds, List<FlightMetrics> known, Observer observer) {
    Map<Flown, FlightMetrics> done =
        known.stream().collect(Collectors.toMap(Flown::of, flight -> flight));
    IdleTurbines idle = new IdleTurbines(turbines);
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(jobs, Math.max(1, winds.size())));
    try {
      List<Future<List<FlightMetrics>>> pending = new ArrayList<>();
      for (WindCase wind : winds) {
        pending.add(pool.submit(() -> idle.lend(turbine -> flyAll(turbine, wind, done, observer))));
      }
      List<FlightMetrics> results = new ArrayList<>();
      for (Future<List<FlightMetrics>> each : pending) {
        results.addAll(await(each));
      }
      return results;
    } finally {
      settle(pool);
      idle.close();
    }
  }

  /**
   * Lends turbines to threads and makes a new one only if none is idle: simulators start slowly.
   */
  private static final class IdleTurbines implements AutoCloseable {

    private final Supplier<ControlledTurbine> turbines;
    private final Deque<ControlledTurbine> idle = new ArrayDeque<>();
    private final List<ControlledTurbine> all = new ArrayList<>();

    IdleTurbines(Supplier<ControlledTurbine> turbines) {
      this.turbines = turbines;
    }

    <T> T lend(Function<ControlledTurbine, T> use) {
      ControlledTurbine turbine = take();
      try {
        return use.apply(turbine);
      } finally {
        giveBack(turbine);
      }
    }

    private synchronized ControlledTurbine take() {
      if (idle.isEmpty()) {
        ControlledTurbine made = turbines.get();
        all.add(made);
        return made;
      }
      return idle.pop();
    }

    private synchronized void giveBack(ControlledTurbine turbine) {
      idle.push(turbine);
    }

    @Override
    public synchronized void close() {
      all.forEach(ControlledTurbine::close);
      all.clear();
    }
  }

  /** Who flew where: what a flight is known by. */
  private record Flown(String controller, WindCase wind) {

    static Flown of(FlightMetrics flight) {
      return new Flown(flight.controller(), flight.wind());
    }
  }

  private List<FlightMetrics> flyAll(
      ControlledTurbine turbine, WindCase wind, Map<Flown, FlightMetrics> done, Observer observer) {
    List<FlightMetrics> flights = new ArrayList<>();
    for (Controller controller : turbine.controllers()) {
      FlightMetrics known = done.get(new Flown(controller.name(), wind));
      flights.add(known != null ? known : fly(turbine, controller, wind, observer));
    }
    return flights;
  }

  private FlightMetrics fly(
      ControlledTurbine turbine, Controller controller, WindCase wind, Observer observer) {
    FlightMetrics metrics;
    Optional<FlightRecord> record = Optional.empty();
    try {
      FlightRecord flight = turbine.fly(controller, starts.apply(wind));
      metrics = FlightMetrics.of(flight, settings);
      record = Optional.of(flight);
    } catch (WindException e) {
      metrics = grounded(controller.name(), wind, e);
    }
    synchronized (observer) {
      observer.flown(metrics, record);
    }
    return metrics;
  }

  private static FlightMetrics grounded(String controller, WindCase wind, WindException cause) {
    Standing end = Standing.aborted(Flight.NO_WIND);
    return new FlightMetrics(controller, wind, 0, end, cause.getMessage(), Map.of());
  }

  /** Ends flights under way before their turbines are closed under them. */
  static void settle(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      pool.awaitTermination(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static <T> T await(Future<T> pending) {
    try {
      return pending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException interrupted = new CancellationException("evaluation interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Is told of each flight of an evaluation as it ends. */
  @FunctionalInterface
  public interface Observer {

    /**
     * A flight is over. Called by one thread at a time, but in no certain order of flights.
     *
     * @param flight its figures, or why it failed
     * @param record its series; absent if its wind could not be had
     */
    void flown(FlightMetrics flight, Optional<FlightRecord> record);
  }
}
