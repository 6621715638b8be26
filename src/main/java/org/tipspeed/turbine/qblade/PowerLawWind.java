package org.tipspeed.turbine.qblade;

import java.util.OptionalDouble;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindField;

/**
 * Wind with one speed for the whole rotor at a time and a power-law profile, changed while the
 * simulation runs: the library takes the speed at the beginning of each step, everywhere at once.
 */
final class PowerLawWind implements EpisodeWinds.EpisodeWind {

  private static final double TOLERANCE_MPS = 1e-3;
  private static final int SAMPLES = 100;

  /** Beyond this an end of the profile stands in for endless winds [s]. */
  private static final double LONGEST_S = 3600;

  private final WindField field;
  private final Site site;
  private final double exponent;
  private final double floorMps;
  private final double[] uvw = new double[3];

  private PowerLawWind(WindField field, Site site, double exponent, double floorMps) {
    this.field = field;
    this.site = site;
    this.exponent = exponent;
    this.floorMps = floorMps;
  }

  /** The field as a changing power law, or null if it is more than that. */
  static PowerLawWind orNull(WindField field, Site site, double durationS, double floorMps) {
    double span = Math.min(Math.min(durationS, field.durationS()), LONGEST_S);
    OptionalDouble exponent = exponent(field, site, 0);
    if (exponent.isEmpty()) {
      return null;
    }
    PowerLawWind wind = new PowerLawWind(field, site, exponent.getAsDouble(), floorMps);
    for (int i = 0; i <= SAMPLES; i++) {
      if (!wind.holdsAt(span * i / SAMPLES)) {
        return null;
      }
    }
    return wind;
  }

  private static OptionalDouble exponent(WindField field, Site site, double timeS) {
    double[] uvw = new double[3];
    double top = site.hubHeightM() + 0.5 * site.rotorDiameterM();
    field.velocityAt(timeS, 0, 0, top, uvw);
    double above = uvw[0];
    field.velocityAt(timeS, 0, 0, site.hubHeightM(), uvw);
    if (!(above > 0 && uvw[0] > 0)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.log(above / uvw[0]) / Math.log(top / site.hubHeightM()));
  }

  private boolean holdsAt(double timeS) {
    double reach = 0.49 * site.rotorDiameterM();
    double hub = downwind(timeS, 0, site.hubHeightM());
    return isLaw(timeS, hub, 0, reach)
        && isLaw(timeS, hub, 0, -reach)
        && isLaw(timeS, hub, reach, 0)
        && isLaw(timeS, hub, -reach, 0);
  }

  private boolean isLaw(double timeS, double hub, double y, double aboveHub) {
    double z = site.hubHeightM() + aboveHub;
    double law = hub * Math.pow(z / site.hubHeightM(), exponent);
    return Math.abs(downwind(timeS, y, z) - law) < TOLERANCE_MPS
        && Math.abs(uvw[1]) < TOLERANCE_MPS
        && Math.abs(uvw[2]) < TOLERANCE_MPS;
  }

  private double downwind(double timeS, double y, double z) {
    field.velocityAt(timeS, 0, y, z, uvw);
    return uvw[0];
  }

  @Override
  public void load(NativeSimulator simulator) {
    blow(simulator, 0);
  }

  @Override
  public void blow(NativeSimulator simulator, double timeS) {
    simulator.setPowerLawWind(hubSpeedMps(timeS), exponent, site.hubHeightM());
  }

  private double hubSpeedMps(double timeS) {
    double within = Math.max(0, Math.min(timeS, field.durationS()));
    return Math.max(floorMps, downwind(within, 0, site.hubHeightM()));
  }

  @Override
  public double hubSpeedAtStartMps() {
    return hubSpeedMps(0);
  }

  @Override
  public void close() {}
}
