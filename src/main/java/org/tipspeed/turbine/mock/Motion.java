package org.tipspeed.turbine.mock;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.tipspeed.turbine.drive.PitchDrive;
import org.tipspeed.turbine.drive.TorqueDrive;

/**
 * Equations of motion: rotor and generator joined by a shaft, one tower mode each way, one flapping
 * mode per blade with the root moment as its coordinate. Time runs from 0 to 1 within a step, so
 * that the drives can be asked where they are.
 */
final class Motion implements FirstOrderDifferentialEquations {

  /** Elements of the state; the generator as seen from the low-speed side. */
  static final int ROTOR_SPEED = 0;

  static final int GENERATOR_SPEED = 1;
  static final int TWIST = 2;
  static final int AZIMUTH = 3;
  static final int FORE_AFT = 4;
  static final int FORE_AFT_RATE = 5;
  static final int SIDE_SIDE = 6;
  static final int SIDE_SIDE_RATE = 7;

  /** Root moment of the first blade in the direction of its flap, then of the others. */
  static final int ROOT_MOMENT = 8;

  static final int ROOT_MOMENT_RATE = 11;
  static final int DIMENSION = 14;

  private final MockParameters.DriveTrain shaft;
  private final MockParameters.Blades blades;
  private final BladedRotor rotor;
  private final TowerBending tower;
  private final FlapInertia flap;
  private final PitchDrive[] pitch;
  private final TorqueDrive torque;
  private final double rotorInertiaKgM2;
  private final double generatorInertiaKgM2;
  private final double stepS;

  private final BladedRotor.HubMotion hub = new BladedRotor.HubMotion();
  private final double[] tipMps = new double[BladedRotor.BLADES];
  private final double[] tipAlongMps = new double[BladedRotor.BLADES];
  private final double[] demandMps2 = new double[BladedRotor.BLADES];
  private final double[] pitchRad = new double[BladedRotor.BLADES];

  Motion(
      MockParameters parameters,
      BladedRotor rotor,
      TowerBending tower,
      PitchDrive[] pitch,
      TorqueDrive torque,
      double stepS) {
    shaft = parameters.driveTrain();
    blades = parameters.blades();
    this.rotor = rotor;
    this.tower = tower;
    flap = new FlapInertia(parameters, tower);
    this.pitch = pitch;
    this.torque = torque;
    this.stepS = stepS;
    rotorInertiaKgM2 = parameters.rotor().inertiaKgM2();
    generatorInertiaKgM2 = shaft.generatorInertiaKgM2() * shaft.gearRatio() * shaft.gearRatio();
  }

  @Override
  public int getDimension() {
    return DIMENSION;
  }

  @Override
  public void computeDerivatives(double share, double[] state, double[] perStep) {
    rates(share, state, perStep);
    for (int i = 0; i < DIMENSION; i++) {
      perStep[i] *= stepS;
    }
  }

  /** Derivatives with respect to time [1/s]. */
  void rates(double share, double[] state, double[] rates) {
    load(share, state);
    double shaftTorqueNm = shaftTorqueNm(state);
    demandFlap(state);
    flap.solve(
        demandMps2,
        tower.foreAftNetN(foreAftN(), state[FORE_AFT], state[FORE_AFT_RATE]),
        tower.sideSideNetN(sideSideN(shaftTorqueNm), state[SIDE_SIDE], state[SIDE_SIDE_RATE]),
        rotor.torqueNm() - shaftTorqueNm);
    turn(share, state, shaftTorqueNm, rates);
    bend(state, rates);
  }

