package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindExport;
import org.tipspeed.wind.WindFields;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a wind to a file that other programs read. */
@Command(
    name = "make",
    description = {
      "Write a wind to a file: .bts a full field, .wnd, .hh or .hht a hub-height series.",
      "A wind that is no field is sampled on a grid around the rotor."
    })
final class WindMakeCommand implements Callable<Integer> {

  /** Where the wind comes from: one of the two. */
  static final class Source {

    @Parameters(
        paramLabel = "SPEC",
        description = "Such as ntm:12,class=B,seed=3,duration=600 or eog:12.")
    private String spec;

    @Option(names = "--from", paramLabel = "FILE", description = "A wind file to convert.")
    private String file;

    WindCase wind() {
      return WindCases.parse(spec != null ? spec : file);
    }
  }

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write.")
  private Path out;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Converters.PositiveSeconds.class,
      defaultValue = "600",
      description = "How much to write of a wind that is no field [s]; default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Mixin private SiteOptions siteOptions;

  @Override
  public Integer call() {
    WindCase wind = source.wind();
    Site site = siteOptions.site();
    List<String> leftOut =
        WindExport.write(WindFields.open(wind, site), site, seconds, out, "tipspeed " + wind);
    PrintWriter console = spec.commandLine().getOut();
    console.println("wrote " + out);
    leftOut.forEach(console::println);
    return ExitCode.DONE.number();
  }
}
