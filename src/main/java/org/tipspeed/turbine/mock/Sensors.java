package org.tipspeed.turbine.mock;

import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.drive.PitchDrive;
import org.tipspeed.turbine.drive.TorqueDrive;

/** Turns the state of the mock turbine into what a turbine reports. */
final class Sensors {

  private static final double STANDARD_GRAVITY = 9.80665;

  private static final Channel[] PITCHES = {Channel.PITCH_1, Channel.PITCH_2, Channel.PITCH_3};
  private static final Channel[] OUT_OF_PLANE = {
    Channel.ROOT_OOP_MOMENT_1, Channel.ROOT_OOP_MOMENT_2, Channel.ROOT_OOP_MOMENT_3
  };
  private static final Channel[] IN_PLANE = {
    Channel.ROOT_IP_MOMENT_1, Channel.ROOT_IP_MOMENT_2, Channel.ROOT_IP_MOMENT_3
  };

  private final MockParameters parameters;
  private final BladedRotor rotor;
  private final PitchDrive[] pitch;
  private final TorqueDrive torque;
  private final Motion motion;
  private final double[] rates = new double[Motion.DIMENSION];

  Sensors(
      MockParameters parameters,
      BladedRotor rotor,
      PitchDrive[] pitch,
      TorqueDrive torque,
      Motion motion) {
    this.parameters = parameters;
    this.rotor = rotor;
    this.pitch = pitch;
    this.torque = torque;
    this.motion = motion;
  }

  /** Everything there is to read, at the end of the last step. */
  TurbineReading read(double timeS, double hubWindMps, double[] state) {
    motion.rates(1, state, rates);
    TurbineReading.Builder reading =
        TurbineReading.builder().set(Channel.TIME, timeS).set(Channel.HUB_WIND, hubWindMps);
    addDriveTrain(reading, state);
    addTower(reading, state);
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      reading.set(PITCHES[i], pitch[i].pitchRad());
      reading.set(OUT_OF_PLANE[i], motion.outOfPlaneMomentNm(i, state));
      reading.set(IN_PLANE[i], inPlaneMomentNm(i, state));
    }
    return reading.build();
  }

  private void addDriveTrain(TurbineReading.Builder reading, double[] state) {
    MockParameters.DriveTrain shaft = parameters.driveTrain();
    double generatorSpeed = state[Motion.GENERATOR_SPEED] * shaft.gearRatio();
    double mechanicalW = generatorSpeed * torque.torqueNm();
    double efficiency = shaft.generatorEfficiency();
    reading
        .set(Channel.ROTOR_SPEED, state[Motion.ROTOR_SPEED])
        .set(Channel.GENERATOR_SPEED, generatorSpeed)
        .set(Channel.AZIMUTH, withinOneTurn(state[Motion.AZIMUTH]))
        .set(Channel.GENERATOR_TORQUE, torque.torqueNm())
        .set(
            Channel.ELECTRICAL_POWER,
            mechanicalW > 0 ? mechanicalW * efficiency : mechanicalW / efficiency);
  }

  private static double withinOneTurn(double azimuthRad) {
    return azimuthRad < 0 ? azimuthRad + 2 * Math.PI : azimuthRad;
  }

  private void addTower(TurbineReading.Builder reading, double[] state) {
    double foreAftMps2 = rates[Motion.FORE_AFT_RATE];
    double sideSideMps2 = rates[Motion.SIDE_SIDE_RATE];
    reading
        .set(Channel.AERO_THRUST, rotor.thrustN())
        .set(Channel.TOWER_TOP_DISPLACEMENT_FA, state[Motion.FORE_AFT])
        .set(Channel.TOWER_TOP_DISPLACEMENT_SS, state[Motion.SIDE_SIDE])
        .set(Channel.TOWER_TOP_ACCELERATION_FA, foreAftMps2)
        .set(Channel.TOWER_TOP_ACCELERATION_SS, sideSideMps2)
        .set(Channel.TOWER_BASE_MOMENT_FA, motion.foreAftBaseMomentNm(foreAftMps2))
        .set(Channel.TOWER_BASE_MOMENT_SS, motion.sideSideBaseMomentNm(state, sideSideMps2));
  }

  /** Drive, weight and inertia of the blade, positive in the sense of rotation. */
  private double inPlaneMomentNm(int blade, double[] state) {
    double driveNm = parameters.blades().rootTorqueShare() * rotor.bladeTorqueNm(blade);
    double inertiaNm =
        parameters.rotor().inertiaKgM2() / BladedRotor.BLADES * rates[Motion.ROTOR_SPEED];
    return driveNm + weightMomentNm(blade, state) - inertiaNm;
  }

  /** The edgewise mode amplifies what gravity does once per turn. */
  private double weightMomentNm(int blade, double[] state) {
    MockParameters.Blades blades = parameters.blades();
    double speedRatio = state[Motion.ROTOR_SPEED] / blades.edgeFrequencyRadPerS();
    return blades.firstMomentKgM()
        * STANDARD_GRAVITY
        * Math.cos(parameters.rotor().tiltRad())
        * Math.sin(BladedRotor.azimuthRad(state[Motion.AZIMUTH], blade))
        / (1 - speedRatio * speedRatio);
  }
}
