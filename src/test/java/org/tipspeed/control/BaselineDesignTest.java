package org.tipspeed.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.BaselineSettings;
import org.tipspeed.turbine.BaselineSettings.AboveRated;
import org.tipspeed.turbine.BaselineSettings.MinimumPitch;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.PublishedLaw;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDesign;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockSettings;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindSpec;

/** Controllers that are made from a turbine's description alone. */
final class BaselineDesignTest {

  /** Half the size of the NREL 5 MW, with another gear. */
  private static final Path SMALL = Path.of("src/test/resources/turbines/scaled2mw/scaled2mw.yaml");

  private static final double INTERVAL_S = 0.1;

  private static MockTurbine small() {
    return new MockTurbine(new MockSettings(SMALL, 0.05, 1.225, 0));
  }

  private static TurbineDescription wanting(TurbineDescription turbine, Object... namesAndValues) {
    BaselineSettings wanted = Records.with(BaselineSettings.DEFAULTS, namesAndValues);
    return turbine.withDesign(
        turbine.design().map(design -> Records.with(design, "baseline", wanted)));
  }

  private static TurbineReading flown(Controller controller, MockTurbine turbine, String wind) {
    TurbineDescription description = turbine.description();
    WindSpec spec = new WindSpec(wind);
    double windMps = Double.parseDouble(wind.replaceFirst("^\\w+:([0-9.]+).*", "$1"));
    TurbineReading reading =
        turbine.start(
            new EpisodeStart(spec.wind(), description.steadyStateAt(windMps), INTERVAL_S, 200));
    controller.start(description, reading, INTERVAL_S);
    for (int i = 0; i < 1500; i++) {
      reading = turbine.advance(controller.command(reading));
    }
    return reading;
  }

  @ParameterizedTest
  @ValueSource(doubles = {13, 15, 18, 22, 25})
  void smallTurbine_holdsRatedSpeedAndPowerAboveRated(double windMps) {
    try (MockTurbine turbine = small()) {
      TurbineDescription description = turbine.description();
      TurbineReading end = flown(Baselines.of(description), turbine, "steady:" + windMps);
      assertEquals(1, end.rotorSpeedRadPerS() / description.ratedRotorSpeedRadPerS(), 0.005);
      assertEquals(1, end.electricalPowerW() / description.ratedPowerW(), 0.005);
    }
  }

