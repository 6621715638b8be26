package org.tipspeed.training;

/** The simulator failed so often in a row that going on is pointless. */
public final class SimulatorGaveUpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param last what the simulator said last, empty if nothing
   */
  SimulatorGaveUpException(int aborts, String last) {
    super(
        "the simulator failed %d times in a row; %s"
            .formatted(aborts, last.isEmpty() ? "see its log" : "it said last: " + last));
  }
}
