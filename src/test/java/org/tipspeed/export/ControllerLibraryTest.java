package org.tipspeed.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Standardisation;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.control.Baselines;
import org.tipspeed.control.ClassicalParameters;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.OwnController;
import org.tipspeed.support.Records;
import org.tipspeed.task.ActionSettings;
import org.tipspeed.task.ObservationSettings;
import org.tipspeed.task.PolicyController;
import org.tipspeed.task.SignalSettings;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.BaselineSettings;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;

/** The library in C commands what the policy in Java commands, for any settings. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ControllerLibraryTest {

  private static final int CASES = Integer.getInteger("tipspeed.cases", 25);
  private static final int INTERVALS = 150;

  /** Of a command's range; what single precision of the exchange array leaves. */
  private static final double TOLERANCE = 1e-5;

  private static final TurbineDescription TURBINE = MockTurbine.nrel5mw().description();

  private static final List<String> SIGNALS =
      List.of(
          "time_s",
          "wind_hub_mps",
          "rotor_speed_rpm",
          "gen_speed_rpm",
          "azimuth_deg",
          "blade_pitch_deg",
          "blade2_pitch_deg",
          "blade3_pitch_deg",
          "gen_torque_kNm",
          "gen_power_kW",
          "tower_top_fa_acc_mps2",
          "tower_top_ss_acc_mps2",
          "blade1_root_oop_moment_kNm",
          "blade2_root_ip_moment_kNm",
          "pitch_command_deg",
          "torque_command_kNm",
          "torque_off_schedule_kNm",
          "captured_power_kW",
          "checked_rotor_speed_rpm",
          "tip_speed_ratio",
          "mean_root_oop_moment_kNm",
          "pitch_action",
          "torque_action");

  @TempDir private static Path built;
  private static Path library;

  @TempDir private Path folder;

  @BeforeAll
  static void build() {
    library = OwnController.at(built.resolve("libtipspeed.so"), "-shared");
  }

  static Stream<Integer> cases() {
    return Stream.iterate(0, i -> i + 1).limit(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anySettings_areFlownAsInJava(int number) {
    RandomGenerator random = new RandomStreams(7).stream("controller", number);
    TaskSettings task = task(random);
    TurbineDescription turbine = turbine(number);
    MlpPolicy policy = policy(random, task);
    ControllerExport export =
        new ControllerExport(
            policy, task, turbine, Optional.of(ClassicalParameters.of(turbine)), permissive());
    Path file = export.write(folder, new ArrayFile.Builder());
    int steps = 1 + random.nextInt(8);
    ExchangeHost host = new ExchangeHost(library, task.controlIntervalS() / steps);
    PolicyController java = new PolicyController("policy", policy, task, Baselines::of);
    RandomReadings readings = new RandomReadings(random, task.controlIntervalS());

    double pitchRange = TURBINE.maxPitchRad() - TURBINE.minPitchRad();
    double torqueRange = TURBINE.maxGeneratorTorqueNm();
    for (int i = 0; i < INTERVALS; i++) {
      TurbineReading reading = readings.next();
      if (i == 0) {
        java.start(turbine, reading, task.controlIntervalS());
      }
      TurbineCommand expected = java.command(reading);
      for (int step = 0; step < steps; step++) {
        host.tell(reading);
        double timeS = reading.timeS() + step * task.controlIntervalS() / steps;
        host.set(DisconRecord.TIME, timeS);
        int flag = host.call(i + step == 0 ? 0 : 1, file.toString());
        assertEquals(0, flag, host.message());
      }
      double pitch = host.get(DisconRecord.DEMANDED_PITCH);
      double torque = host.get(DisconRecord.DEMANDED_TORQUE);
      String where = "interval %d of case %d".formatted(i, number);
      assertEquals(expected.pitchRad().first(), pitch, TOLERANCE * pitchRange, where);
      assertEquals(expected.generatorTorqueNm(), torque, TOLERANCE * torqueRange, where);
      readings.follow(expected);
    }
    assertEquals(0, host.call(-1, file.toString()));
    java.close();
  }

  /** With the published baseline, or one that was designed, of each kind that the library knows. */
  private static TurbineDescription turbine(int number) {
    if (number % 2 == 0) {
      return TURBINE;
    }
    BaselineSettings designed =
        Records.with(
            BaselineSettings.DEFAULTS,
            "aboveRated",
            BaselineSettings.AboveRated.values()[number / 2 % 2],
            "setPointSmoothing",
            0.05 * (number % 3));
    return TURBINE.withDesign(
        TURBINE.design().map(design -> Records.with(design, "baseline", designed)));
  }

  /** Nothing sends the policy away. */
  private static ControllerSettings permissive() {
    return ControllerSettings.DEFAULTS
        .withFallbackSpeedRatio(Optional.of(10.0))
        .withStopSpeedRatio(Optional.of(10.0))
        .withInputLimit(Optional.of(1e12))
        .withPitchLeadS(1e6)
        .withStuckS(1e9);
  }

  private static <T> T oneOf(RandomGenerator random, List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  private static TaskSettings task(RandomGenerator random) {
    List<SignalSettings> signals = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      signals.add(
          new SignalSettings(
              oneOf(random, SIGNALS),
              20 * random.nextGaussian(),
              1 + 100 * random.nextDouble(),
              oneOf(random, List.of(SignalSettings.Filter.values())),
              0.05 + 5 * random.nextDouble()));
    }
    double limit = random.nextBoolean() ? Double.POSITIVE_INFINITY : 1 + 5 * random.nextDouble();
    ObservationSettings observation =
        new ObservationSettings(signals, 1 + random.nextInt(5), limit);
    ActionSettings action =
        new ActionSettings(
            oneOf(random, List.of(ActionSettings.Mode.values())),
            1 + 6 * random.nextDouble(),
            1 + 13 * random.nextDouble(),
            random.nextBoolean() ? 1 : 0.5 + 2 * random.nextDouble(),
            random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble()),
            random.nextBoolean() ? Optional.empty() : Optional.of(20 + 20 * random.nextDouble()),
            random.nextInt(3),
            random.nextBoolean() ? Optional.empty() : Optional.of(43 + random.nextDouble()),
            5 * random.nextDouble() + 0.1,
            9 * random.nextDouble() + 0.1,
            1 + random.nextInt(4));
    return TaskSettings.DEFAULTS
        .withControlIntervalS(oneOf(random, List.of(0.05, 0.1, 0.2)))
        .withObservation(observation)
        .withAction(action)
        .withInertiaKgM2(random.nextBoolean() ? Optional.empty() : Optional.of(4.0e7));
  }

  private static MlpPolicy policy(RandomGenerator random, TaskSettings task) {
    int inputs = task.observation().signals().size() * task.observation().history();
    List<Integer> hidden = new ArrayList<>();
    for (int layers = random.nextInt(4); layers > 0; layers--) {
      hidden.add(1 + random.nextInt(40));
    }
    MlpShape shape =
        new MlpShape(
            inputs,
            0,
            0,
            hidden,
            2,
            oneOf(random, List.of(Activation.values())),
            oneOf(random, List.of(Activation.TANH, Activation.LINEAR)),
            oneOf(random, List.of(Normalisation.NONE, Normalisation.LAYER)));
    float[] values = new float[shape.parameters()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    return new MlpPolicy(
        shape, values, random.nextBoolean() ? Standardisation.NONE : scaling(random, inputs));
  }

  private static Standardisation scaling(RandomGenerator random, int inputs) {
    float[] shift = new float[inputs];
    float[] scale = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      shift[i] = (float) random.nextGaussian();
      scale[i] = (float) (0.1 + random.nextDouble());
    }
    return new Standardisation(shift, scale, 3);
  }

  /** A turbine that wanders about, in the single precision of the exchange array. */
  private static final class RandomReadings {

    private final RandomGenerator random;
    private final double intervalS;
    private int count;
    private double speed = 1.2;
    private double wind = 12;
    private double pitch = 0.1;
    private double torque = 40_000;

    RandomReadings(RandomGenerator random, double intervalS) {
      this.random = random;
      this.intervalS = intervalS;
    }

    TurbineReading next() {
      speed = Math.max(0.9, Math.min(1.45, speed + 0.01 * random.nextGaussian()));
      wind = Math.max(1, wind + 0.3 * random.nextGaussian());
      TurbineReading.Builder reading = TurbineReading.builder();
      for (Channel channel : Channel.values()) {
        set(reading, channel, 1e6 * random.nextGaussian());
      }
      reading.set(Channel.TIME, count * intervalS);
      set(reading, Channel.HUB_WIND, wind);
      set(reading, Channel.ROTOR_SPEED, speed);
      set(reading, Channel.GENERATOR_SPEED, 97 * speed * (1 + 0.01 * random.nextGaussian()));
      set(reading, Channel.AZIMUTH, 6 * random.nextDouble());
      set(reading, Channel.GENERATOR_TORQUE, torque);
      set(reading, Channel.ELECTRICAL_POWER, torque * 97 * speed * 0.944 * random.nextDouble(2));
      set(reading, Channel.PITCH_1, pitch + 0.001);
      set(reading, Channel.PITCH_2, pitch);
      set(reading, Channel.PITCH_3, pitch - 0.001);
      set(reading, Channel.TOWER_TOP_ACCELERATION_FA, random.nextGaussian());
      set(reading, Channel.TOWER_TOP_ACCELERATION_SS, random.nextGaussian());
      count++;
      return reading.build();
    }

    private static void set(TurbineReading.Builder reading, Channel channel, double value) {
      reading.set(channel, (float) value);
    }

    void follow(TurbineCommand command) {
      pitch = command.pitchRad().mean();
      torque = command.generatorTorqueNm();
    }
  }

  @Test
  void signalsThatNoRecordCarries_areRefusedByName() {
    for (Channel channel : Channel.values()) {
      String signal = channel.columnName();
      if (signal.matches("aero_thrust.*|tower_top_.*_disp.*|tower_base.*")) {
        String message =
            assertThrows(SettingsException.class, () -> SignalSource.of(signal)).getMessage();
        assertTrue(message.contains(signal), message);
      } else {
        assertEquals(1, SignalSource.of(signal).records().size(), signal);
      }
    }
  }
}
