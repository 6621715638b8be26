package org.tipspeed.turbine.qblade;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * The C functions of a QBlade Software-in-the-Loop library under their own names; manners are the
 * business of {@link NativeSimulator}. JNA binds each function at its first call, so a function
 * that a release does not have is an {@link UnsatisfiedLinkError} then and not before.
 *
 * <p>C++ {@code bool} is one byte and nothing is known of the rest of the register: hence {@code
 * byte}. Some functions that return a bool today returned nothing in earlier releases ({@link
 * Generation}). Angles are degrees, speeds rpm, everything else SI. {@code num} counts turbines
 * from 0.
 */
interface QBladeLibrary extends Library {

  void setLibraryPath(String library);

  byte createInstance(int device, int groupSize);

  void setLogFile(String path);

  void setOmpNumThreads(int count);

  void setUseOpenCl(byte on);

  /** The name of {@link #setAutoCleanup} in 2.0.8. */
  void setAutoClearTemp(byte on);

  void setAutoCleanup(byte on);

  void loadProject(String path);

  void loadSimDefinition(String path);

  void setTimestepSize(double seconds);

  void setRampupTime(double seconds);

  void setRPMPrescribeType_at_num(int type, int num);

  void setInitialConditions_at_num(double yaw, double pitch, double azimuth, double rpm, int num);

  void setPowerLawWind(
      double speed, double horizontal, double vertical, double exponent, double height);

  void loadTurbulentWindBinary(String path);

  void initializeSimulation();

  /**
   * @param controls {@link ControlValue}
   */
  void setControlVars_at_num(Pointer controls, int num);

  byte advanceTurbineSimulation();

  /**
   * @param values {@link OperationValue}; how many are written depends on the release
   */
  void getTurbineOperation_at_num(Pointer values, int num);

  double getCustomData_at_num(String name, double position, int num);

  void getWindspeed(double x, double y, double z, Pointer velocity);

  void closeInstance();

  /** The five doubles of {@code setControlVars_at_num}; the ordinal is the index (manual, SIL). */
  enum ControlValue {
    /** [N m]; on which shaft, the library is asked. */
    TORQUE,
    /** Absolute, anticlockwise from above [deg]. */
    YAW,
    /** [deg] */
    PITCH_1,
    PITCH_2,
    PITCH_3
  }
}
