package org.tipspeed.turbine.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.ReadingCheck;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;

/**
 * A turbine that lives in a child process. When it crashes, hangs or reports what cannot be true,
 * the episode ends with a {@link TurbineException} of that kind, the child is killed, and the next
 * {@link #start} launches another one after a pause. A child that refuses an episode or a wind
 * stays.
 *
 * <p>The process is launched when it is first needed, by {@link #description} or {@link #start}, so
 * several of them can load at once. One thread at a time; {@link #events} may be read by any.
 */
public final class ProcessTurbine implements Turbine {

  private final Class<?> simulator;
  private final String simulatorSettings;
  private final ProcessSettings settings;
  private final Path logFile;
  private final LongSupplier nanoTime;
  private final BackOff backOff;

  private TurbineClient client;
  private TurbineDescription description;
  private ReadingCheck check;
  private int resets;
  private boolean underWay;
  private boolean closed;
  private volatile ProcessEvents events = ProcessEvents.NONE;

  /**
   * @param <S> type of the simulator's settings
   * @param simulator makes the turbine in the child, where another object of its class does it
   * @param simulatorSettings prepared
   * @param logFile receives what the children print; when full it becomes {@code <name>.previous}
   * @param nanoTime a clock for time limits, such as {@code System::nanoTime}
   */
  public <S extends Record> ProcessTurbine(
      Simulator<S> simulator,
      S simulatorSettings,
      ProcessSettings settings,
      Path logFile,
      LongSupplier nanoTime) {
    this.simulator = requireConstructible(simulator.getClass());
    this.simulatorSettings = SettingsWriter.toYaml(simulatorSettings);
    this.settings = settings.with(simulator.childEnvironment(simulatorSettings));
    this.logFile = logFile.toAbsolutePath();
    this.nanoTime = nanoTime;
    this.backOff = new BackOff(settings.backOffInitialS(), settings.backOffMaximumS(), nanoTime);
  }

  private static Class<?> requireConstructible(Class<?> simulator) {
    try {
      simulator.getConstructor();
      return simulator;
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          simulator.getName() + " needs a public constructor without parameters", e);
    }
  }

  /**
   * Whoever asks has no episode to give up and to try again, so a failed launch is tried again
   * here.
   *
   * @throws TurbineException if the simulator cannot be loaded
   */
  @Override
  public TurbineDescription description() {
    requireOpen();
    if (description == null) {
      launchOrLaunchAgain();
    }
    return description;
  }

  private void launchOrLaunchAgain() {
    try {
      launch();
    } catch (TurbineException e) {
      if (e.kind() == Kind.REFUSED) {
        throw e;
      }
      launch();
    }
  }

  @Override
  public TurbineReading start(EpisodeStart episode) {
    requireOpen();
    underWay = false;
    replaceWornChild();
    if (client == null) {
      launch();
    }
    try {
      resets++;
      TurbineReading reading = check.verified(client.start(episode));
      underWay = true;
      return reading;
    } catch (TurbineException e) {
      throw ended(e);
    }
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    requireOpen();
    requireUnderWay();
    try {
      underWay = false;
      TurbineReading reading = check.verified(client.advance(command));
      underWay = true;
      backOff.succeeded();
      return reading;
    } catch (TurbineException e) {
      throw ended(e);
    }
  }

  @Override
  public Map<Channel, double[]> afterwards() {
    requireOpen();
    requireUnderWay();
    try {
      underWay = false;
      return client.afterwards();
    } catch (TurbineException e) {
      throw ended(e);
    }
  }

  @Override
  public double windEndS() {
    requireUnderWay();
    return client.windEndS();
  }

  /** What has happened so far, for the run's record. */
  public ProcessEvents events() {
    return events;
  }

  @Override
  public void close() {
    closed = true;
    underWay = false;
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the simulator has been closed");
    }
  }

  private void requireUnderWay() {
    if (!underWay) {
      throw new IllegalStateException("no episode is under way: start one first");
    }
  }

  /** A healthy child is replaced before its leaks can hurt. */
  private void replaceWornChild() {
    if (client != null && isWorn()) {
      client.close();
      client = null;
      events = events.plusPlannedRestart();
    }
  }

  private boolean isWorn() {
    int mostResets = settings.restartAfterResets();
    int mostMb = settings.restartAboveMb();
    return mostResets > 0 && resets >= mostResets || mostMb > 0 && client.residentMb() > mostMb;
  }

  private void launch() {
    pause();
    try {
      client = TurbineClient.launch(simulator, settings, logFile, nanoTime);
      describe(client.load(simulatorSettings));
      resets = 0;
    } catch (TurbineException e) {
      events = events.plus(e.kind());
      discard();
      throw e;
    } catch (RuntimeException e) {
      discard();
      throw e;
    }
  }

  private void pause() {
    try {
      backOff.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TurbineException(
          Kind.REFUSED, "interrupted in the pause before the simulator is launched again", e);
    }
  }

  /** Whoever uses this turbine was built on the first description. */
  private void describe(TurbineDescription loaded) {
    if (description != null && !description.equals(loaded)) {
      throw new TurbineException(
          Kind.REFUSED,
          "the simulator describes another turbine since it was launched again: %s instead of %s"
              .formatted(loaded, description));
    }
    description = loaded;
    check = new ReadingCheck(settings.plausibility(), loaded);
  }

  /** Books the end of an episode by failure; a child that only refused lives on. */
  private TurbineException ended(TurbineException failure) {
    events = events.plus(failure.kind());
    if (failure.kind() != Kind.REFUSED || client.owesAnswer()) {
      discard();
    }
    return failure;
  }

  private void discard() {
    backOff.failed();
    if (client != null) {
      client.kill();
      client = null;
    }
  }
}
