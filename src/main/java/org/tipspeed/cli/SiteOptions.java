package org.tipspeed.cli;

import org.tipspeed.wind.Site;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the rotor stands; by default that of the NREL 5 MW turbine. */
final class SiteOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--hub-height",
      paramLabel = "M",
      defaultValue = "90",
      description = "Hub height [m]; default: ${DEFAULT-VALUE}.")
  private double hubHeightM;

  @Option(
      names = "--rotor-diameter",
      paramLabel = "M",
      defaultValue = "126",
      description = "Rotor diameter [m]; default: ${DEFAULT-VALUE}.")
  private double rotorDiameterM;

  Site site() {
    try {
      return new Site(hubHeightM, rotorDiameterM);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
