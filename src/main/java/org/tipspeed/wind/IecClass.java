package org.tipspeed.wind;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wind turbine class of IEC 61400-1 (edition 3; A+ from edition 4) and the speeds that follow.
 *
 * @param referenceSpeedMps ten-minute extreme of 50 years, V_ref [m/s]
 * @param referenceIntensity expected turbulence intensity at 15 m/s, I_ref [-]
 */
record IecClass(double referenceSpeedMps, double referenceIntensity) {

  private static final Map<String, Double> SPEEDS = Map.of("I", 50.0, "II", 42.5, "III", 37.5);
  private static final Map<String, Double> INTENSITIES =
      Map.of("A+", 0.18, "A", 0.16, "B", 0.14, "C", 0.12);
  private static final Pattern TEXT = Pattern.compile("(I{0,3})(A\\+|A|B|C)");

  /** ETM's reference speed c [m/s]. */
  private static final double EXTREME_MODEL_MPS = 2;

  /** The option {@code class}: category A+, A, B or C, with I, II or III before it if not I. */
  static IecClass of(WindOptions options) {
    String text = options.text("class", "B");
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw options.complaint(
          "needs a class such as B or IIA (I, II, III; A+, A, B, C), was '" + text + "'");
    }
    String speed = parts.group(1).isEmpty() ? "I" : parts.group(1);
    return new IecClass(SPEEDS.get(speed), INTENSITIES.get(parts.group(2)));
  }

  double averageSpeedMps() {
    return 0.2 * referenceSpeedMps;
  }

  /** V_e50 at hub height [m/s]. */
  double extremeSpeed50Mps() {
    return 1.4 * referenceSpeedMps;
  }

  /** V_e1 at hub height [m/s]. */
  double extremeSpeed1Mps() {
    return 0.8 * extremeSpeed50Mps();
  }

  /** Standard deviation of the downwind speed by the normal turbulence model [m/s]. */
  double normalSigmaMps(double speedMps) {
    return referenceIntensity * (0.75 * speedMps + 5.6);
  }

  /** Standard deviation of the downwind speed by the extreme turbulence model [m/s]. */
  double extremeSigmaMps(double speedMps) {
    double c = EXTREME_MODEL_MPS;
    return c * referenceIntensity * (0.072 * (averageSpeedMps() / c + 3) * (speedMps / c - 4) + 10);
  }

  /** Longitudinal turbulence scale Lambda_1 [m]. */
  static double turbulenceScaleM(Site site) {
    return 0.7 * Math.min(site.hubHeightM(), 60);
  }
}
