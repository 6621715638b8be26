package org.tipspeed.control;

import java.util.function.IntToDoubleFunction;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;

/**
 * What a controller library demands, checked before it reaches a turbine: a demand that is not
 * finite, has the wrong unit or cannot be met ends the flight.
 */
final class DisconDemands {

  /** The records that are read after a call. */
  static final int[] RECORDS = {
    DisconRecord.PITCH_CONTROL,
    DisconRecord.CONTACTOR,
    DisconRecord.BRAKE,
    DisconRecord.DEMANDED_PITCH,
    DisconRecord.DEMANDED_PITCH + 1,
    DisconRecord.DEMANDED_PITCH + 2,
    DisconRecord.DEMANDED_COLLECTIVE_PITCH,
    DisconRecord.DEMANDED_TORQUE,
    DisconRecord.DEMANDED_YAW_RATE,
    DisconRecord.PITCH_OVERRIDE,
    DisconRecord.TORQUE_OVERRIDE
  };

  /** Beyond this a torque belongs to the low-speed shaft, or to no shaft at all. */
  private static final double TORQUE_FACTOR = 10;

  private static final double MAX_YAW_RATE_RAD_PER_S = 1;
  private static final int COLLECTIVE = 0;

  private final TurbineDescription turbine;

  DisconDemands(TurbineDescription turbine) {
    this.turbine = turbine;
  }

  /**
   * @param records value of each of {@link #RECORDS} after the call
   * @throws ControllerException if the demands cannot be passed on
   */
  TurbineCommand read(IntToDoubleFunction records) {
    require(0, "overrides the pitch demand itself", DisconRecord.PITCH_OVERRIDE, records);
    require(0, "overrides the torque demand itself", DisconRecord.TORQUE_OVERRIDE, records);
    require(0, "applies the shaft brake: it asks to stop", DisconRecord.BRAKE, records);
    double limitNm = TORQUE_FACTOR * turbine.maxGeneratorTorqueNm();
    double torqueNm = checked("a torque", DisconRecord.DEMANDED_TORQUE, "N m", limitNm, records);
    double yaw =
        checked(
            "a yaw rate", DisconRecord.DEMANDED_YAW_RATE, "rad/s", MAX_YAW_RATE_RAD_PER_S, records);
    return new TurbineCommand(isGeneratorOn(records) ? torqueNm : 0, pitch(records), yaw);
  }

  private static PerBlade pitch(IntToDoubleFunction records) {
    if (records.applyAsDouble(DisconRecord.PITCH_CONTROL) == COLLECTIVE) {
      return PerBlade.all(pitch(DisconRecord.DEMANDED_COLLECTIVE_PITCH, records));
    }
    return new PerBlade(
        pitch(DisconRecord.DEMANDED_PITCH, records),
        pitch(DisconRecord.DEMANDED_PITCH + 1, records),
        pitch(DisconRecord.DEMANDED_PITCH + 2, records));
  }

  private static double pitch(int record, IntToDoubleFunction records) {
    return checked("a pitch", record, "rad", Math.PI, records);
  }

  private static boolean isGeneratorOn(IntToDoubleFunction records) {
    double contactor = records.applyAsDouble(DisconRecord.CONTACTOR);
    if (contactor != 0 && contactor != 1) {
      throw new ControllerException(
          "the controller library sets the generator contactor (record %d) to %s, not to 0 or 1"
              .formatted(DisconRecord.CONTACTOR, contactor));
    }
    return contactor == 1;
  }

  private static void require(
      double expected, String meaning, int record, IntToDoubleFunction records) {
    double value = records.applyAsDouble(record);
    if (value != expected) {
      throw new ControllerException(
          "the controller library %s (record %d is %s)".formatted(meaning, record, value));
    }
  }

  private static double checked(
      String what, int record, String unit, double limit, IntToDoubleFunction records) {
    double value = records.applyAsDouble(record);
    if (!(Math.abs(value) <= limit)) {
      throw new ControllerException(
          "the controller library demands %s of %s %s (record %d), which must be within %s %s"
              .formatted(what, value, unit, record, "±%.4g".formatted(limit), unit));
    }
    return value;
  }
}
