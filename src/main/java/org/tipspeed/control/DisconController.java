package org.tipspeed.control;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * Any Bladed-style controller library (ROSCO, OpenFAST's DISCON, what a user built) as a
 * controller.
 *
 * <p>The library runs in a process of its own, a new one for each flight: such libraries keep their
 * state in static variables and often cannot be started twice, and one that crashes, hangs or
 * prints must cost one flight and nothing else. The process is a {@link
 * org.tipspeed.isolation.Child} like that of a simulator; it is not the simulator's, since
 * controllers know nothing of how a turbine is run.
 *
 * <p>The first call (status 0) is made with the first reading when a flight starts and gives its
 * first command; then there is one call per control interval (status 1); the last one (status -1)
 * follows when the next flight starts or the controller is closed. One thread at a time.
 */
public final class DisconController implements Controller {

  private static final int FIRST_CALL = 0;
  private static final int LATER_CALL = 1;
  private static final int LAST_CALL = -1;

  private final DisconSettings settings;
  private final Notices notices;
  private final LongSupplier nanoTime;

  private DisconClient client;
  private DisconMeasurements measurements;
  private DisconDemands demands;
  private TurbineReading last;
  private TurbineCommand firstCommand;

  /**
   * @param messages is given what the library wants its user to read, with the time
   * @param nanoTime a clock for time limits, such as {@code System::nanoTime}
   */
  public DisconController(
      DisconSettings settings, Consumer<String> messages, LongSupplier nanoTime) {
    this.settings = settings;
    this.notices = new Notices(settings.name(), messages);
    this.nanoTime = nanoTime;
  }

  /**
   * Loads the library once to see whether it can be used; it is not called.
   *
   * @throws ControllerException if not, with one sentence on library or input file
   */
  public static void check(DisconSettings settings, LongSupplier nanoTime) {
    DisconClient.load(settings, Optional.empty(), nanoTime).end();
  }

  @Override
  public String name() {
    return settings.name();
  }

  /**
   * @throws ControllerException if the library cannot be loaded or fails in its first call
   */
  @Override
  public void start(TurbineDescription turbine, TurbineReading first, double controlIntervalS) {
    close();
    notices.flightStarts();
    measurements = new DisconMeasurements(turbine, controlIntervalS);
    demands = new DisconDemands(turbine);
    client = DisconClient.load(settings, Optional.of(settings.log()), nanoTime);
    firstCommand = call(FIRST_CALL, first, settings.firstCallLimitS());
  }

  /**
   * @throws ControllerException if the library crashes, hangs, fails or demands what cannot be; the
   *     flight is over then
   */
  @Override
  public TurbineCommand command(TurbineReading reading) {
    if (client == null) {
      throw new IllegalStateException("no flight is under way: start one first");
    }
    if (firstCommand != null) {
      TurbineCommand command = firstCommand;
      firstCommand = null;
      return command;
    }
    return call(LATER_CALL, reading, settings.callLimitS());
  }

  private TurbineCommand call(int status, TurbineReading reading, double limitS) {
    DisconClient caller = client;
    client = null;
    Map<Integer, Double> answered = exchange(caller, status, reading, limitS);
    TurbineCommand command;
    try {
      command = demands.read(answered::get);
    } catch (ControllerException e) {
      caller.end();
      throw e;
    }
    client = caller;
    last = reading;
    return command;
  }

  private Map<Integer, Double> exchange(
      DisconClient caller, int status, TurbineReading reading, double limitS) {
    return caller.call(
        limitS,
        sink -> {
          sink.put(DisconRecord.STATUS, status);
          measurements.write(reading, sink);
        },
        message -> notices.pass(reading.timeS(), message));
  }

  /** Ends a flight that is under way, with the last call. */
  @Override
  public void close() {
    DisconClient caller = client;
    client = null;
    firstCommand = null;
    if (caller == null) {
      return;
    }
    try {
      exchange(caller, LAST_CALL, last, settings.callLimitS());
    } catch (ControllerException e) {
      notices.pass(last.timeS(), e.getMessage());
    } finally {
      caller.end();
    }
  }

  /**
   * Passes on what a library wants its user to read, but not the same again and again, and in one
   * flight no more than anyone reads.
   */
  private static final class Notices {

    private static final int MOST = 20;

    private final String name;
    private final Consumer<String> user;
    private String last = "";
    private int count;

    Notices(String name, Consumer<String> user) {
      this.name = name;
      this.user = user;
    }

    void flightStarts() {
      last = "";
      count = 0;
    }

    void pass(double timeS, String text) {
      if (text.equals(last) || count > MOST) {
        return;
      }
      last = text;
      count++;
      String shown = count > MOST ? "has more to say in this flight, which is left out" : text;
      user.accept("%s at %.2f s: %s".formatted(name, timeS, shown));
    }
  }
}
