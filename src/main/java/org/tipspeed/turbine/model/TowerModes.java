package org.tipspeed.turbine.model;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/**
 * First bending modes of a tower with a nacelle and a rotor on top, as the twin wants them: moved
 * by a force at the hub. Weight softens the tower and adds to its moments.
 */
final class TowerModes {

  private static final int ELEMENTS = 400;

  private final ModelFiles model;
  private final double heightM;
  private final double rotorKg;
  private final double hubUpM;
  private final double rotorInertiaKgM2;
  private final Mode foreAft;
  private final Mode sideSide;

  /**
   * One mode, 1 at the top of the tower.
   *
   * @param slopePerM tilt of the top
   * @param stiffnessNPerM with the softening by weight
   * @param massKg of the mode
   * @param dampingRatio with everything on top
   */
  record Mode(
      double[] coefficients,
      double slopePerM,
      double stiffnessNPerM,
      double massKg,
      double frequencyRadPerS,
      double dampingRatio) {}

  TowerModes(ModelFiles model, BendingBlade blade) {
    this.model = model;
    heightM = model.geometry().towerHeightM();
    rotorKg = model.masses().hubKg() + 3 * blade.massKg();
    hubUpM = model.geometry().hubUpM();
    rotorInertiaKgM2 = model.masses().hubInertiaKgM2() + 3 * blade.inertiaKgM2();
    ModelFiles.TowerStructure tower = model.tower();
    foreAft =
        mode(
            tower.foreAft(),
            tower.foreAftStiffnessNm2(),
            tower.foreAftTuner(),
            tower.foreAftDampingRatio(),
            true);
    sideSide =
        mode(
            tower.sideSide(),
            tower.sideSideStiffnessNm2(),
            tower.sideSideTuner(),
            tower.sideSideDampingRatio(),
            false);
  }

  private Mode mode(
      double[] shape, double[] section, double tuner, double dampingRatio, boolean isForeAft) {
    PolynomialSplineFunction stiffness = over(section);
    double slope = derivative(shape, 1, 1) / heightM;
    double structural =
        tuner
            * integral(
                x ->
                    stiffness.value(x)
                        * Math.pow(derivative(shape, x, 2) / (heightM * heightM), 2));
    double softening =
        model.gravityMPerS2()
            * integral(x -> massAboveKg(x) * Math.pow(derivative(shape, x, 1) / heightM, 2));
    double alone = integral(x -> massPerM().value(x) * Math.pow(derivative(shape, x, 0), 2));
    double mass = alone + topMassKg(slope, isForeAft);
    double total = structural - softening;
    if (!(total > 0)) {
      throw KeyedText.refused(
          "the tower of %s cannot carry its top: stiffness %.4g N/m, softening by weight %.4g"
              .formatted(model.name(), structural, softening),
          null);
    }
    double frequency = Math.sqrt(total / mass);
    double ownFrequency = Math.sqrt(structural / alone);
    return new Mode(shape, slope, total, mass, frequency, dampingRatio * frequency / ownFrequency);
  }

  private double topMassKg(double slope, boolean isForeAft) {
    ModelFiles.Masses masses = model.masses();
    double nacelle = Math.pow(1 + slope * masses.nacelleUpM(), 2);
    double rotor = Math.pow(1 + slope * hubUpM, 2);
    double turning = 0;
    if (isForeAft) {
      nacelle += Math.pow(slope * masses.nacelleDownwindM(), 2);
      rotor += Math.pow(slope * model.geometry().overhangM(), 2);
      turning = slope * slope * rotorInertiaKgM2 / 2;
    }
    return masses.yawBearingKg() + masses.nacelleKg() * nacelle + rotorKg * rotor + turning;
  }

  private PolynomialSplineFunction over(double[] values) {
    return new LinearInterpolator().interpolate(model.tower().fraction(), values);
  }

  private PolynomialSplineFunction massPerM() {
    return over(model.tower().massKgPerM());
  }

