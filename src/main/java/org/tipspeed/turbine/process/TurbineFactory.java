package org.tipspeed.turbine.process;

import java.nio.file.Path;
import org.tipspeed.turbine.Turbine;

/**
 * Makes the turbine inside the child process. A turbine cannot be sent there, so its factory is
 * named by class and given a text; it must be public and have a public constructor without
 * parameters.
 */
public interface TurbineFactory {

  /**
   * @param settings whatever {@link ProcessTurbine} was given for the factory, unread until here;
   *     paths in it must be absolute, since the child runs in a folder of its own
   * @param workingFolder the child's own current folder; deleted with all its content afterwards
   * @throws org.tipspeed.turbine.TurbineException if there can be no such turbine
   */
  Turbine create(String settings, Path workingFolder);
}
