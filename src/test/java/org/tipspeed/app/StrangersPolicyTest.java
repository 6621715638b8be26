package org.tipspeed.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Standardisation;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.OneOf;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsShape;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.wind.WindSpec;

/**
 * A policy from anybody decides how it flies and nothing else. Each key of the settings stands on
 * one of two lists; a new one has to be put on one of them.
 */
class StrangersPolicyTest {

  /** What a policy decides. */
  private static final Pattern FLIES =
      Pattern.compile(
          "seed|environment|discount_time_constant_s|agent\\.discount"
              + "|turbine\\.mock\\.(time_step_s|air_density_kg_per_m3|dynamic_inflow)"
              + "|turbine\\.process\\.plausibility\\..*"
              + "|task\\.(control_interval_s|episode_duration_s|inertia_kg_m2)"
              + "|task\\.(start|observation|action|reward|ending)\\..*"
              + "|evaluation\\.duration_s|evaluation\\.(metrics|comparison|site)\\..*");

  /** What it must not decide: code, paths, and how much is done. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "simulators|turbine\\.(simulator|in_process)"
              + "|turbine\\.mock\\.(parameter_file|step_cost_ms)|turbine\\.(qblade|openfast|program)\\..*"
              + "|turbine\\.process\\.(?!plausibility).*"
              + "|task\\.(winds|wind_pool)|classic\\..*|agent\\.(?!discount$).*|training\\..*"
              + "|evaluation\\.(validation_winds|validation_goals|winds|jobs)|reference");

  private static final String SCHEDULE =
      "[{wind_mps: 5, rotor_speed_rpm: 8, pitch_deg: 0, generator_torque_nm: 6000},"
          + " {wind_mps: 6, rotor_speed_rpm: 9, pitch_deg: 0, generator_torque_nm: 9000}]";

  /** Values that cannot be guessed from their type. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("turbine.simulator", "qblade"),
          Map.entry("turbine.qblade.turbine.schedule", SCHEDULE),
          Map.entry("turbine.openfast.turbine.schedule", SCHEDULE),
          Map.entry("turbine.program.turbine.schedule", SCHEDULE),
          Map.entry("turbine.program.lacking", "[azimuth_deg]"),
          Map.entry("turbine.program.outputs", "{aero_thrust_kN: Evil}"),
          Map.entry("task.observation.signals", "[{signal: rotor_speed_rpm}]"),
          Map.entry("task.reward.terms", "[{name: a, weight: 2, of: {signal: rotor_speed_rpm}}]"),
          Map.entry("task.reward.floor", "-7"),
          Map.entry("task.start.from", "given"),
          Map.entry(
              "evaluation.validation_goals", "[{metric: energy_kwh, ratio: 1, tolerance: 1}]"),
          Map.entry("agent.exploration.decay", "exponential"),
          Map.entry("reference", "{library: /tmp/evil.so}"));

  private static final List<String> GUESSES =
      List.of(
          "0.5",
          "2",
          "7",
          "0.01",
          "1",
          "0.9",
          "3",
          "1.5",
          "100",
          "true",
          "false",
          "[9]",
          "[evil=1]",
          "evil",
          "/tmp/evil",
          "linear",
          "none",
          "sum");

  @TempDir private Path folder;

  /** Every key that holds a value, with its path. */
  static List<String> keys() {
    List<String> keys = new ArrayList<>();
    collect(RunSettings.class, "", keys);
    return keys;
  }

  private static void collect(Class<?> record, String parent, List<String> keys) {
    SettingsShape<?> shape = SettingsShape.of(record);
    for (String key : shape.keys()) {
      shape
          .recordAt(key)
          .ifPresentOrElse(
              inner -> collect(inner, parent + key + ".", keys), () -> keys.add(parent + key));
    }
  }