  private double massAboveKg(double fraction) {
    double top = model.masses().yawBearingKg() + model.masses().nacelleKg() + rotorKg;
    PolynomialSplineFunction perM = massPerM();
    int steps = 40;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double place = fraction + (1 - fraction) * (i + 0.5) / steps;
      sum += perM.value(place) * (1 - fraction) * heightM / steps;
    }
    return top + sum;
  }

  /** Over the height of the tower; the argument is the fraction of it. */
  private double integral(DoubleUnaryOperator perM) {
    double sum = 0;
    for (int i = 0; i < ELEMENTS; i++) {
      sum += perM.applyAsDouble((i + 0.5) / ELEMENTS) * heightM / ELEMENTS;
    }
    return sum;
  }

  /** Of a mode shape, over the fraction of the height. */
  private static double derivative(double[] shape, double fraction, int order) {
    double sum = 0;
    for (int i = 0; i < shape.length; i++) {
      int power = i + 2;
      double factor = order == 0 ? 1 : order == 1 ? power : power * (power - 1);
      sum += shape[i] * factor * Math.pow(fraction, power - order);
    }
    return sum;
  }

  Mode foreAft() {
    return foreAft;
  }

  Mode sideSide() {
    return sideSide;
  }

  private double reach() {
    return 1 + foreAft.slopePerM() * hubUpM;
  }

  /** Thrust over displacement of the top [N/m]. */
  double stiffnessNPerM() {
    return foreAft.stiffnessNPerM() / reach();
  }

  /** What the twin takes as mass: stiffness over the square of the frequency. */
  private double twinMassKg() {
    return stiffnessNPerM() / Math.pow(foreAft.frequencyRadPerS(), 2);
  }

  /** Weight that a displacement of the top moves to the side, over that displacement [N]. */
  private double leaningWeightN() {
    double tower = integral(x -> massPerM().value(x) * derivative(foreAft.coefficients(), x, 0));
    ModelFiles.Masses masses = model.masses();
    double slope = foreAft.slopePerM();
    return model.gravityMPerS2()
        * (tower
            + masses.yawBearingKg()
            + masses.nacelleKg() * (1 + slope * masses.nacelleUpM())
            + rotorKg * reach());
  }

  double baseMomentLeverM() {
    double tilt = model.geometry().tiltRad();
    return Math.cos(tilt) * (heightM + hubUpM)
        - Math.sin(tilt) * model.geometry().overhangM()
        + leaningWeightN() / stiffnessNPerM();
  }

  double baseInertiaLeverM() {
    ModelFiles.Masses masses = model.masses();
    double slope = foreAft.slopePerM();
    double sum =
        integral(x -> massPerM().value(x) * derivative(foreAft.coefficients(), x, 0) * x * heightM)
            + masses.yawBearingKg() * heightM
            + masses.nacelleKg()
                * (1 + slope * masses.nacelleUpM())
                * (heightM + masses.nacelleUpM())
            + rotorKg * reach() * (heightM + hubUpM);
    return sum / twinMassKg();
  }

  /** By the weight of what hangs over the tower, downwind positive [N m]. */
  private double overhangingNm() {
    ModelFiles.Geometry geometry = model.geometry();
    return model.gravityMPerS2()
        * (model.masses().nacelleKg() * model.masses().nacelleDownwindM()
            - rotorKg * geometry.overhangM() * Math.cos(geometry.tiltRad()));
  }

  double offsetM() {
    return foreAft.slopePerM() * overhangingNm() / foreAft.stiffnessNPerM();
  }

  double baseMomentOffsetNm() {
    return overhangingNm() + leaningWeightN() * offsetM();
  }

  /** Force at the hub that bends as the wind on the tower does, per square of the wind. */
  double dragNPerMps2(double airDensityKgPerM3) {
    return drag(airDensityKgPerM3, x -> derivative(foreAft.coefficients(), x, 0)) / reach();
  }

  /** Moment at the base by the wind on the tower, over that force. */
  double baseDragLeverM() {
    double force = dragNPerMps2(1);
    return force == 0 ? 0 : drag(1, x -> x * heightM) / force + leaningWeightN() / stiffnessNPerM();
  }

  private double drag(double airDensityKgPerM3, DoubleUnaryOperator weight) {
    ModelFiles.TowerStructure tower = model.tower();
    if (tower.elevationM().length == 0) {
      return 0;
    }
    return airDensityKgPerM3
        / 2
        * integral(
            x ->
                atHeight(tower.diameterM(), x)
                    * atHeight(tower.dragCoefficient(), x)
                    * weight.applyAsDouble(x));
  }

  /** Of the table over elevation, at a fraction of the tower's height; its ends beyond it. */
  private double atHeight(double[] values, double fraction) {
    double[] elevation = model.tower().elevationM();
    double height = model.geometry().towerBaseM() + fraction * heightM;
    double inside = Math.max(elevation[0], Math.min(elevation[elevation.length - 1], height));
    return new LinearInterpolator().interpolate(elevation, values).value(inside);
  }

  /** Half of its diameter where the middle of a blade passes; next to nothing without a dam. */
  double radiusM() {
    double place = 1 + (hubUpM - model.geometry().tipRadiusM() / 2) / heightM;
    return model.tower().elevationM().length == 0
        ? 0.01
        : atHeight(model.tower().diameterM(), place) / 2;
  }

  double topKg() {
    return model.masses().yawBearingKg() + model.masses().nacelleKg() + rotorKg;
  }
}
