package org.tipspeed.wind;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.wind.TurbulenceBox.Grid;
import org.tipspeed.wind.TurbulenceGenerator.Target;
import org.tipspeed.wind.WindKind.Recipe;

/**
 * Turbulent winds of IEC 61400-1 made by the built-in generator. Options: {@code class} (B), {@code
 * seed} (1), {@code duration} usable length [s] (600), {@code dt} [s] (0.1), {@code ny} and {@code
 * nz} points (15), {@code width} and {@code height} of the grid [m] (1.15 rotor diameters about the
 * hub, but not into the ground), {@code shear} exponent (0.2), {@code ti} turbulence intensity
 * instead of the class's, {@code scale} (exact: each component is scaled so that its series at the
 * hub, linear between grid points where none is there, has the target's standard deviation over the
 * whole box, as TurbSim's ScaleIEC does; none: the spectra are the target's, and what lies below
 * one over the box's length is missing from the standard deviation), {@code spectrum} (kaimal;
 * mann: Mann's tensor with {@code gamma}, 3.9, and {@code length} [m], 0.8 of the standard's
 * turbulence scale; its three components are scaled by one factor, that of u).
 *
 * <p>The box is a little longer than {@code duration}, by what carries its half width and a rotor
 * radius past the rotor; the field ends at {@code duration}.
 */
final class TurbulentWinds {

  static final String[] OPTIONS = {
    "class",
    "seed",
    "duration",
    "dt",
    "ny",
    "nz",
    "width",
    "height",
    "shear",
    "ti",
    "scale",
    "spectrum",
    "gamma",
    "length"
  };

  private static final String[] MANN_OPTIONS = {"gamma", "length"};

  private static final double SHORTEST_S = 1;
  private static final double LONGEST_S = 7200;

  private TurbulentWinds() {}

  /** {@code ntm:12}: normal turbulence model. */
  static Recipe normal(WindOptions options) {
    double speed = options.speedMps();
    return recipe(options, speed, IecClass.of(options).normalSigmaMps(speed), 0.2);
  }

  /** {@code etm:12}: extreme turbulence model. */
  static Recipe extreme(WindOptions options) {
    double speed = options.speedMps();
    return recipe(options, speed, IecClass.of(options).extremeSigmaMps(speed), 0.2);
  }

  /** For winds that may be steady: says no to options that only turbulence has. */
  static void refuseOptionsOfTurbulence(WindOptions options) {
    String[] keys =
        Arrays.stream(OPTIONS)
            .filter(key -> !key.equals("class") && !key.equals("shear"))
            .toArray(String[]::new);
    WindFiles.refuseOptionsOf(options, keys, "model=turbulent");
  }

  /** Turbulence of a mean speed and a standard deviation, everything else by options. */
  static Recipe recipe(
      WindOptions options, double speedMps, double sigmaMps, double shearExponent) {
    double sigma = speedMps * options.number("ti", sigmaMps / speedMps, 0, 1);
    double shear = SimpleWinds.shear(options, shearExponent);
    RandomStreams streams = new RandomStreams(options.seed("seed", 1));
    double duration = options.number("duration", 600, SHORTEST_S, LONGEST_S);
    GridAroundRotor around = GridAroundRotor.of(options);
    Model model = model(options, speedMps, sigma);
    boolean exact = options.choice("scale", "exact", "none").equals("exact");
    return site -> {
      Grid grid = around.grid(site, speedMps, duration);
      double[] sigmas = exact ? model.sigmasMps(site) : new double[0];
      var target = new Target(grid, speedMps, site.hubHeightM(), shear, sigmas);
      var amplitudes = model.amplitudes(site, grid, streams.stream("turbulence", 0));
      TurbulenceBox box = TurbulenceGenerator.generate(target, amplitudes);
      return new TurbulentField(box, site, 0, duration);
    };
  }

  /** A spectral model that waits for the site to know its length scale. */
  private interface Model {
    TurbulenceGenerator.PlaneAmplitudes amplitudes(Site site, Grid grid, RandomGenerator random);

    double[] sigmasMps(Site site);
  }

  private static Model model(WindOptions options, double speedMps, double sigmaMps) {
    if (options.choice("spectrum", "kaimal", "mann").equals("mann")) {
      return new Mann(
          speedMps,
          sigmaMps,
          options.number("gamma", 3.9, 0, 5),
          options.number("length", Double.NaN, 1, 200));
    }
    WindFiles.refuseOptionsOf(options, MANN_OPTIONS, "spectrum=mann");
    return new Kaimal(speedMps, sigmaMps);
  }

  private record Kaimal(double speedMps, double sigmaMps) implements Model {

    private KaimalModel at(Site site) {
      return new KaimalModel(speedMps, sigmaMps, IecClass.turbulenceScaleM(site));
    }

    @Override
    public TurbulenceGenerator.PlaneAmplitudes amplitudes(
        Site site, Grid grid, RandomGenerator random) {
      return new KaimalAmplitudes(grid, at(site), random);
    }

    @Override
    public double[] sigmasMps(Site site) {
      return IntStream.range(0, TurbulenceBox.COMPONENTS).mapToDouble(at(site)::sigmaMps).toArray();
    }
  }

  /** A length of NaN stands for the standard's, 0.8 of the turbulence scale. */
  private record Mann(double speedMps, double sigmaMps, double gamma, double lengthM)
      implements Model {

    @Override
    public TurbulenceGenerator.PlaneAmplitudes amplitudes(
        Site site, Grid grid, RandomGenerator random) {
      double length = Double.isNaN(lengthM) ? 0.8 * IecClass.turbulenceScaleM(site) : lengthM;
      var parameters = MannTensor.Parameters.ofIec(sigmaMps, gamma, length);
      return new MannAmplitudes(grid, speedMps, parameters, random);
    }

    @Override
    public double[] sigmasMps(Site site) {
      return new double[] {sigmaMps};
    }
  }
}
