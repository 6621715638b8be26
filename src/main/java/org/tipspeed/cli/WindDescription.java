package org.tipspeed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tipspeed.loads.Spectrum;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.TurbulenceBox;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindSummary;

/** What there is to say about a wind, as lines of text. */
record WindDescription(WindCase wind, Site site, WindSummary summary, Sparkline sparkline) {

  private static final int WIDTH = 72;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("wind", "%s", wind));
    summary.grid().ifPresent(grid -> addGrid(lines, grid));
    lines.add(line("length", "%s", length()));
    addHub(lines);
    lines.add("");
    lines.add(sparkline.draw(summary.hubMps()[0], WIDTH));
    lines.add(
        "downwind speed at the hub, %s to %s m/s over %s s"
            .formatted(
                number(summary.leastMps()),
                number(summary.greatestMps()),
                number(summary.sampledS())));
    summary.spectrum().ifPresent(spectrum -> addSpectrum(lines, spectrum));
    return lines;
  }

  private static void addGrid(List<String> lines, TurbulenceBox.Grid grid) {
    lines.add(
        line(
            "grid",
            "%d across x %d up, %s m x %s m apart, %s m wide, %s to %s m high",
            grid.ny(),
            grid.nz(),
            number(grid.dyM()),
            number(grid.dzM()),
            number(grid.widthM()),
            number(grid.bottomM()),
            number(grid.topM())));
    lines.add(line("tower points", "%d", grid.towerPoints()));
    lines.add(line("planes", "%d, every %s s", grid.nt(), number(grid.dtS())));
  }

  private String length() {
    if (Double.isInfinite(summary.durationS())) {
      String period = "repeats after " + number(summary.sampledS()) + " s";
      return summary.periodic() ? period : "no end";
    }
    return number(summary.durationS()) + " s for this rotor";
  }

  private void addHub(List<String> lines) {
    lines.add(
        line(
            "hub",
            "%s m above ground, rotor %s m",
            number(site.hubHeightM()),
            number(site.rotorDiameterM())));
    lines.add(
        line(
            "mean",
            "%.2f downwind, %.2f lateral, %.2f up [m/s]",
            summary.meanMps()[0],
            summary.meanMps()[1],
            summary.meanMps()[2]));
    lines.add(
        line(
            "std",
            "%.2f downwind, %.2f lateral, %.2f up [m/s]",
            summary.sigmaMps()[0],
            summary.sigmaMps()[1],
            summary.sigmaMps()[2]));
    lines.add(line("turbulence", "%s", turbulence()));
    lines.add(line("shear", "%s", shear()));
  }

  private String turbulence() {
    double intensity = summary.turbulenceIntensity();
    return Double.isFinite(intensity)
        ? String.format(Locale.ROOT, "%.1f %% intensity", 100 * intensity)
        : "no mean wind to measure it by";
  }

  private String shear() {
    double exponent = summary.shearExponent();
    return Double.isNaN(exponent)
        ? "none that a power law describes"
        : "%.3f power-law exponent over the rotor".formatted(exponent);
  }

  /** Frequency times density, as turbulence spectra are usually drawn. */
  private void addSpectrum(List<String> lines, Spectrum spectrum) {
    double[] frequency = spectrum.frequencyHz();
    double[] energy = new double[WIDTH];
    double ratio = frequency[frequency.length - 1] / frequency[0];
    for (int i = 0; i < WIDTH; i++) {
      double wanted = Math.pow(ratio, i / (WIDTH - 1.0));
      int index = (int) Math.min(Math.round(wanted) - 1, frequency.length - 1);
      energy[i] = frequency[index] * spectrum.density()[index];
    }
    lines.add("");
    lines.add(sparkline.draw(energy, WIDTH));
    lines.add(
        "its spectrum, frequency times density, %s to %s Hz on a logarithmic axis"
            .formatted(number(frequency[0]), number(frequency[frequency.length - 1])));
  }

  private static String line(String name, String format, Object... values) {
    return "%-14s%s".formatted(name, String.format(Locale.ROOT, format, values));
  }

  /** As short as four digits allow. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4g", value);
    return text.contains("e") || !text.contains(".") ? text : text.replaceFirst("\\.?0+$", "");
  }
}