  /** Gains that follow pitch too steeply made the pitch of IEA 3.4 MW alternate at every call. */
  @ParameterizedTest
  @CsvSource({"iea3.4, 11", "iea3.4, 16", "iea3.4, 24", "iea15, 12", "iea15, 17", "iea15, 24"})
  void shippedTurbine_pitchesCalmlyInSteadyWind(String name, double windMps) {
    Path file = Path.of("sim-configs/turbines", name, name + ".yaml");
    try (MockTurbine turbine = new MockTurbine(new MockSettings(file, 0.05, 1.225, 0))) {
      Controller controller = Baselines.of(turbine.description());
      TurbineReading reading = flown(controller, turbine, "steady:" + windMps);
      double travelRad = 0;
      for (int i = 0; i < 300; i++) {
        TurbineReading next = turbine.advance(controller.command(reading));
        travelRad += Math.abs(next.pitchRad().first() - reading.pitchRad().first());
        reading = next;
      }
      assertTrue(Math.toDegrees(travelRad) / 30 < 0.5, Math.toDegrees(travelRad) / 30 + " deg/s");
      assertEquals(
          1, reading.rotorSpeedRadPerS() / turbine.description().ratedRotorSpeedRadPerS(), 0.02);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nrel5mw", "iea3.4", "iea15"})
  void eachShippedTurbine_hasABaseline_thatHoldsItAtRated(String name) {
    try (MockTurbine turbine = new MockTurbine(new MockSettings(Path.of(name), 0.05, 1.225, 0))) {
      TurbineDescription description = turbine.description();
      TurbineReading end = flown(Baselines.of(description), turbine, "steady:15");
      assertEquals(1, end.rotorSpeedRadPerS() / description.ratedRotorSpeedRadPerS(), 0.005);
      assertEquals(1, end.electricalPowerW() / description.ratedPowerW(), 0.005);
    }
  }

  /** The table's best is a little better than what the schedule's turbine was flown with. */
  @ParameterizedTest
  @ValueSource(doubles = {5, 7, 9})
  void smallTurbine_takesAsMuchFromWeakWindAsItsSchedule(double windMps) {
    try (MockTurbine turbine = small()) {
      TurbineDescription description = turbine.description();
      TurbineReading end = flown(Baselines.of(description), turbine, "steady:" + windMps);
      var scheduled = description.steadyStateAt(windMps);
      double scheduledW =
          scheduled.rotorSpeedRadPerS()
              * description.gearRatio()
              * scheduled.generatorTorqueNm()
              * description.generatorEfficiency();
      assertTrue(
          end.electricalPowerW() > 0.97 * scheduledW,
          end.electricalPowerW() + " W of " + scheduledW);
    }
  }

  @Test
  void gains_giveTheRotorTheFrequencyAndDampingAskedFor() {
    TurbineDescription turbine = MockTurbine.nrel5mw().description();
    ClassicalParameters slow =
        ClassicalParameters.of(
            wanting(turbine, "frequencyRadPerS", Optional.of(0.3), "damping", Optional.of(1.0)));
    PublishedLaw law = slow.law();
    var at18 =
        turbine.design().orElseThrow().sensitivities().stream()
            .filter(each -> each.windMps() == 18)
            .findFirst()
            .orElseThrow();
    double factor =
        1
            / (1
                + at18.pitchRad() / law.gainHalvedAtRad()
                + slow.sensitivityPerRad2() * at18.pitchRad() * at18.pitchRad());
    double inertia = turbine.driveTrainInertiaKgM2().orElseThrow() / turbine.gearRatio();
    double stiffness = -at18.torquePerPitch() * factor * law.integral();
    double damping = -at18.torquePerPitch() * factor * law.proportionalS();
    double driven =
        turbine.gearRatio()
            * turbine.ratedGeneratorTorqueNm()
            / turbine.ratedGeneratorSpeedRadPerS();
    assertEquals(0.3, Math.sqrt(stiffness / inertia), 0.02);
    assertEquals(1.0, (damping - driven) / (2 * 0.3 * inertia), 0.1);
  }

  @Test
  void design_isNearWhatWasPublishedForTheSameTurbine() {
    TurbineDescription turbine = MockTurbine.nrel5mw().description();
    PublishedLaw published = turbine.design().orElseThrow().baseline().published().orElseThrow();
    PublishedLaw designed = ClassicalParameters.of(wanting(turbine)).law();
    assertEquals(published.optimalGainNmS2(), designed.optimalGainNmS2(), 0.05);
    assertEquals(published.referenceRadPerS(), designed.referenceRadPerS(), 0.01);
    assertEquals(published.mechanicalPowerW(), designed.mechanicalPowerW(), 2e3);
    assertEquals(published.region1EndRadPerS(), designed.region1EndRadPerS(), 3);
  }

  @Test
  void constantTorque_doesNotFallWithSpeed() {
    TurbineDescription turbine =
        wanting(small().description(), "aboveRated", AboveRated.CONSTANT_TORQUE);
    Controller controller = Baselines.of(turbine);
    double rated = turbine.ratedGeneratorSpeedRadPerS();
    for (double ratio : new double[] {1, 1.05, 1.1}) {
      TurbineReading reading = reading(ratio * rated, 0.2);
      controller.start(turbine, reading, INTERVAL_S);
      assertEquals(
          turbine.ratedGeneratorTorqueNm(), controller.command(reading).generatorTorqueNm(), 1);
    }
  }

  @Test
  void smoothing_keepsThePitchFineAboveRatedSpeedWhileThereIsLittleTorque() {
    TurbineDescription turbine = small().description();
    TurbineDescription smooth = wanting(turbine, "setPointSmoothing", 0.5);
    TurbineReading fast = reading(1.02 * turbine.ratedGeneratorSpeedRadPerS(), 0);
    TurbineReading idle = reading(0.5 * turbine.ratedGeneratorSpeedRadPerS(), 0);
    assertTrue(pitchAfterGust(turbine, idle, fast) > pitchAfterGust(smooth, idle, fast));
  }

  private static double pitchAfterGust(
      TurbineDescription turbine, TurbineReading before, TurbineReading gust) {
    Controller controller = Baselines.of(turbine);
    controller.start(turbine, before, INTERVAL_S);
    controller.command(before);
    double pitchRad = 0;
    for (int i = 0; i < 15; i++) {
      pitchRad = controller.command(gust).pitchRad().first();
    }
    return pitchRad;
  }

  private static TurbineReading reading(double generatorRadPerS, double pitchRad) {
    return TurbineReading.builder()
        .set(Channel.GENERATOR_SPEED, generatorRadPerS)
        .set(Channel.PITCH_1, pitchRad)
        .set(Channel.PITCH_2, pitchRad)
        .set(Channel.PITCH_3, pitchRad)
        .build();
  }

  @Test
  void minimumPitch_followsTheScheduleBelowRated() {
    TurbineDescription plain = small().description();
    var states =
        plain.steadyStates().stream()
            .map(
                state ->
                    state.windMps() < 6
                        ? new TurbineDescription.SteadyState(
                            state.windMps(), Records.with(state.point(), "pitchRad", 0.05))
                        : state)
            .toList();
    TurbineDescription turbine =
        wanting(Records.with(plain, "steadyStates", states), "minimumPitch", MinimumPitch.SCHEDULE);
    TurbineReading weak =
        reading(0.6 * turbine.ratedGeneratorSpeedRadPerS(), 0.05).toBuilder()
            .set(Channel.HUB_WIND, 4)
            .build();
    Controller controller = Baselines.of(turbine);
    controller.start(turbine, weak, INTERVAL_S);
    assertEquals(0.05, controller.command(weak).pitchRad().first(), 1e-12);
    assertEquals(
        Optional.of("minimum_pitch: schedule"), ClassicalParameters.of(turbine).unknownToLibrary());
  }

  @Test
  void towerDamper_pitchesUpWhileTheTowerMovesDownwind() {
    TurbineDescription turbine = wanting(small().description(), "towerDamping", 0.05);
    Controller controller = Baselines.of(turbine);
    TurbineReading still = moving(turbine, 0);
    controller.start(turbine, still, INTERVAL_S);
    double before = controller.command(still).pitchRad().first();
    double after = before;
    for (int i = 0; i < 5; i++) {
      after = controller.command(moving(turbine, 0.5)).pitchRad().first();
    }
    assertTrue(after > before + 1e-3, before + " then " + after);
    assertEquals(Optional.of("tower_damping"), ClassicalParameters.of(turbine).unknownToLibrary());
  }

  private static TurbineReading moving(TurbineDescription turbine, double accelerationMps2) {
    return reading(turbine.ratedGeneratorSpeedRadPerS(), 0.2).toBuilder()
        .set(Channel.TOWER_TOP_ACCELERATION_FA, accelerationMps2)
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steadyStates | no schedule of steady states",
        "driveTrainInertiaKgM2 | drive train's inertia",
        "design | nothing says how its rotor answers to pitch"
      })
  void turbineThatDoesNotSayEnough_isRefusedWithWhatIsMissing(String component, String why) {
    TurbineDescription whole = small().description();
    Object nothing = component.equals("steadyStates") ? List.of() : Optional.empty();
    TurbineDescription turbine = Records.with(whole, component, nothing);
    var refusal = assertThrows(ControllerException.class, () -> Baselines.of(turbine));
    assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    assertTrue(
        refusal.getMessage().startsWith("there is no baseline for scaled 2 MW"),
        refusal.getMessage());
  }

  @Test
  void rotorThatTakesMoreWithMorePitch_isRefused() {
    TurbineDescription whole = small().description();
    TurbineDesign design = whole.design().orElseThrow();
    var wrong =
        design.sensitivities().stream()
            .map(each -> Records.with(each, "torquePerPitch", 1e6))
            .toList();
    TurbineDescription turbine =
        whole.withDesign(Optional.of(Records.with(design, "sensitivities", wrong)));
    var refusal = assertThrows(ControllerException.class, () -> Baselines.of(turbine));
    assertTrue(
        refusal.getMessage().contains("more pitch must mean less torque above rated"),
        refusal.getMessage());
  }
}