  @Test
  void everyKey_isOnOneOfTheLists() {
    for (String key : keys()) {
      assertNotEquals(
          FLIES.matcher(key).matches(),
          FORBIDDEN.matcher(key).matches(),
          key + ": does flying need it from a policy file, or may no stranger decide it?");
    }
    assertTrue(keys().size() > 100, keys()::toString);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void key_isTakenFromThePolicyOnlyIfFlyingNeedsIt(String key) {
    RunSettings given = given(key);
    Path policy = policy(given);
    if (FLIES.matcher(key).matches()) {
      assertEquals(value(key, given), value(key, Tipspeed.settingsOf(policy.toString())));
    } else if (given.beyondFlying().isEmpty()) {
      RunSettings flown = Tipspeed.settingsOf(policy.toString());
      assertEquals(value(key, RunSettings.DEFAULTS.toFly()), value(key, flown));
      assertEquals(RunSettings.DEFAULTS.toFly(), flown);
    } else {
      var refusal =
          assertThrows(SettingsException.class, () -> Tipspeed.settingsOf(policy.toString()), key);
      assertTrue(refusal.getMessage().contains(policy + " asks for " + key), refusal.getMessage());
      assertTrue(refusal.getMessage().endsWith("give --config FILE with settings of your own"));
    }
  }

  /** Settings that differ from the defaults in one key. */
  private static RunSettings given(String key) {
    return Stream.concat(Optional.ofNullable(VALUES.get(key)).stream(), guesses(key))
        .flatMap(text -> read(yaml(key, text)).stream())
        .filter(settings -> !value(key, settings).equals(value(key, RunSettings.DEFAULTS)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("which other value may " + key + " have?"));
  }

  private static Stream<String> guesses(String key) {
    Type type = type(key, RunSettings.class);
    if (type instanceof ParameterizedType generic
        && generic.getActualTypeArguments()[0] == WindSpec.class) {
      return Stream.of("['file:/tmp/evil.bts']");
    }
    if (type instanceof Class<?> choice && choice.isEnum()) {
      return Stream.of(choice.getEnumConstants())
          .map(each -> each.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
    return GUESSES.stream();
  }

  private static Type type(String key, Class<?> record) {
    int dot = key.indexOf('.');
    SettingsShape<?> shape = SettingsShape.of(record);
    return dot < 0
        ? shape.typeOf(key)
        : type(key.substring(dot + 1), shape.recordAt(key.substring(0, dot)).orElseThrow());
  }

  private static Object value(String key, Record settings) {
    int dot = key.indexOf('.');
    SettingsShape<?> shape = SettingsShape.of(settings.getClass());
    if (dot < 0) {
      return shape.valueOf(key, settings).orElseThrow();
    }
    Object inner = shape.valueOf(key.substring(0, dot), settings).orElseThrow();
    return value(
        key.substring(dot + 1), inner instanceof OneOf choice ? choice.settings() : (Record) inner);
  }

  private static String yaml(String key, String value) {
    String[] parts = key.split("\\.");
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      yaml.append("  ".repeat(i)).append(parts[i]).append(i < parts.length - 1 ? ":\n" : ": ");
    }
    return yaml.append(value).append('\n').toString();
  }

  private static Optional<RunSettings> read(String yaml) {
    try {
      return Optional.of(SettingsReader.read(yaml, "test", RunSettings.class));
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }

  private Path policy(RunSettings settings) {
    MlpShape shape =
        new MlpShape(4, 0, 0, List.of(3), 2, Activation.RELU, Activation.TANH, Normalisation.NONE);
    MlpPolicy policy = new MlpPolicy(shape, new float[shape.parameters()], Standardisation.NONE);
    Path file = folder.resolve("stranger.safetensors");
    SavedPolicy.write(file, policy, settings, Optional.empty(), 0);
    return file;
  }

  @Test
  void noKey_leadsToATableThatIsRead() {
    assertFalse(Set.copyOf(keys()).isEmpty());
    for (String key : keys()) {
      assertFalse(type(key, RunSettings.class).getTypeName().contains("Row"), key);
    }
  }

  @Test
  void runDirectory_thatAsksForMore_isRefusedWithTheWayOut() throws Exception {
    RunSettings asks =
        SettingsReader.read(yaml("turbine.simulator", "qblade"), "test", RunSettings.class);
    Path run = Files.createDirectories(folder.resolve("run/best"));
    Files.copy(policy(asks), run.resolve("policy.safetensors"));
    Path config = Files.writeString(folder.resolve("run/config.yaml"), "seed: 1\n");
    var refusal =
        assertThrows(
            SettingsException.class, () -> Tipspeed.settingsOf(run.getParent().toString()));
    assertEquals(
        ("%s asks for turbine.simulator: qblade, which a policy does not decide, as it may be"
                + " anybody's; if this run is your own, give --config %s")
            .formatted(run.getParent(), config),
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task: {control_interval_s: 1.0e-6}",
        "turbine: {mock: {time_step_s: 1.0e-9}}",
        "turbine: {mock: {step_cost_ms: 1.0e+9}}",
        "task: {observation: {history: 1000000000}}",
        "task: {action: {repeat: 2000000000}}",
        "task: {episode_duration_s: 1.0e+15}",
        "task: {wind_pool: 2000000000}",
        "evaluation: {duration_s: 1.0e+15}",
        "evaluation: {jobs: 1000000}",
        "evaluation: {comparison: {resamples: 2000000000}}",
        "evaluation: {site: {bin_width_mps: 1.0e-300}}",
        "simulators: 1000000",
        "agent: {memory_size: 2000000000}",
        "agent: {batch_size: 1000000000, memory_size: 1000000000}",
        "agent: {n_step: 1000000000}",
        "agent: {actor: {hidden: [1000000000]}}",
        "evaluation: {duration_s: 86400}\ntask: {control_interval_s: 0.001}",
      })
  void sizeThatNobodyCouldMean_isRefused(String yaml) {
    assertThrows(
        SettingsException.class, () -> SettingsReader.read(yaml, "test", RunSettings.class));
  }
}
