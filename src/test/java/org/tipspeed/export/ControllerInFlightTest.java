package org.tipspeed.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Standardisation;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.support.OwnController;
import org.tipspeed.support.TestController;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCases;

/** What the library does beside flying the policy, in flights of the built-in turbine. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ControllerInFlightTest {

  private static final double STEP_S = 0.05;
  private static final int MODE = 0;
  private static final int STARTING = 2;
  private static final int SHADOW = 3;
  private static final int POLICY = 5;
  private static final int FALLBACK = 6;
  private static final int STOPPING = 7;
  private static final int EMERGENCY = 8;

  @TempDir private static Path built;
  private static Path library;

  @TempDir private Path folder;
  private final MockTurbine turbine = MockTurbine.nrel5mw();
  private final TurbineDescription description = ShippedPolicy.TURBINE;
  private final List<String> messages = new ArrayList<>();
  private ExchangeHost host;
  private String file;
  private TurbineReading reading;
  private int status;

  @BeforeAll
  static void build() {
    library = OwnController.at(built.resolve("libtipspeed.so"), "-shared");
  }

  private void start(ControllerSettings settings, String wind, double windMps) {
    file = ShippedPolicy.export(folder, settings).toString();
    host = new ExchangeHost(library, STEP_S);
    reading =
        turbine.start(
            new EpisodeStart(
                WindCases.parse(wind), description.steadyStateAt(windMps), STEP_S, 400));
    status = 0;
  }

  /** One call and one step of the turbine. */
  private int step() {
    host.tell(reading);
    return stepAsTold();
  }

  private int stepAsTold() {
    int flag = host.call(status, file);
    status = 1;
    if (flag != 0) {
      messages.add(host.message());
    }
    if (flag >= 0) {
      reading = turbine.advance(demanded());
    }
    return flag;
  }

  private TurbineCommand demanded() {
    boolean on = host.get(DisconRecord.CONTACTOR) == 1;
    int pitch = DisconRecord.DEMANDED_PITCH;
    return new TurbineCommand(
        on ? host.get(DisconRecord.DEMANDED_TORQUE) : 0,
        new PerBlade(host.get(pitch), host.get(pitch + 1), host.get(pitch + 2)),
        0);
  }

  private void fly(double seconds) {
    for (int i = 0; i < Math.round(seconds / STEP_S); i++) {
      assertTrue(step() >= 0, () -> messages.toString());
    }
  }

  private int mode() {
    return (int) host.logged(MODE);
  }

  private static ControllerSettings defaults() {
    return ControllerSettings.DEFAULTS;
  }

  @Test
  void startInOperation_fliesThePolicyAtOnce_andNamesItsChannels() {
    start(defaults(), "steady:14", 14);
    step();
    assertTrue(host.channelNames().startsWith("Mode:-;PolicyPitch:rad;"), host.channelNames());
    fly(30);
    assertEquals(POLICY, mode());
    assertEquals(List.of(), messages);
  }

  @Test
  void handOver_goesThroughShadowWithoutABump() {
    start(defaults().withStartInOperation(false).withStartSettledS(2), "steady:14", 14);
    fly(4);
    assertEquals(SHADOW, mode());
    double most = 0;
    for (int i = 0; i < 22 / STEP_S; i++) {
      double before = host.get(DisconRecord.DEMANDED_PITCH);
      step();
      most = Math.max(most, Math.abs(host.get(DisconRecord.DEMANDED_PITCH) - before));
      assertTrue(reading.electricalPowerW() > 4e6, reading::toString);
    }
    assertEquals(POLICY, mode());
    assertTrue(Math.toDegrees(most) < 0.41, "largest step of pitch " + Math.toDegrees(most));
    assertTrue(messages.get(messages.size() - 1).contains("the policy flies"), () -> "" + messages);
  }

  @ParameterizedTest
  @CsvSource({"27, NaN", "53, NaN", "15, Infinity"})
  void inputThatIsNoNumber_fallsBackToTheBaselineWithoutABump(int record, double value) {
    start(defaults(), "steady:16", 16);
    fly(20);
    double pitch = host.get(DisconRecord.DEMANDED_PITCH);
    for (int i = 0; i < 4; i++) {
      host.tell(reading);
      host.set(record, value);
      stepAsTold();
    }
    assertEquals(FALLBACK, mode());
    assertEquals(pitch, host.get(DisconRecord.DEMANDED_PITCH), Math.toRadians(0.8));
    fly(100);
    assertEquals(FALLBACK, mode(), "until the next start");
    assertEquals(5e6, reading.electricalPowerW(), 5e4);
    assertEquals(1, messages.size(), () -> "" + messages);
  }

  @Test
  void sensorThatStandsStill_isNoticed_andTheOtherSpeedIsUsed() {
    start(defaults(), "ntm:16,class=B,seed=4,duration=200", 16);
    fly(20);
    double stuck = reading.generatorSpeedRadPerS();
    for (int i = 0; i < 60 / STEP_S; i++) {
      host.tell(reading);
      host.set(DisconRecord.GENERATOR_SPEED, stuck);
      assertTrue(stepAsTold() >= 0, () -> "" + messages);
      assertTrue(reading.rotorSpeedRadPerS() < 1.15 * description.ratedRotorSpeedRadPerS());
    }
    assertEquals(FALLBACK, mode());
    assertTrue(messages.get(0).contains("record 20 "), () -> "" + messages);
  }

  @Test
  void overspeed_firstSendsThePolicyAway_thenStopsTheTurbine() {
    start(
        defaults().withFallbackSpeedRatio(Optional.of(1.05)).withStopSpeedRatio(Optional.of(1.09)),
        "steady:16",
        16);
    fly(10);
    assertEquals(POLICY, mode());
    double rated = description.ratedRotorSpeedRadPerS();
    for (int i = 0; i < 20; i++) {
      host.tell(reading);
      host.set(DisconRecord.GENERATOR_SPEED, 1.065 * rated * 97);
      host.set(DisconRecord.ROTOR_SPEED, 1.065 * rated);
      stepAsTold();
    }
    assertEquals(FALLBACK, mode());
    for (int i = 0; i < 4; i++) {
      host.tell(reading);
      host.set(DisconRecord.GENERATOR_SPEED, 1.1 * rated * 97);
      host.set(DisconRecord.ROTOR_SPEED, 1.1 * rated);
      stepAsTold();
    }
    assertEquals(EMERGENCY, mode());
    fly(20);
    assertTrue(reading.pitchRad().mean() > 1.4, reading::toString);
  }

  @Test
  void anotherLibrary_controlsInTheBaselinesPlace() throws Exception {
    Path chained = TestController.at(folder.resolve("libchained.so"));
    Path input = Files.writeString(folder.resolve("CHAINED.IN"), "# sane\n");
    start(
        defaults()
            .withLibrary(Optional.of(chained))
            .withLibraryInput(Optional.of(input))
            .withStartInOperation(false)
            .withShadowS(2)
            .withBlendS(2),
        "steady:14",
        14);
    fly(9);
    assertEquals(STARTING, mode());
    fly(2);
    assertEquals(SHADOW, mode());
    fly(10);
    assertEquals(POLICY, mode());
    host.tell(reading);
    host.set(DisconRecord.HUB_WIND, Double.NaN);
    double before = host.get(DisconRecord.DEMANDED_PITCH);
    stepAsTold();
    stepAsTold();
    assertEquals(FALLBACK, mode());
    assertEquals(before, host.get(DisconRecord.DEMANDED_PITCH), Math.toRadians(0.8));
    fly(60);
    assertEquals(5e6, reading.electricalPowerW(), 5e4);
    assertEquals(0, host.call(-1, file));
  }

  @Test
  void stopTime_feathersAndTakesTheGeneratorOff() {
    start(defaults().withStopTimeS(10), "steady:14", 14);
    fly(80);
    assertEquals(STOPPING, mode());
    assertEquals(0, host.get(DisconRecord.CONTACTOR));
    assertTrue(reading.rotorSpeedRadPerS() < 0.6, reading::toString);
  }

  @Test
  void inputBeyondTraining_fallsBackAfterItsTime() {
    start(defaults().withInputLimit(Optional.of(1e-3)).withInputS(3), "steady:14", 14);
    fly(2.5);
    assertEquals(POLICY, mode());
    fly(1.5);
    assertEquals(FALLBACK, mode());
  }

  @Test
  void policyThatGivesNoNumber_fallsBack() {
    MlpShape shape =
        new MlpShape(
            ShippedPolicy.policy().observationDimensions(),
            0,
            0,
            List.of(8, 8),
            2,
            Activation.LINEAR,
            Activation.LINEAR,
            Normalisation.NONE);
    float[] huge = new float[shape.parameters()];
    for (int i = 0; i < huge.length; i++) {
      huge[i] = i % 2 == 0 ? 1e38f : -1e38f;
    }
    MlpPolicy overflowing = new MlpPolicy(shape, huge, Standardisation.NONE);
    start(defaults(), "steady:14", 14);
    file = ShippedPolicy.export(folder, overflowing, defaults()).toString();
    fly(5);
    assertEquals(FALLBACK, mode());
    assertTrue(messages.get(0).contains("gives no number"), () -> "" + messages);
  }

  @Test
  void savedFlight_goesOnBitForBit_inAnotherExchangeArrayToo() throws Exception {
    start(defaults(), "ntm:12,class=B,seed=1,duration=100", 12);
    fly(12.35);
    Path saved = folder.resolve("case.chkp");
    assertEquals(0, host.call(-8, saved.toString()), host::message);
    ExchangeHost second = new ExchangeHost(library, STEP_S);
    assertEquals(0, second.call(-9, saved.toString()), second::message);
    for (int i = 0; i < 200; i++) {
      second.tell(reading);
      assertEquals(0, second.call(1, file));
      step();
      for (int record = DisconRecord.DEMANDED_PITCH; record <= 47; record++) {
        assertEquals(host.get(record), second.get(record), "record " + record);
      }
    }
    Files.write(saved, new byte[] {1, 2, 3});
    assertEquals(-1, second.call(-9, saved.toString()));
    assertTrue(second.message().contains("no restart file"), second.message());
  }

  @Test
  void twoTurbinesOfOneProcess_doNotDisturbEachOther() {
    start(defaults(), "steady:9", 9);
    List<Float> alone = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      step();
      alone.add(host.get(DisconRecord.DEMANDED_TORQUE));
    }
    start(defaults(), "steady:9", 9);
    ExchangeHost other = new ExchangeHost(library, 0.1);
    MockTurbine second = MockTurbine.nrel5mw();
    TurbineReading secondReading =
        second.start(
            new EpisodeStart(
                WindCases.parse("steady:18"), description.steadyStateAt(18), 0.1, 400));
    for (int i = 0; i < 200; i++) {
      step();
      assertEquals(alone.get(i), host.get(DisconRecord.DEMANDED_TORQUE));
      other.tell(secondReading);
      assertEquals(0, other.call(i == 0 ? 0 : 1, file), other::message);
      secondReading =
          second.advance(
              TurbineCommand.collective(
                  other.get(DisconRecord.DEMANDED_TORQUE), other.get(DisconRecord.DEMANDED_PITCH)));
    }
    assertEquals(0, other.call(-1, file));
    step();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3  | 0.03 | does not divide the policy's interval
          3  | 0    | record 3 must be a positive interval
          3  | -1   | record 3 must be a positive interval
          3  | NaN  | record 3 must be a positive interval
          61 | 2    | record 61 says 2 blades
          20 | NaN  | record 20 of the exchange array is no number
          20 | 0    | record 20 (generator speed 0 rad/s) is not 97 times record 21
          20 | 1.3  | the policy is for
          4  | NaN  | record 4 of the exchange array is no number
          """)
  void firstCallThatCannotBe_isRefusedWithASentence(int record, double value, String sentence) {
    start(defaults(), "steady:14", 14);
    host.tell(reading);
    host.set(record, value);
    assertEquals(-1, host.call(0, file));
    assertTrue(host.message().contains(sentence), host.message());
  }

  @Test
  void filesThatCannotBeFlown_areRefusedWithASentence() throws Exception {
    start(defaults(), "steady:14", 14);
    host.tell(reading);
    byte[] sound = Files.readAllBytes(Path.of(file));
    refused(folder.resolve("none").toString(), "cannot be read");
    refused("", "no policy file is named");
    refused("x".repeat(5000), "longer than 4095");
    refused(written("cut", java.util.Arrays.copyOf(sound, sound.length / 2)), "damaged");
    sound[sound.length - 1] ^= 1;
    refused(written("bit", sound), "data have not the checksum");
    refused("results/reference/nrel5mw-quickstart/best/policy.safetensors", "export");
    ArrayFile.Builder newer = new ArrayFile.Builder();
    newer.text("controller.format", "3");
    Path later = folder.resolve("later");
    ArrayFiles.write(later, newer.build());
    refused(later.toString(), "another release");
  }

  private String written(String name, byte[] content) throws Exception {
    return Files.write(folder.resolve(name), content).toString();
  }

  private void refused(String input, String sentence) {
    assertEquals(-1, host.call(0, input));
    assertTrue(host.message().contains(sentence), host.message());
    assertTrue(host.call(1, input) < 0, "nothing flies then");
  }

  @Test
  void timeThatGoesBack_andRecordThatIsAlwaysZero_areRefused() {
    start(defaults(), "steady:14", 14);
    fly(5);
    host.tell(reading);
    host.set(DisconRecord.TIME, 2);
    assertEquals(-1, host.call(1, file));
    assertTrue(host.message().contains("time goes back"), host.message());

    start(defaults(), "steady:14", 14);
    int flag = 0;
    for (int i = 0; i < 100 && flag >= 0; i++) {
      host.tell(reading);
      host.set(DisconRecord.ACCELERATION_FA, 0);
      flag = stepAsTold();
    }
    assertEquals(-1, flag);
    assertTrue(host.message().contains("record 53 of the exchange array"), host.message());
  }

  @Test
  void message_staysWithinTheLengthThatTheCallerHas() {
    start(defaults(), "steady:14", 14);
    host.tell(reading);
    host.set(DisconRecord.MESSAGE_SIZE, 10);
    assertEquals(-1, host.call(0, "nowhere"));
    assertEquals(9, host.message().length());
  }
}
