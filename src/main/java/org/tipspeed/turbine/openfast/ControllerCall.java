package org.tipspeed.turbine.openfast;

import com.sun.jna.Callback;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tipspeed.control.ControllerException;
import org.tipspeed.control.ControllerLibrary;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;

/**
 * Our controller library in callback use: OpenFAST loads it as its Bladed-style controller, and
 * each call comes here. Stock builds of the library take commands by no other way.
 */
final class ControllerCall {

  /** {@code tipspeed_call} of {@code native/controller/tipspeed.h}. */
  interface Call extends Callback {
    void invoke(Pointer swap, Pointer fail, Pointer inFile, Pointer outName, Pointer message);
  }

  private static final int[] OFF = {
    DisconRecord.BRAKE,
    DisconRecord.YAW_TORQUE,
    DisconRecord.DEMANDED_PITCH_RATE,
    DisconRecord.PITCH_OVERRIDE,
    DisconRecord.TORQUE_OVERRIDE,
    DisconRecord.LOG_COUNT,
    DisconRecord.START_UP_RESISTANCE,
    DisconRecord.LOADS_REQUEST,
    DisconRecord.SLIP_STATUS,
    DisconRecord.SLIP_DEMAND
  };

  private final Path library;

  /**
   * Held here, or it would be unloaded, and what OpenFAST loads would be another that knows
   * nothing.
   */
  private final NativeLibrary loaded;

  /** Held here, because the library keeps no hold on it. */
  private final Call answer = (swap, fail, in, out, message) -> answer(swap, fail);

  private double torqueNm;
  private PerBlade pitchRad = PerBlade.all(0);
  private double yawRateRadPerS;

  private ControllerCall(Path library) {
    this.library = library;
    this.loaded = NativeLibrary.getInstance(library.toString());
    Function handTo = loaded.getFunction("tipspeed_hand_to");
    handTo.invoke(Void.class, new Object[] {answer});
  }

  /**
   * Puts the library into a folder and takes its calls.
   *
   * @param folder private to this process: two simulators must not share one library
   * @throws TurbineException if there is none for this machine
   */
  static ControllerCall take(OpenFastSettings settings, Path folder) {
    try {
      return new ControllerCall(
          settings.usesCarriedController()
              ? carried().copyTo(folder)
              : Files.copy(
                  settings.controller(), folder.resolve(settings.controller().getFileName())));
    } catch (IOException | UnsatisfiedLinkError | ControllerException e) {
      throw new TurbineException(
          Kind.REFUSED, "the controller library cannot be used: " + e.getMessage(), e);
    }
  }

  private static ControllerLibrary carried() {
    return ControllerLibrary.forThisMachine()
        .orElseThrow(
            () ->
                new ControllerException(
                    "none is carried for this machine; build native/controller and name the file"
                        + " in turbine.openfast.controller"));
  }

  /** Where OpenFAST finds the same library that calls come from. */
  Path library() {
    return library;
  }

  /** What the next calls are answered with. */
  void command(double generatorTorqueNm, PerBlade bladePitchRad, double yawRate) {
    torqueNm = generatorTorqueNm;
    pitchRad = bladePitchRad;
    yawRateRadPerS = yawRate;
  }

  private void answer(Pointer swap, Pointer fail) {
    set(swap, DisconRecord.CONTACTOR, 1);
    set(swap, DisconRecord.DEMANDED_TORQUE, torqueNm);
    for (int blade = 0; blade < 3; blade++) {
      set(swap, DisconRecord.DEMANDED_PITCH + blade, pitchRad.get(blade));
    }
    set(swap, DisconRecord.DEMANDED_COLLECTIVE_PITCH, pitchRad.mean());
    set(swap, DisconRecord.DEMANDED_YAW_RATE, yawRateRadPerS);
    for (int record : OFF) {
      set(swap, record, 0);
    }
    fail.setInt(0, 0);
  }

  private static void set(Pointer swap, int record, double value) {
    swap.setFloat((record - 1) * (long) Float.BYTES, (float) value);
  }
}
