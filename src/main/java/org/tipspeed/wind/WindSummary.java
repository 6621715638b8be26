package org.tipspeed.wind;

import java.util.Arrays;
import java.util.Optional;
import org.tipspeed.loads.Spectrum;
import org.tipspeed.loads.Statistics;

/**
 * What there is to say about a wind field, measured on the field itself.
 *
 * @param grid dimensions, if it is a box
 * @param periodic whether it repeats itself
 * @param durationS until when it is defined [s]; infinity if there is no end
 * @param stepS time between the samples [s]
 * @param hubMps velocity at the hub from the start, [component][sample] [m/s]
 * @param shearExponent power-law exponent of the mean speeds at the rotor's lower and upper edge;
 *     NaN if there is none
 */
public record WindSummary(
    Optional<TurbulenceBox.Grid> grid,
    boolean periodic,
    double durationS,
    double stepS,
    double[][] hubMps,
    double shearExponent) {

  static final double LONGEST_S = 3600;
  private static final double ENDLESS_S = 600;
  private static final double STEP_S = 0.1;
  private static final int SPECTRUM_WINDOWS = 8;
  private static final double CALM_MPS = 1e-6;

  /**
   * Samples hub and edges of the rotor: a field that ends to its end, a periodic one once, any
   * series to its last change, what never changes for ten minutes, and none for more than an hour.
   */
  public static WindSummary of(WindField field, Site site) {
    Optional<TurbulenceBox> box =
        field instanceof TurbulentField turbulent ? Optional.of(turbulent.box()) : Optional.empty();
    double once = box.map(TurbulenceBox::lengthS).orElseGet(() -> lastChangeS(field));
    double wanted = Double.isInfinite(field.durationS()) ? once : field.durationS();
    double step = box.map(b -> b.grid().dtS()).orElse(STEP_S);
    int samples = 1 + (int) Math.floor(Math.min(LONGEST_S, wanted) / step + 1e-9);
    return new WindSummary(
        box.map(TurbulenceBox::grid),
        box.map(TurbulenceBox::isPeriodic).orElse(false),
        field.durationS(),
        step,
        series(field, samples, step, site.hubHeightM()),
        shearExponent(field, site, samples, step));
  }

  private static double lastChangeS(WindField field) {
    double last = field instanceof HubHeightField series ? series.lastChangeS() : 0;
    return last >= STEP_S ? last : ENDLESS_S;
  }

  /** How much of the field was looked at [s]. */
  public double sampledS() {
    return (hubMps[0].length - 1) * stepS;
  }

  /** Mean of each component at the hub [m/s]. */
  public double[] meanMps() {
    return Arrays.stream(hubMps).mapToDouble(c -> Statistics.of(c).mean()).toArray();
  }

  /** Standard deviation of each component at the hub [m/s]. */
  public double[] sigmaMps() {
    return Arrays.stream(hubMps).mapToDouble(c -> Statistics.of(c).std()).toArray();
  }

  /** Standard deviation of the downwind speed at the hub over the size of its mean [-]. */
  public double turbulenceIntensity() {
    return downwind().std() / Math.abs(downwind().mean());
  }

  /** Least downwind speed at the hub [m/s]. */
  public double leastMps() {
    return downwind().min();
  }

  /** Greatest downwind speed at the hub [m/s]. */
  public double greatestMps() {
    return downwind().max();
  }

  private Statistics downwind() {
    return Statistics.of(hubMps[0]);
  }

  /** Spectrum of the downwind speed at the hub; empty if it does not change. */
  public Optional<Spectrum> spectrum() {
    int samples = hubMps[0].length;
    if (samples < Spectrum.SHORTEST || downwind().std() < CALM_MPS) {
      return Optional.empty();
    }
    int window = Math.max(Spectrum.SHORTEST, samples / SPECTRUM_WINDOWS);
    return Optional.of(Spectrum.welch(hubMps[0], stepS, window * stepS));
  }

  private static double[][] series(WindField field, int samples, double step, double heightM) {
    double[][] series = new double[TurbulenceBox.COMPONENTS][samples];
    double[] uvw = new double[TurbulenceBox.COMPONENTS];
    for (int i = 0; i < samples; i++) {
      field.velocityAt(Math.min(i * step, field.durationS()), 0, 0, heightM, uvw);
      for (int c = 0; c < uvw.length; c++) {
        series[c][i] = uvw[c];
      }
    }
    return series;
  }

  private static double shearExponent(WindField field, Site site, int samples, double step) {
    double low = site.hubHeightM() - site.rotorDiameterM() / 2;
    double high = site.hubHeightM() + site.rotorDiameterM() / 2;
    double below = Statistics.of(series(field, samples, step, low)[0]).mean();
    double above = Statistics.of(series(field, samples, step, high)[0]).mean();
    return below > 0 && above > 0 ? Math.log(above / below) / Math.log(high / low) : Double.NaN;
  }
}
