package org.tipspeed.turbine.mock;

/**
 * Blades as twisted flat plates at one radius, without induction: a rough but finite answer in
 * every flow, for standstill, feather, reverse flow and reverse rotation.
 *
 * @param solidity area of all blades over the rotor area
 * @param normalCoefficient force across the plate, per sine of the angle of attack
 * @param frictionCoefficient force along the plate, per cosine of the angle of attack
 * @param twistRad angle between plate and rotor plane at pitch 0
 * @param radiusFraction where the plates are, over the rotor radius
 */
record FlatPlate(
    double solidity,
    double normalCoefficient,
    double frictionCoefficient,
    double twistRad,
    double radiusFraction)
    implements RotorLoads {

  private static final int BLADES = 3;

  @Override
  public void at(double axialMps, double tipSpeedMps, double pitchRad, double[] loads) {
    double sine = Math.sin(pitchRad + twistRad);
    double cosine = Math.cos(pitchRad + twistRad);
    double tangentialMps = radiusFraction * tipSpeedMps;
    double across = axialMps * cosine - tangentialMps * sine;
    double along = tangentialMps * cosine + axialMps * sine;
    double speed = Math.sqrt(across * across + along * along);
    double normal = solidity * normalCoefficient * across * speed;
    double friction = solidity * frictionCoefficient * along * speed;
    loads[TORQUE] = radiusFraction * (normal * sine - friction * cosine);
    loads[THRUST] = normal * cosine + friction * sine;
    loads[ROOT_MOMENT] = radiusFraction / BLADES * loads[THRUST];
  }
}
