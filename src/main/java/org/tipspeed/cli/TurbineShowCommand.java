package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tipspeed.quantity.Unit;
import org.tipspeed.report.TurbinePage;
import org.tipspeed.report.picture.Picture;
import org.tipspeed.report.picture.TurbinePicture;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineSheet;
import org.tipspeed.turbine.mock.MockSettings;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.turbine.mock.ParameterFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a built-in turbine is like. */
@Command(
    name = "show",
    description =
        "Show a turbine of the built-in simulator: curves, frequencies, where its numbers are from.")
final class TurbineShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|FILE",
      description = "One that tipspeed brings along (nrel5mw, iea3.4, iea15), or a parameter file.")
  private String turbine;

  @Option(names = "--html", paramLabel = "FILE", description = "Write it as a page too.")
  private Path html;

  @Option(names = "--png", paramLabel = "FILE", description = "Write its curves as a picture too.")
  private Path png;

  @Override
  public Integer call() {
    TurbineSheet sheet = MockTurbine.sheet(MockSettings.DEFAULTS.of(parameterFile()));
    PrintWriter out = spec.commandLine().getOut();
    printPlate(sheet.description(), out);
    printStates(sheet, out);
    printFrequencies(sheet, out);
    printSources(sheet, out);
    if (png != null) {
      Picture.write(png, TurbinePicture.png(sheet));
      out.println("wrote " + png);
    }
    if (html != null) {
      TurbinePage.write(html, sheet);
      out.println("wrote " + html);
    }
    return ExitCode.DONE.number();
  }

  private ParameterFile parameterFile() {
    try {
      return ParameterFile.located(turbine, Path.of("").toAbsolutePath());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static void printPlate(TurbineDescription plate, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %.0f kW at %s and %.2f m/s; rotor %.1f m, hub at %.1f m, gear %.4g%n",
        plate.name(),
        plate.ratedPowerW() / 1e3,
        Unit.RPM.text(plate.ratedRotorSpeedRadPerS()),
        plate.ratedWindMps(),
        plate.site().rotorDiameterM(),
        plate.site().hubHeightM(),
        plate.gearRatio());
  }

  private static void printStates(TurbineSheet sheet, PrintWriter out) {
    out.println();
    out.println("  wind   rotor   pitch    power   thrust  tower base  blade root     cp     ct");
    out.println("   m/s     rpm     deg       kW       kN        kN m        kN m      -      -");
    for (TurbineSheet.State state : sheet.states()) {
      out.printf(
          Locale.ROOT,
          "%6.2f  %6.2f  %6.2f  %7.0f  %7.1f  %10.0f  %10.0f  %5.3f  %5.3f%n",
          state.windMps(),
          state.rotorSpeedRpm(),
          state.pitchDeg(),
          state.powerKw(),
          state.thrustKn(),
          state.towerBaseKnm(),
          state.bladeRootKnm(),
          state.powerCoefficient(),
          state.thrustCoefficient());
    }
  }

  /** Beside each the rotor speeds at which passing blades meet it. */
  private static void printFrequencies(TurbineSheet sheet, PrintWriter out) {
    out.println();
    sheet
        .frequenciesHz()
        .forEach(
            (what, hz) ->
                out.printf(
                    Locale.ROOT,
                    "%-16s %8.4f Hz   met by 1P at %.2f, by 3P at %.2f rpm%n",
                    what,
                    hz,
                    hz * 60,
                    hz * 20));
  }

  private static void printSources(TurbineSheet sheet, PrintWriter out) {
    Map<String, Integer> counts = new TreeMap<>();
    for (TurbineSheet.Number number : sheet.numbers()) {
      counts.merge(number.source().split("[:, ]")[0], 1, Integer::sum);
    }
    out.println();
    out.println("where its numbers are from: " + counts);
    sheet.numbers().stream()
        .filter(number -> number.source().startsWith("assumed"))
        .forEach(number -> out.println("  assumed: " + number.key() + " " + number.value()));
  }
}
