package org.tipspeed.control;

import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/** Decides what a turbine does next, in physical units. */
public interface Controller extends AutoCloseable {

  /** For tables and file names: lower case, no blanks, such as {@code baseline}. */
  String name();

  /**
   * Forgets the past.
   *
   * @param turbine what is controlled
   * @param first the reading at time 0
   * @param controlIntervalS time between two commands [s]
   */
  void start(TurbineDescription turbine, TurbineReading first, double controlIntervalS);

  /** The command for the interval that begins at this reading. */
  TurbineCommand command(TurbineReading reading);

  @Override
  default void close() {}
}
