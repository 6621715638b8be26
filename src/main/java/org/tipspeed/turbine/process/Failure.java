package org.tipspeed.turbine.process;

import java.util.Objects;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.wind.WindException;

/**
 * An exception as it crosses from child to parent: those that the contract of a turbine allows come
 * out as themselves, everything else means that the simulator's software is broken.
 *
 * @param type name of a {@link Kind}, or one of the other three
 */
record Failure(String type, String message) {

  private static final String WIND = "WIND";
  private static final String ARGUMENT = "ARGUMENT";
  private static final String STATE = "STATE";

  static Failure of(Throwable thrown) {
    String message = Objects.toString(thrown.getMessage(), thrown.toString());
    if (thrown instanceof TurbineException e) {
      return new Failure(e.kind().name(), message);
    }
    if (thrown instanceof WindException) {
      return new Failure(WIND, message);
    }
    if (thrown instanceof IllegalArgumentException) {
      return new Failure(ARGUMENT, message);
    }
    if (thrown instanceof IllegalStateException) {
      return new Failure(STATE, message);
    }
    return new Failure(Kind.CRASHED.name(), "the simulator threw " + thrown + place(thrown));
  }

  RuntimeException toException() {
    return switch (type) {
      case WIND -> new WindException(message);
      case ARGUMENT -> new IllegalArgumentException(message);
      case STATE -> new IllegalStateException(message);
      default -> new TurbineException(Kind.valueOf(type), message);
    };
  }

  private static String place(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
