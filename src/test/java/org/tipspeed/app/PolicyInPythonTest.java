package org.tipspeed.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Standardisation;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.control.Baselines;
import org.tipspeed.control.Controller;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.Python;
import org.tipspeed.task.PolicyController;
import org.tipspeed.task.SignalSettings;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCases;

/** The Python of the page commands what the program does, on the readings of a flight. */
class PolicyInPythonTest {

  private static final Path PAGE = Path.of("src/site/markdown/policy-in-python.md");
  private static final Path SHIPPED =
      Path.of("results/reference/nrel5mw-quickstart/best/policy.safetensors");
  private static final Pattern BLOCK = Pattern.compile("(?s)```python\n(.*?)```");

  /** [deg] and [kN m]. */
  private static final double TOLERANCE = 1e-4;

  private static final double INTERVAL_S = 0.1;
  private static final int STEPS = 600;

  @TempDir private static Path folder;
  private static TurbineDescription turbine;
  private static List<TurbineReading> readings;
  private static Path series;

  /** A flight of the baseline from below rated through a gust, with all that policies may ask. */
  @BeforeAll
  static void fly() throws IOException {
    readings = new ArrayList<>();
    List<TurbineCommand> commands = new ArrayList<>();
    try (MockTurbine flown = MockTurbine.nrel5mw()) {
      turbine = flown.description();
      Controller baseline = Baselines.of(turbine);
      TurbineReading reading =
          flown.start(
              new EpisodeStart(
                  WindCases.parse("ntm:11,class=A,seed=4,duration=60"),
                  OperatingPoint.of(10, 1, 25),
                  INTERVAL_S,
                  60));
      baseline.start(turbine, reading, INTERVAL_S);
      for (int i = 0; i < STEPS; i++) {
        readings.add(reading);
        commands.add(baseline.command(reading));
        reading = flown.advance(commands.get(i));
      }
    }
    series = Files.writeString(folder.resolve("flight.csv"), csv(commands));
  }

  private static String csv(List<TurbineCommand> baseline) {
    StringBuilder csv = new StringBuilder();
    Stream.of(Channel.values()).forEach(each -> csv.append(each.columnName()).append(','));
    csv.append("baseline_pitch_deg,baseline_torque_kNm\n");
    for (int i = 0; i < STEPS; i++) {
      for (Channel each : Channel.values()) {
        csv.append(each.toColumn(readings.get(i).get(each))).append(',');
      }
      csv.append(Math.toDegrees(baseline.get(i).pitchRad().mean())).append(',');
      csv.append(baseline.get(i).generatorTorqueNm() / 1e3).append('\n');
    }
    return csv.toString();
  }

  private static List<String> blocks() throws IOException {
    return BLOCK.matcher(Files.readString(PAGE)).results().map(each -> each.group(1)).toList();
  }

  @Test
  void page_hasAsManyLinesAsItSays() throws IOException {
    long lines = blocks().get(0).lines().filter(line -> !line.isBlank()).count();
    assertEquals(
        "# A policy in %d lines of Python".formatted(lines), Files.readAllLines(PAGE).get(0));
  }

  @Test
  void shippedPolicy_commandsTheSame() throws Exception {
    assertCommandsTheSame(SHIPPED);
  }

  @ParameterizedTest
  @CsvSource({
    "increment, RELU, TANH, NONE, true, 1, 1",
    "increment, TANH, LINEAR, LAYER, false, 3, 2",
    "absolute, LEAKY_RELU, TANH, LAYER, true, 2, 1",
    "absolute, LINEAR, LEAKY_RELU, NONE, false, 1, 3",
    "residual, RELU, RELU, LAYER, true, 2, 2",
    "residual, TANH, TANH, NONE, false, 1, 1"
  })
  void policyOfAllSignalsAndFilters_commandsTheSame(
      String mode,
      Activation hidden,
      Activation output,
      Normalisation normalisation,
      boolean standardised,
      int history,
      int repeat)
      throws Exception {
    RandomGenerator random = new RandomStreams(8).stream(mode + normalisation, 0);
    RunSettings settings = settings(mode, history, repeat, random);
    int inputs = settings.task().observation().signals().size() * history;
    MlpShape shape = new MlpShape(inputs, 0, 0, List.of(24, 16), 2, hidden, output, normalisation);
    Path file = folder.resolve(mode + normalisation + ".safetensors");
    SavedPolicy.write(file, policy(shape, standardised, random), settings, Optional.of(turbine), 0);
    assertCommandsTheSame(file);
  }

