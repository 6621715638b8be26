package org.tipspeed.app;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** How a run learns that it should save its state and end. Asked often, by the run's threads. */
public interface StopRequest extends BooleanSupplier {

  /** Nobody ever asks. */
  StopRequest NEVER = () -> false;

  /**
   * Does work that does not ask, but whose thread can be interrupted.
   *
   * @throws CancellationException if a stop was requested before or meanwhile
   */
  default void during(Runnable work) {
    work.run();
  }
}
