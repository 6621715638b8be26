package org.tipspeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tipspeed.report.picture.WindPicture;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;
import org.tipspeed.wind.WindSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a wind is like at the hub and over the rotor. */
@Command(
    name = "show",
    description = "Show what a wind is like: grid, length, mean, turbulence, shear, spectrum.")
final class WindShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE_OR_SPEC",
      description = "Such as field.bts, steady:12, eog:12 or ntm:12,class=B,seed=3.")
  private String wind;

  @Option(names = "--png", paramLabel = "FILE", description = "Write a picture too.")
  private Path png;

  @Mixin private SiteOptions siteOptions;

  @Override
  public Integer call() throws IOException {
    WindCase windCase = WindCases.parse(wind);
    Site site = siteOptions.site();
    WindField field = WindFields.open(windCase, site);
    WindSummary summary = WindSummary.of(field, site);
    PrintWriter out = spec.commandLine().getOut();
    Sparkline sparkline = Sparkline.in(terminalCharset());
    new WindDescription(windCase, site, summary, sparkline).lines().forEach(out::println);
    if (png != null) {
      WindPicture.write(png, summary, field, site);
      out.println("wrote " + png);
    }
    return ExitCode.DONE.number();
  }

  /** Since Java 19 the terminal's character set need not be the default one. */
  private static Charset terminalCharset() {
    return Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
  }
}
