package org.tipspeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.quantity.Unit;
import org.tipspeed.rundir.WholeFile;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.mock.MockSettings;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.turbine.model.TableTurbine;
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
      "Make a turbine of the built-in simulator from an OpenFAST model (3.5 to 5), or from ROSCO's",
      "table of rotor performance.",
      "Loads come from its blades and polars, frequencies from its structure; each number in the"
          + " file says where it is from."
    })
final class TurbineMakeCommand implements Callable<Integer> {

  private static final String ENDING = ".yaml";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL.fst",
      arity = "0..1",
      description = "Main input file of the OpenFAST model.")
  private Path model;

  @Option(
      names = "--cp-ct-cq",
      paramLabel = "FILE",
      description = {
        "ROSCO's table of rotor performance instead of a model, with --controller-input; what both",
        "do not say is scaled from the NREL 5 MW."
      })
  private Path table;

  @Option(
      names = "--hub-height",
      paramLabel = "M",
      description = "Height of the rotor's centre [m], with --cp-ct-cq; default: scaled.")
  private Double hubHeightM;

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
    Path folder = out.toAbsolutePath().getParent();
    requireFree(made, folder, stem);
    requireFlies(made, stem);
    Files.createDirectories(folder);
    write(made, folder, stem);
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
    if ((model == null) == (table == null)) {
      throw new ParameterException(
          spec.commandLine(), "give a MODEL.fst or --cp-ct-cq FILE, one of the two");
    }
    try {
      return table != null ? ofTable(stem) : ofModel(stem);
    } catch (TurbineException e) {
      throw new SettingsException(e.getMessage());
    }
  }

  private TurbineModel.Made ofTable(String stem) {
    if (controllerInput == null) {
      throw new ParameterException(
          spec.commandLine(), "--cp-ct-cq needs --controller-input, ROSCO's DISCON.IN");
    }
    return TableTurbine.make(
        table,
        controllerInput,
        Optional.ofNullable(hubHeightM),
        MockTurbine.sheet(MockSettings.DEFAULTS),
        name != null ? name : stem,
        stem);
  }

  private TurbineModel.Made ofModel(String stem) {
    TurbineModel.Request request =
        new TurbineModel.Request(
            model,
            controllerInput,
            positive("--rated-power", ratedPowerKw, Unit.KW),
            positive("--rated-speed", ratedSpeedRpm, Unit.RPM),
            leftOut);
    return TurbineModel.make(request, name != null ? name : stem, stem);
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

  private void requireFree(TurbineModel.Made made, Path folder, String stem) {
    for (String ending : made.files().keySet()) {
      Path file = folder.resolve(stem + ending);
      if (!force && Files.exists(file)) {
        throw new ParameterException(
            spec.commandLine(), "%s is there already; --force replaces it".formatted(file));
      }
    }
  }

  /** What the built-in turbine would refuse is not written. */
  private static void requireFlies(TurbineModel.Made made, String stem) throws IOException {
    Path draft = Files.createTempDirectory("tipspeed-turbine");
    try {
      write(made, draft, stem);
      MockTurbine.sheet(new MockSettings(draft.resolve(stem + ENDING), 0.05, 1.225, 0));
    } finally {
      for (String ending : made.files().keySet()) {
        Files.deleteIfExists(draft.resolve(stem + ending));
      }
      Files.delete(draft);
    }
  }

  private static void write(TurbineModel.Made made, Path folder, String stem) {
    made.files().forEach((ending, text) -> WholeFile.write(folder.resolve(stem + ending), text));
  }
}