  private static RunSettings settings(
      String mode, int history, int repeat, RandomGenerator random) {
    List<String> filters = List.of("none", "low-pass", "high-pass", "rate", "leaky-integral");
    String signals =
        allSignals().stream()
            .map(name -> signal(name, filters.get(random.nextInt(filters.size())), random))
            .collect(Collectors.joining(", "));
    String yaml =
        "task: {observation: {history: %d, limit: 4, signals: [%s]}, action: {mode: %s, repeat: %d, increment_exponent: 1.5, min_pitch_deg: -1}}"
            .formatted(history, signals, mode, repeat);
    return SettingsReader.read(yaml, "test", RunSettings.class);
  }

  /** Those that a refusal names. */
  private static List<String> allSignals() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SignalSettings("none of them", 0, 1, SignalSettings.Filter.NONE, 1));
    List<String> names = List.of(refusal.getMessage().replaceAll(".*\\[|\\].*", "").split(", "));
    assertTrue(names.size() > Channel.values().length, names::toString);
    return names;
  }

  /** Scaled by what it has at the flight's end, if that is a channel. */
  private static String signal(String name, String filter, RandomGenerator random) {
    double scale =
        Stream.of(Channel.values())
            .filter(each -> each.columnName().equals(name))
            .mapToDouble(each -> Math.abs(each.toColumn(readings.get(STEPS - 1).get(each))))
            .map(size -> Math.max(0.1, size))
            .findFirst()
            .orElse(name.endsWith("kW") || name.startsWith("mean") ? 3000 : 5);
    return "{signal: %s, center: %s, scale: %s, filter: %s, time_constant_s: %s}"
        .formatted(name, scale * random.nextDouble(), scale, filter, 0.2 + random.nextDouble());
  }

  private static MlpPolicy policy(MlpShape shape, boolean standardised, RandomGenerator random) {
    float[] values = new float[shape.parameters()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (random.nextFloat() - 0.5f) / 2;
    }
    float[] shift = new float[shape.inputs()];
    float[] scale = new float[shape.inputs()];
    for (int i = 0; i < shift.length; i++) {
      shift[i] = random.nextFloat() - 0.5f;
      scale[i] = 0.5f + random.nextFloat();
    }
    Standardisation all = new Standardisation(shift, scale, 2);
    return new MlpPolicy(shape, values, standardised ? all : Standardisation.NONE);
  }

  private void assertCommandsTheSame(Path file) throws Exception {
    Python.require();
    Path program = Files.writeString(folder.resolve("policy.py"), String.join("\n", blocks()));
    List<String> commanded = Python.lines(program, file, series);
    assertEquals(STEPS, commanded.size());
    SavedPolicy saved = SavedPolicy.read(file);
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    try (PolicyController controller =
        new PolicyController("p", saved.policy(), saved.settings().task(), Baselines::of)) {
      controller.start(turbine, readings.get(0), INTERVAL_S);
      for (int i = 0; i < STEPS; i++) {
        TurbineCommand command = controller.command(readings.get(i));
        String[] numbers = commanded.get(i).split(" ");
        double pitchDeg = Math.toDegrees(command.pitchRad().mean());
        assertEquals(pitchDeg, Double.parseDouble(numbers[0]), TOLERANCE, "pitch in row " + i);
        assertEquals(
            command.generatorTorqueNm() / 1e3,
            Double.parseDouble(numbers[1]),
            TOLERANCE,
            "torque in row " + i);
        least = Math.min(least, pitchDeg);
        most = Math.max(most, pitchDeg);
      }
    }
    assertTrue(most - least > 0.5, "so much did it move: %s to %s deg".formatted(least, most));
  }
}
