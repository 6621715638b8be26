package org.tipspeed.turbine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Blades and tower of the NREL 5 MW model beside what OpenFAST says of them: masses and inertia
 * from ElastoDyn's summary, frequencies from Jonkman et al., NREL/TP-500-38060, table 9-1, and from
 * a spectrum of an OpenFAST v5.0.0 flight.
 */
final class StructureTest {

  private static final double RATED_RAD_PER_S = 12.1 * Math.PI / 30;

  private final ModelFiles model = NrelModel.files();
  private final BendingBlade blade = new BendingBlade(model.blade(), model.geometry());
  private final TowerModes tower = new TowerModes(model, blade);

  private static double hz(double radPerS) {
    return radPerS / (2 * Math.PI);
  }

  @Test
  void massesAndInertia_areElastoDyns() {
    assertEquals(17_536.6, blade.massKg(), 0.1);
    assertEquals(
        38_677_041, 3 * blade.inertiaKgM2() + model.masses().hubInertiaKgM2(), 1e-5 * 38_677_041);
    assertEquals(90, model.geometry().hubHeightM(), 0.01);
  }

  @Test
  void bladeFrequencies_areThoseOfTheReport() {
    double[] standing = blade.frequenciesRadPerS(0);
    assertEquals(0.6675, hz(standing[0]), 0.02 * 0.6675);
    assertEquals(1.0793, hz(standing[1]), 0.02 * 1.0793);
    assertTrue(hz(standing[2]) > 1.8 && hz(standing[2]) < 2.1, hz(standing[2]) + " Hz");
  }

  @Test
  void rotation_stiffensFlapwiseMoreThanEdgewise() {
    double[] standing = blade.frequenciesRadPerS(0);
    double[] turning = blade.frequenciesRadPerS(RATED_RAD_PER_S);
    // Southwell: f^2 = f0^2 + a n^2, with a from 1 to 2 flapwise and near 0 edgewise.
    double flap = gain(standing[0], turning[0]);
    double edge = gain(standing[1], turning[1]);
    assertTrue(flap > 1 && flap < 2, "flapwise " + flap);
    assertTrue(edge > 0 && edge < 1, "edgewise " + edge);
  }

  private static double gain(double standing, double turning) {
    return (turning * turning - standing * standing) / (RATED_RAD_PER_S * RATED_RAD_PER_S);
  }

  @Test
  void tower_swingsAndYieldsAsOpenFasts() {
    assertEquals(0.3245, hz(tower.foreAft().frequencyRadPerS()), 0.02 * 0.3245);
    assertTrue(tower.stiffnessNPerM() > 1.76e6, tower.stiffnessNPerM() + " N/m");
    assertTrue(tower.stiffnessNPerM() < 1.79e6, tower.stiffnessNPerM() + " N/m");
    assertEquals(90.2, tower.baseInertiaLeverM(), 0.02 * 90.2);
    assertEquals(349_390, tower.topKg(), 200);
  }

  @Test
  void weight_softensTheTower() {
    ModelFiles.TowerStructure structure = model.tower();
    double upright = new TowerModes(weightless(), blade).foreAft().stiffnessNPerM();
    double softened = tower.foreAft().stiffnessNPerM();
    assertTrue(softened < upright && softened > 0.9 * upright, softened + " of " + upright);
    assertEquals(0.01, structure.foreAftDampingRatio(), 1e-12);
  }

  private ModelFiles weightless() {
    return new ModelFiles(
        model.name(),
        model.airDensityKgPerM3(),
        0,
        model.geometry(),
        model.masses(),
        model.driveTrain(),
        model.blade(),
        model.shape(),
        model.tower(),
        model.momentum(),
        model.controllerInput(),
        model.assumed());
  }

  @Test
  void straightBlade_isAtItsPlace_andABentOneIsNearerToItsRoot() {
    BendingBlade.Place straight = blade.place(new double[3], 61.5, 0);
    assertEquals(new BendingBlade.Place(0, 0, 0, 0), straight);
    BendingBlade.Place bent = blade.place(new double[] {5, 0, 0}, 61.5, 0);
    assertEquals(5, Math.hypot(bent.outM(), bent.inM()), 0.1);
    assertTrue(bent.shortenedM() > 5 * 5 / 2.0 / 61.5, bent.toString());
    BendingBlade.Place feathered = blade.place(new double[] {5, 0, 0}, 61.5, Math.PI / 2);
    assertEquals(bent.outM(), feathered.inM(), 1e-9);
    assertEquals(bent.inM(), -feathered.outM(), 1e-9);
  }
}
