package org.tipspeed.turbine.mock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tipspeed.quantity.Limit;

/**
 * A rough model brought to measured curves: equal to them where they are, with the shape of the
 * rough model in between and beyond, where the correction fades away. Used once, to fill a grid.
 */
final class CorrectedLoads implements RotorLoads {

  /** Over which change of angle the correction fades beyond the measured range [rad]. */
  private static final double FADE_RAD = Math.toRadians(15);

  private final RotorLoads rough;
  private final List<Correction> corrections = new ArrayList<>();

  /** Measured minus rough loads along one curve. */
  private record Correction(double pitchRad, double[] flowAngles, double[][] differences) {

    void addAt(double flowAngle, double weight, double[] loads) {
      int last = flowAngles.length - 1;
      double inside = Limit.clip(flowAngle, flowAngles[0], flowAngles[last]);
      int upper = upperIndex(flowAngles, inside);
      double share = (inside - flowAngles[upper - 1]) / (flowAngles[upper] - flowAngles[upper - 1]);
      double faded = weight * fade(flowAngle - inside);
      for (int i = 0; i < QUANTITIES; i++) {
        loads[i] +=
            faded * ((1 - share) * differences[upper - 1][i] + share * differences[upper][i]);
      }
    }
  }

  CorrectedLoads(RotorLoads rough, LoadCurves measured) {
    this.rough = rough;
    for (LoadCurves.Curve curve : measured.curves()) {
      corrections.add(correction(curve));
    }
  }

  private Correction correction(LoadCurves.Curve curve) {
    List<LoadCurves.Point> points = curve.points();
    return new Correction(
        curve.pitchRad(),
        points.stream().mapToDouble(LoadCurves.Point::flowAngle).toArray(),
        points.stream().map(this::difference).toArray(double[][]::new));
  }

  private double[] difference(LoadCurves.Point point) {
    double[] loads = new double[QUANTITIES];
    double angle = point.flowAngle();
    rough.at(FlowAngle.unitAxial(angle), FlowAngle.unitTipSpeed(angle), point.pitchRad(), loads);
    Arrays.setAll(loads, i -> point.loads()[i] - loads[i]);
    return loads;
  }

  @Override
  public void at(double axialMps, double tipSpeedMps, double pitchRad, double[] loads) {
    rough.at(axialMps, tipSpeedMps, pitchRad, loads);
    double first = corrections.get(0).pitchRad();
    double last = corrections.get(corrections.size() - 1).pitchRad();
    double inside = Limit.clip(pitchRad, first, last);
    int upper = 1;
    while (corrections.get(upper).pitchRad() < inside) {
      upper++;
    }
    Correction below = corrections.get(upper - 1);
    Correction above = corrections.get(upper);
    double share = (inside - below.pitchRad()) / (above.pitchRad() - below.pitchRad());
    double weight = fade(pitchRad - inside) * FlowAngle.squaredLength(axialMps, tipSpeedMps);
    double angle = FlowAngle.of(axialMps, tipSpeedMps);
    below.addAt(angle, (1 - share) * weight, loads);
    above.addAt(angle, share * weight, loads);
  }

  /** 1 without distance, smoothly down to 0. */
  private static double fade(double distanceRad) {
    double rest = 1 - Math.min(Math.abs(distanceRad) / FADE_RAD, 1);
    return rest * rest * (3 - 2 * rest);
  }

  private static int upperIndex(double[] rising, double value) {
    int found = Arrays.binarySearch(rising, value);
    int upper = found >= 0 ? found : -found - 1;
    return (int) Limit.clip(upper, 1, rising.length - 1);
  }
}
