package org.tipspeed.control;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tipspeed.isolation.Child;
import org.tipspeed.isolation.ChildException;
import org.tipspeed.isolation.ChildProgram;
import org.tipspeed.isolation.Frame;

/**
 * The parent's side of one library in a child process. Whatever fails comes out as a {@link
 * ControllerException}, and the child is ended first.
 */
final class DisconClient {

  private static final double LOG_LIMIT_MB = 4;

  /** Else gfortran's runtime keeps what a library prints until an orderly exit that never comes. */
  private static final String UNBUFFERED_FORTRAN = "GFORTRAN_UNBUFFERED_PRECONNECTED=1";

  private static final List<String> JVM_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-Xms8m", "-Xmx64m");

  private final Child<DisconServer.Message> child;

  private DisconClient(Child<DisconServer.Message> child) {
    this.child = child;
  }

  /**
   * Starts a process and has it load the library.
   *
   * @param log receives what the library prints, if it is wanted
   * @throws ControllerException if it is no such library
   */
  static DisconClient load(DisconSettings settings, Optional<Path> log, LongSupplier nanoTime) {
    settings.requireFiles();
    try {
      DisconClient client =
          new DisconClient(
              Child.launch(program(settings, log), DisconServer.Message.class, nanoTime));
      client.load(settings.loadLimitS());
      return client;
    } catch (ChildException e) {
      throw new ControllerException(e.getMessage(), e);
    }
  }

  private static ChildProgram program(DisconSettings settings, Optional<Path> log) {
    List<String> arguments = new ArrayList<>();
    arguments.add(settings.library().toString());
    settings.inputFile().map(Path::toString).ifPresent(arguments::add);
    return new ChildProgram(
        "controller library " + settings.library(),
        DisconServer.class,
        arguments,
        Optional.of(settings.folder()),
        JVM_OPTIONS,
        List.of(UNBUFFERED_FORTRAN),
        log,
        LOG_LIMIT_MB);
  }

  private void load(double limitS) {
    try {
      child.allow("load", limitS, "");
      child.meet();
      child.begin(DisconServer.Message.LOAD);
      expect(DisconServer.Message.LOADED);
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  /**
   * Calls the library.
   *
   * @param limitS time limit [s]
   * @param measurements put what the library is told
   * @param messages is given the library's message if it leaves one without failing
   * @return its demands by record
   */
  Map<Integer, Double> call(
      double limitS, Consumer<DisconMeasurements.Sink> measurements, Consumer<String> messages) {
    try {
      child.allow("answer a call", limitS, "");
      Frame request = child.begin(DisconServer.Message.CALL);
      measurements.accept((record, value) -> request.put(record).put(value));
      request.put(0);
      Frame answer = expect(DisconServer.Message.CALLED);
      requireSuccess(answer.takeInt(), answer.takeText(), messages);
      Map<Integer, Double> demands = new HashMap<>();
      for (int record : DisconDemands.RECORDS) {
        demands.put(record, answer.takeDouble());
      }
      return demands;
    } catch (ChildException e) {
      end();
      throw new ControllerException(e.getMessage(), e);
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private static void requireSuccess(int fail, String message, Consumer<String> messages) {
    if (fail < 0) {
      throw new ControllerException(
          message.isEmpty()
              ? "the controller library stopped the simulation without a message"
              : "the controller library stopped the simulation: " + message);
    }
    if (fail > 0 && !message.isEmpty()) {
      messages.accept(message);
    }
  }

  private Frame expect(DisconServer.Message expected) {
    DisconServer.Message answer = child.ask();
    if (answer == DisconServer.Message.FAILED) {
      throw new ControllerException(child.answer().takeText());
    }
    if (answer != expected) {
      throw new ControllerException(
          "the controller library answered %s instead of %s".formatted(answer, expected));
    }
    return child.answer();
  }

  /** Kills the process; nothing of it but the log stays. */
  void end() {
    child.end();
  }
}
