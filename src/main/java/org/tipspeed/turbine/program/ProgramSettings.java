package org.tipspeed.turbine.program;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.drive.ActuatorSettings;

/**
 * A turbine in a program that loads a Bladed-style controller. Arguments and files may contain
 * placeholders; see {@link Placeholder}.
 *
 * @param executable path of the program
 * @param arguments of its command line
 * @param files that it reads: each is filled in and copied to the folder of the flight under its
 *     name; of a folder, everything in it
 * @param runsIn the program's current folder, as a path in the folder of the flight
 * @param controller path of the library of {@code native/controller} for the program; if empty, the
 *     one that tipspeed carries for this machine
 * @param timeStepS time between two calls of the program's controller [s]
 * @param settleS how long a speed controller holds the initial operation in still-standing wind
 *     until the structure has settled, before the episode's time 0 [s]
 * @param answerLimitS how long the program may take to connect, and between two calls [s]; the
 *     limits of turbine.process hold too
 * @param lacking channels that the program leaves at 0 in the exchange array, by the names of their
 *     columns
 * @param output file with channels that the array does not carry, as a path in the folder of the
 *     flight: OpenFAST's text or binary format ({@code .out}, {@code .outb}); it is read after the
 *     flight. Empty for none
 * @param outputs which of its channels are which, by the names of our columns
 * @param turbine what the program's turbine is, its generator's efficiency too
 * @param actuator drives between commands and program
 */
@RecordBuilder
public record ProgramSettings(
    Path executable,
    List<String> arguments,
    List<Path> files,
    String runsIn,
    Path controller,
    double timeStepS,
    double settleS,
    double answerLimitS,
    List<String> lacking,
    String output,
    Map<String, String> outputs,
    TurbineData turbine,
    ActuatorSettings actuator)
    implements ProgramSettingsBuilder.With {

  private static final Path NONE = Path.of("");

  public static final ProgramSettings DEFAULTS =
      ProgramSettingsBuilder.builder()
          .executable(NONE)
          .arguments(List.of())
          .files(List.of())
          .runsIn(".")
          .controller(NONE)
          .timeStepS(0.0125)
          .settleS(20)
          .answerLimitS(60)
          .lacking(List.of())
          .output("")
          .outputs(OutputFile.OPENFAST)
          .turbine(TurbineData.DEFAULTS.withName("NREL 5 MW"))
          .actuator(ActuatorSettings.DEFAULTS)
          .build();

  public ProgramSettings {
    Objects.requireNonNull(executable);
    arguments = List.copyOf(arguments);
    arguments.forEach(Placeholder::requireKnown);
    files = List.copyOf(files);
    requireInside("runs_in", runsIn);
    requireInside("output", output);
    Objects.requireNonNull(controller);
    Check.upTo("time_step_s", timeStepS, 1);
    Check.within("settle_s", settleS, 0, 1000);
    Check.upTo("answer_limit_s", answerLimitS, 1e6);
    lacking = List.copyOf(lacking);
    lacking.forEach(ToldRecord::requireOptional);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    outputs.keySet().forEach(OutputFile::requireColumn);
    Objects.requireNonNull(turbine);
    Objects.requireNonNull(actuator);
  }

  private static void requireInside(String key, String path) {
    Check.that(
        !Path.of(path).isAbsolute() && !Path.of(path).normalize().startsWith(".."),
        key + " must be a path in the folder of the flight",
        path);
  }

  /** Whether the carried controller library serves. */
  boolean usesCarriedController() {
    return controller.equals(NONE);
  }
}