  /** Takes how the blades stand in the middle of a step, when the wind has been taken there. */
  void aim() {
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      flap.aim(i, pitch[i].pitchRadWithin(0.5), rotor.azimuthCosine(i));
    }
  }

  private void load(double share, double[] state) {
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      double flapMps = blades.flapComplianceMPerNm() * state[ROOT_MOMENT_RATE + i];
      tipMps[i] = flap.cosine(i) * flapMps;
      tipAlongMps[i] = flap.sine(i) * flapMps;
      pitchRad[i] = pitch[i].pitchRadWithin(share);
    }
    hub.speedRadPerS = state[ROTOR_SPEED];
    hub.downwindMps = state[FORE_AFT_RATE];
    hub.leftMps = state[SIDE_SIDE_RATE];
    hub.noddingRadPerS = tower.noddingRadPerS(state[FORE_AFT_RATE]);
    rotor.load(hub, tipMps, tipAlongMps, pitchRad);
  }

  private void turn(double share, double[] state, double shaftTorqueNm, double[] rates) {
    double generatorTorqueNm = shaft.onShaftNm(torque.torqueNmWithin(share));
    rates[ROTOR_SPEED] = flap.rotorRadPerS2();
    rates[GENERATOR_SPEED] = (shaftTorqueNm - generatorTorqueNm) / generatorInertiaKgM2;
    rates[TWIST] = slipRadPerS(state);
    rates[AZIMUTH] = state[ROTOR_SPEED];
  }

  /** The generator stands in a nacelle that rolls against the rotor when it moves to the left. */
  private double slipRadPerS(double[] state) {
    return state[ROTOR_SPEED] + tower.rollRadPerS(state[SIDE_SIDE_RATE]) - state[GENERATOR_SPEED];
  }

  private double shaftTorqueNm(double[] state) {
    return shaft.shaftStiffnessNmPerRad() * state[TWIST]
        + shaft.shaftDampingNmSPerRad() * slipRadPerS(state);
  }

  private double foreAftN() {
    return tower.foreAftForceN(rotor.thrustN(), rotor.noddingMomentNm());
  }

  private double sideSideN(double shaftTorqueNm) {
    return tower.sideSideForceN(rotor.sidewaysN(), shaftTorqueNm);
  }

  /** Root moment of a blade at rest, in the direction of its flap. */
  private double flapMomentNm(int blade) {
    return flap.cosine(blade) * rotor.rootMomentNm(blade)
        + flap.sine(blade) * rotor.bladeTorqueNm(blade);
  }

  /** Root moment out of the rotor plane: of the loads last computed, and of the swing [N m]. */
  double outOfPlaneMomentNm(int blade, double[] state) {
    double swingNm = state[ROOT_MOMENT + blade] - flapMomentNm(blade);
    return rotor.rootMomentNm(blade) + flap.cosine(blade) * swingNm;
  }

  /** How the tips would swing on a hub at rest. */
  private void demandFlap(double[] state) {
    double frequency = blades.flapFrequencyRadPerS();
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      double perS2 =
          frequency
              * (frequency * (flapMomentNm(i) - state[ROOT_MOMENT + i])
                  - 2 * blades.flapDampingRatio() * state[ROOT_MOMENT_RATE + i]);
      demandMps2[i] = blades.flapComplianceMPerNm() * perS2;
    }
  }

  private void bend(double[] state, double[] rates) {
    rates[FORE_AFT] = state[FORE_AFT_RATE];
    rates[FORE_AFT_RATE] = flap.foreAftMps2();
    rates[SIDE_SIDE] = state[SIDE_SIDE_RATE];
    rates[SIDE_SIDE_RATE] = flap.sideSideMps2();
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      rates[ROOT_MOMENT + i] = state[ROOT_MOMENT_RATE + i];
      rates[ROOT_MOMENT_RATE + i] = flap.tipMps2(i) / blades.flapComplianceMPerNm();
    }
  }

  /**
   * State without vibration at a rotor speed: tower and blades bent and shaft wound by the loads of
   * now, rotor and generator gaining speed together.
   */
  double[] equilibrium(double speedRadPerS) {
    double[] state = new double[DIMENSION];
    state[ROTOR_SPEED] = speedRadPerS;
    state[GENERATOR_SPEED] = speedRadPerS;
    load(1, state);
    for (int i = 0; i < BladedRotor.BLADES; i++) {
      state[ROOT_MOMENT + i] = flapMomentNm(i);
    }
    double shaftTorqueNm = sharedTorqueNm();
    state[TWIST] = shaftTorqueNm / shaft.shaftStiffnessNmPerRad();
    state[FORE_AFT] = tower.restingAtM(foreAftN());
    state[SIDE_SIDE] = tower.restingAtM(sideSideN(shaftTorqueNm));
    return state;
  }

  private double sharedTorqueNm() {
    double generatorTorqueNm = shaft.onShaftNm(torque.torqueNm());
    return (rotor.torqueNm() * generatorInertiaKgM2 + generatorTorqueNm * rotorInertiaKgM2)
        / (rotorInertiaKgM2 + generatorInertiaKgM2);
  }

  /** Base moment of the loads and blades' inertia last computed [N m]. */
  double foreAftBaseMomentNm(double accelerationMps2) {
    return tower.foreAftBaseMomentNm(
        rotor.thrustN() + flap.thrustN(),
        rotor.noddingMomentNm() + flap.noddingMomentNm(),
        accelerationMps2);
  }

  /** The same about the axis downwind [N m]. */
  double sideSideBaseMomentNm(double[] state, double accelerationMps2) {
    return tower.sideSideBaseMomentNm(
        rotor.sidewaysN() + flap.sidewaysN(), shaftTorqueNm(state), accelerationMps2);
  }
}
