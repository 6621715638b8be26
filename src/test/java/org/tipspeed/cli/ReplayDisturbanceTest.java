package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suites in which something is wrong with the turbine, from the command line. */
class ReplayDisturbanceTest {

  @TempDir static Path shared;

  private static BaselineReplay clean;

  @TempDir Path folder;

  @BeforeAll
  static void flyUndisturbed() throws IOException {
    clean = BaselineReplay.fly(shared.resolve("clean"), "--suite", BaselineReplay.small(shared));
  }

  @Test
  void sensorFaults_changeTheFlightTheSameWayEachTime() throws IOException {
    String noise = "disturbance: {sensors: [{channel: gen_speed_rpm, noise_std: 5}]}\n";
    Path noisy = BaselineReplay.small(folder, noise);
    BaselineReplay first = BaselineReplay.fly(folder.resolve("first"), "--suite", noisy);
    BaselineReplay second = BaselineReplay.fly(folder.resolve("second"), "--suite", noisy);
    assertNotEquals(clean.runs(), first.runs());
    assertEquals(first.runs(), second.runs());
  }

  @Test
  void thinAir_yieldsLess() throws IOException {
    String air = "disturbance: {air_density_kg_per_m3: 1.0}\n";
    BaselineReplay thin =
        BaselineReplay.fly(folder.resolve("thin"), "--suite", BaselineReplay.small(folder, air));
    assertTrue(energyKwh(thin) < 0.95 * energyKwh(clean), energyKwh(thin) + " kWh");
    assertEquals(1.0, thin.metrics().at("/suites/0/disturbance/air_density_kg_per_m3").asDouble());
  }

  private static double energyKwh(BaselineReplay replay) {
    return replay.runs().at("/0/energy_kwh").asDouble();
  }

  @Test
  void airOfAnotherSimulator_isRefused() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("qblade.yaml"), "turbine: {simulator: qblade, qblade: {library: a.so}}");
    Path flights = folder.resolve("flights");
    String air = "disturbance: {air_density_kg_per_m3: 1.1}\n";
    BaselineReplay.assertRefused(
        "suite small: disturbance.air_density_kg_per_m3 must be left out, was 1.1: the"
            + " simulator qblade has no density to set",
        flights,
        "--config",
        config,
        "--suite",
        BaselineReplay.small(folder, air));
    assertFalse(Files.exists(flights));
  }
}
