package org.tipspeed.turbine.mock;

/**
 * Rotor loads on a regular grid of flow angle and pitch, interpolated linearly in both: a look-up
 * takes the same few operations everywhere. Beyond a quarter turn of flow angle, where wind or
 * rotation are reversed, a model that needs no table answers. Pitch from -20 to 110 degrees;
 * beyond, the loads of the end.
 */
final class LoadGrid implements RotorLoads {

  private static final double SPACING_RAD = Math.toRadians(1);
  private static final double LOWEST_PITCH_RAD = Math.toRadians(-20);
  private static final int FLOW_NODES = 91;
  private static final int PITCH_NODES = 131;

  private final RotorLoads reverse;
  private final double[] nodes = new double[FLOW_NODES * PITCH_NODES * QUANTITIES];

  /**
   * @param source what to put on the grid
   * @param reverse answers beyond the grid, and meets the source at its edge
   */
  LoadGrid(RotorLoads source, RotorLoads reverse) {
    this.reverse = reverse;
    double[] loads = new double[QUANTITIES];
    for (int flow = 0; flow < FLOW_NODES; flow++) {
      double angle = flow * SPACING_RAD;
      for (int pitch = 0; pitch < PITCH_NODES; pitch++) {
        source.at(
            FlowAngle.unitAxial(angle),
            FlowAngle.unitTipSpeed(angle),
            LOWEST_PITCH_RAD + pitch * SPACING_RAD,
            loads);
        System.arraycopy(loads, 0, nodes, offset(flow, pitch), QUANTITIES);
      }
    }
  }

  /** The loads of a turbine: measured where possible, continued where not. */
  static LoadGrid of(MockParameters parameters) {
    FlatPlate plate = parameters.aerodynamics().plate();
    CorrectedLoads rigid = new CorrectedLoads(plate, LoadCurves.ofRigidRotor(parameters));
    return new LoadGrid(new CorrectedLoads(rigid, LoadCurves.ofFlexibleRotor(parameters)), plate);
  }

  @Override
  public void at(double axialMps, double tipSpeedMps, double pitchRad, double[] loads) {
    double pitch = (pitchRad - LOWEST_PITCH_RAD) / SPACING_RAD;
    pitch = Math.max(0, Math.min(PITCH_NODES - 1, pitch));
    if (axialMps < 0 || tipSpeedMps < 0) {
      reverse.at(axialMps, tipSpeedMps, LOWEST_PITCH_RAD + pitch * SPACING_RAD, loads);
      return;
    }
    double flow = FlowAngle.of(axialMps, tipSpeedMps) / SPACING_RAD;
    int i = Math.min((int) flow, FLOW_NODES - 2);
    int j = Math.min((int) pitch, PITCH_NODES - 2);
    interpolate(offset(i, j), flow - i, pitch - j, loads);
    double scale = FlowAngle.squaredLength(axialMps, tipSpeedMps);
    for (int k = 0; k < QUANTITIES; k++) {
      loads[k] *= scale;
    }
  }

  private void interpolate(int corner, double flowShare, double pitchShare, double[] loads) {
    int right = corner + PITCH_NODES * QUANTITIES;
    for (int k = 0; k < QUANTITIES; k++) {
      double left = mix(nodes[corner + k], nodes[corner + QUANTITIES + k], pitchShare);
      double next = mix(nodes[right + k], nodes[right + QUANTITIES + k], pitchShare);
      loads[k] = mix(left, next, flowShare);
    }
  }

  private static double mix(double from, double to, double share) {
    return from + share * (to - from);
  }

  private static int offset(int flow, int pitch) {
    return (flow * PITCH_NODES + pitch) * QUANTITIES;
  }
}
