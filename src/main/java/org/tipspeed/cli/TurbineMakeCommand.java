package org.tipspeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.quantity.Unit;
import org.tipspeed.rundir.WholeFile;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.mock.MockSettings;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.turbine.model.TurbineModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the parameter file of a built-in turbine. */
@Command(
    name = "make",
    description = {
      "Make a turbine of the built-in simulator from an OpenFAST model (3.5 to 5).",
      "Loads come from its blades and polars, frequencies from its structure; each number in the"
          + " file says where it is from."
    })
final class TurbineMakeCommand implements Callable<Integer> {

  private static final String ENDING = ".yaml";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL.fst", description = "Main input file of the OpenFAST model.")
  private Path model;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Parameter file to write (.yaml); its tables are written beside it.")
  private Path out;

  @Option(names = "--name", description = "Of the turbine; default: the file's name.")
  private String name;

  @Option(
      names = "--rated-power",
      paramLabel = "KW",
      description = "Rated electrical power [kW]; default: what the controller's input file says.")
  private Double ratedPowerKw;

  @Option(
      names = "--rated-speed",
      paramLabel = "RPM",
      description = "Rated rotor speed [rpm]; default: what the controller's input file says.")
  private Double ratedSpeedRpm;

  @Option(
      names = "--controller-input",
      paramLabel = "FILE",
      description = "ROSCO's input file (DISCON.IN); default: the one that the model names.")
  private Path controllerInput;

  @Option(
      names = "--leave-out",
      paramLabel = "PART",
      split = ",",
      description = "Parts of the model that the twin is to do without: platform, beamdyn.")
  private Set<String> leftOut = Set.of();

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    String file = out.getFileName().toString();
    if (!file.endsWith(ENDING)) {
      throw new ParameterException(
          spec.commandLine(), "--out must end in %s, was %s".formatted(ENDING, out));
    }
    leftOut.stream()
        .filter(part -> !TurbineModel.LEAVABLE.contains(part))
        .findFirst()
        .ifPresent(
            part -> {
              throw new ParameterException(
                  spec.commandLine(), "--leave-out must be platform or beamdyn, was " + part);
            });
    String stem = file.substring(0, file.length() - ENDING.length());
    TurbineModel.Made made = made(stem);
    write(made, stem);
    MockTurbine.sheet(new MockSettings(out.toAbsolutePath(), 0.05, 1.225, 0));
    PrintWriter console = spec.commandLine().getOut();
    console.println("wrote " + out);
    made.summary().forEach(console::println);
    if (!made.assumed().isEmpty()) {
      console.println("assumed:");
      made.assumed().forEach(line -> console.println("  " + line));
    }
    return ExitCode.DONE.number();
  }

  /** What is wrong with a model is wrong with a file that was named, as with settings. */
  private TurbineModel.Made made(String stem) {
    TurbineModel.Request request =
        new TurbineModel.Request(
            model,
            controllerInput,
            positive("--rated-power", ratedPowerKw, Unit.KW),
            positive("--rated-speed", ratedSpeedRpm, Unit.RPM),
            leftOut);
    try {
      return TurbineModel.make(request, name != null ? name : stem, stem);
    } catch (TurbineException e) {
      throw new SettingsException(e.getMessage());
    }
  }

  private double positive(String option, Double value, Unit unit) {
    if (value == null) {
      return Double.NaN;
    }
    if (!(value > 0 && value < 1e9)) {
      throw new ParameterException(
          spec.commandLine(), "%s must be above 0, was %s".formatted(option, value));
    }
    return unit.toSi(value);
  }

  private void write(TurbineModel.Made made, String stem) throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    List<Path> files =
        made.files().keySet().stream().map(ending -> folder.resolve(stem + ending)).toList();
    for (Path file : files) {
      if (!force && Files.exists(file)) {
        throw new ParameterException(
            spec.commandLine(), "%s is there already; --force replaces it".formatted(file));
      }
    }
    Files.createDirectories(folder);
    made.files().forEach((ending, text) -> WholeFile.write(folder.resolve(stem + ending), text));
  }
}
