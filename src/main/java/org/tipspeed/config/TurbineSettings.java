package org.tipspeed.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tipspeed.config.yaml.Sections;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsShape;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.config.yaml.YamlDocument;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.process.ProcessSettings;

/**
 * Which simulator flies, and where.
 *
 * @param simulator name of one of {@link Simulators#ALL}
 * @param inProcess whether the simulator lives in this process instead of a child of its own; empty
 *     for what is usual: the built-in turbine here, any other, which may crash or hang, in a child
 * @param simulators settings of every kind of simulator, each a section of its name
 * @param process limits and restarts of a child process
 */
public record TurbineSettings(
    String simulator, Optional<Boolean> inProcess, Sections simulators, ProcessSettings process) {

  private static final String BUILT_IN = "mock";

  /** The built-in turbine in this process. */
  public static final TurbineSettings DEFAULTS =
      new TurbineSettings(
          BUILT_IN, Optional.empty(), Simulators.defaults(), ProcessSettings.DEFAULTS);

  public TurbineSettings {
    Check.that(
        Simulators.named(simulator).isPresent(),
        "simulator must be one of " + String.join(", ", Simulators.names()),
        simulator);
    Objects.requireNonNull(simulators);
    Objects.requireNonNull(process);
    // Said or left out, the same is equal: a run goes on with either.
    boolean usual = simulator.equals(BUILT_IN);
    inProcess = inProcess.filter(asked -> asked != usual);
  }

  /** Whether it is the built-in turbine that flies. */
  public boolean isBuiltIn() {
    return simulator.equals(BUILT_IN);
  }

  /** Whether the simulator lives in this process instead of a child of its own. */
  public boolean isInThisProcess() {
    return inProcess.orElse(isBuiltIn());
  }

  /**
   * Reads a turbine section that is a file of its own, or that of settings of a whole run.
   *
   * @throws SettingsException if the file cannot be read, or with every problem found in it
   */
  public static TurbineSettings read(Path file) {
    return isSection(file)
        ? SettingsReader.read(file, TurbineSettings.class)
        : SettingsReader.read(file, RunSettings.class).turbine();
  }

  private static boolean isSection(Path file) {
    return YamlDocument.compose(SettingsReader.text(file), file.toString()).getValue().stream()
        .noneMatch(
            entry ->
                entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals("turbine"));
  }

  /**
   * A kind of simulator with settings of its own type.
   *
   * @param <S> that type
   */
  public record Choice<S extends Record>(Simulator<S> kind, S settings) {}

  /** The simulator that flies, with its settings. */
  public Choice<?> choice() {
    return choice(Simulators.named(simulator).orElseThrow());
  }

  /**
   * What flew, for readers of results: see {@link Simulator#title}.
   *
   * @param printed files with what child processes printed
   */
  public String title(List<Path> printed) {
    return isBuiltIn() ? "the built-in turbine" : title(choice(), printed);
  }

  private static <S extends Record> String title(Choice<S> choice, List<Path> printed) {
    return choice.kind().title(choice.settings(), printed);
  }

  @SuppressWarnings("unchecked") // a section has the type of its kind's defaults
  private <S extends Record> Choice<S> choice(Simulator<S> kind) {
    return new Choice<>(kind, (S) simulators.named(kind.name()));
  }

  /** The same with other settings of the simulator that flies. */
  public TurbineSettings with(Record settings) {
    return new TurbineSettings(simulator, inProcess, simulators.with(simulator, settings), process);
  }

  /**
   * The built-in turbine.
   *
   * @param nameOrFile of a turbine that the program brings along, or a parameter file
   * @throws SettingsException if it is neither
   */
  public static TurbineSettings builtIn(String nameOrFile) {
    return SettingsReader.read(
        SettingsWriter.toJson(new Built(new Section(TurbineChoice.located(nameOrFile)))),
        "--turbine",
        TurbineSettings.class);
  }

  private record Built(Section mock) {}

  private record Section(String parameterFile) {}

  /** See {@link RunSettings#toFly}: the built-in turbine in this process. */
  TurbineSettings toFly() {
    return new TurbineSettings(
        DEFAULTS.simulator,
        DEFAULTS.inProcess,
        DEFAULTS.simulators.with(BUILT_IN, toFly(DEFAULTS.with(builtIn()).choice())),
        ProcessSettings.DEFAULTS.withPlausibility(process.plausibility()));
  }

  private Record builtIn() {
    return simulators.named(BUILT_IN);
  }

  private static <S extends Record> S toFly(Choice<S> choice) {
    return choice.kind().toFly(choice.settings());
  }

  /** See {@link RunSettings#beyondFlying}. */
  List<String> beyondFlying() {
    if (!isBuiltIn()) {
      return List.of("turbine.simulator: " + simulator);
    }
    Record allowed = toFly(choice());
    SettingsShape<?> shape = SettingsShape.of(allowed.getClass());
    return shape.keys().stream()
        .filter(key -> !shape.valueOf(key, builtIn()).equals(shape.valueOf(key, allowed)))
        .map(
            key ->
                "turbine.%s.%s: %s"
                    .formatted(simulator, key, shape.valueOf(key, builtIn()).orElse("")))
        .toList();
  }

  /** The same once the simulator has been prepared for what is to be flown. */
  public TurbineSettings prepared(Simulator.Preparation preparation) {
    return with(prepared(choice(), preparation));
  }

  private static <S extends Record> S prepared(
      Choice<S> choice, Simulator.Preparation preparation) {
    return choice.kind().prepared(choice.settings(), preparation);
  }

  /** The same in air of another density [kg/m3]; empty if the simulator cannot be told. */
  public Optional<TurbineSettings> inAir(double densityKgPerM3) {
    return inAir(choice(), densityKgPerM3).map(this::with);
  }

  private static <S extends Record> Optional<? extends Record> inAir(
      Choice<S> choice, double densityKgPerM3) {
    return choice.kind().inAir(choice.settings(), densityKgPerM3);
  }
}
