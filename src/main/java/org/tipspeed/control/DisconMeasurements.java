package org.tipspeed.control;

import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * What a controller library is told, record by record. Bladed knows no absent values: what the
 * simulator does not report is 0, as are the optimal-mode gain, yaw and its error, air density, hub
 * moments and nacelle rotations, which no {@link TurbineReading} has. Generator speed and pitch
 * must be there.
 */
final class DisconMeasurements {

  /** Takes the value of a record. */
  interface Sink {
    void put(int record, double value);
  }

  private static final int BLADE_COUNT = 3;
  private static final int INDIVIDUAL = 1;
  private static final int ON = 1;

  private final TurbineDescription turbine;
  private final double intervalS;

  DisconMeasurements(TurbineDescription turbine, double intervalS) {
    this.turbine = turbine;
    this.intervalS = intervalS;
  }

  /** Everything the library is told about an instant, in SI units and radians. */
  void write(TurbineReading reading, Sink sink) {
    sink.put(DisconRecord.TIME, reading.timeS());
    sink.put(DisconRecord.INTERVAL, intervalS);
    writeTurbine(sink);
    writeOperation(reading, sink);
    writeLoads(reading, sink);
    writeStandingDemands(reading, sink);
  }

  private void writeTurbine(Sink sink) {
    sink.put(DisconRecord.FINE_PITCH, turbine.minPitchRad());
    sink.put(DisconRecord.MIN_PITCH, turbine.minPitchRad());
    sink.put(DisconRecord.MAX_PITCH, turbine.maxPitchRad());
    sink.put(DisconRecord.MIN_PITCH_RATE, -turbine.maxPitchRateRadPerS());
    sink.put(DisconRecord.MAX_PITCH_RATE, turbine.maxPitchRateRadPerS());
    sink.put(DisconRecord.DEMANDED_POWER, turbine.ratedPowerW());
    sink.put(DisconRecord.MIN_GENERATOR_SPEED, slowestGeneratorRadPerS());
    sink.put(DisconRecord.OPTIMAL_MODE_MAX_SPEED, turbine.ratedGeneratorSpeedRadPerS());
    sink.put(DisconRecord.RATED_GENERATOR_SPEED, turbine.ratedGeneratorSpeedRadPerS());
    sink.put(DisconRecord.RATED_TORQUE, turbine.ratedGeneratorTorqueNm());
    sink.put(DisconRecord.BLADES, BLADE_COUNT);
  }

  private double slowestGeneratorRadPerS() {
    return turbine.gearRatio()
        * turbine.steadyStates().stream()
            .mapToDouble(state -> state.point().rotorSpeedRadPerS())
            .min()
            .orElse(0);
  }

  private void writeOperation(TurbineReading reading, Sink sink) {
    double torqueNm = value(reading, Channel.GENERATOR_TORQUE);
    sink.put(DisconRecord.GENERATOR_SPEED, reading.generatorSpeedRadPerS());
    sink.put(DisconRecord.ROTOR_SPEED, value(reading, Channel.ROTOR_SPEED));
    sink.put(DisconRecord.GENERATOR_TORQUE, torqueNm);
    sink.put(DisconRecord.SHAFT_TORQUE, torqueNm * turbine.gearRatio());
    sink.put(DisconRecord.SHAFT_POWER, torqueNm * reading.generatorSpeedRadPerS());
    sink.put(DisconRecord.ELECTRICAL_POWER, value(reading, Channel.ELECTRICAL_POWER));
    sink.put(DisconRecord.HUB_WIND, value(reading, Channel.HUB_WIND));
    sink.put(DisconRecord.MEAN_WIND, value(reading, Channel.HUB_WIND));
    sink.put(DisconRecord.AZIMUTH, value(reading, Channel.AZIMUTH));
    for (int blade = 0; blade < BLADE_COUNT; blade++) {
      sink.put(DisconRecord.pitch(blade), reading.pitchRad().get(blade));
    }
  }

  private static void writeLoads(TurbineReading reading, Sink sink) {
    sink.put(DisconRecord.ACCELERATION_FA, value(reading, Channel.TOWER_TOP_ACCELERATION_FA));
    sink.put(DisconRecord.ACCELERATION_SS, value(reading, Channel.TOWER_TOP_ACCELERATION_SS));
    sink.put(DisconRecord.ROOT_OUT_OF_PLANE, value(reading, Channel.ROOT_OOP_MOMENT_1));
    sink.put(DisconRecord.ROOT_OUT_OF_PLANE + 1, value(reading, Channel.ROOT_OOP_MOMENT_2));
    sink.put(DisconRecord.ROOT_OUT_OF_PLANE + 2, value(reading, Channel.ROOT_OOP_MOMENT_3));
    sink.put(DisconRecord.ROOT_IN_PLANE, value(reading, Channel.ROOT_IP_MOMENT_1));
    sink.put(DisconRecord.ROOT_IN_PLANE + 1, value(reading, Channel.ROOT_IP_MOMENT_2));
    sink.put(DisconRecord.ROOT_IN_PLANE + 2, value(reading, Channel.ROOT_IP_MOMENT_3));
  }

  /** What holds if the library writes nothing: pitch and torque stay, generator on, no brake. */
  private static void writeStandingDemands(TurbineReading reading, Sink sink) {
    sink.put(DisconRecord.PITCH_CONTROL, INDIVIDUAL);
    for (int blade = 0; blade < BLADE_COUNT; blade++) {
      sink.put(DisconRecord.DEMANDED_PITCH + blade, reading.pitchRad().get(blade));
    }
    sink.put(DisconRecord.DEMANDED_COLLECTIVE_PITCH, reading.pitchRad().first());
    sink.put(DisconRecord.DEMANDED_TORQUE, value(reading, Channel.GENERATOR_TORQUE));
    sink.put(DisconRecord.DEMANDED_YAW_RATE, 0);
    sink.put(DisconRecord.CONTACTOR, ON);
    sink.put(DisconRecord.BRAKE, 0);
    sink.put(DisconRecord.PITCH_OVERRIDE, 0);
    sink.put(DisconRecord.TORQUE_OVERRIDE, 0);
  }

  private static double value(TurbineReading reading, Channel channel) {
    return reading.has(channel) ? reading.get(channel) : 0;
  }
}
