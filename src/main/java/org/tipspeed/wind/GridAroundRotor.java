package org.tipspeed.wind;

import org.tipspeed.wind.TurbulenceBox.Grid;

/**
 * A grid as far as it can be told before rotor and wind are known.
 *
 * @param widthM width [m]; NaN for 1.15 rotor diameters
 * @param heightM height [m]; NaN for 1.15 rotor diameters about the hub, but down to half the
 *     rotor's clearance at most
 */
record GridAroundRotor(int ny, int nz, double dtS, double widthM, double heightM) {

  private static final double SIZE_OF_ROTOR = 1.15;
  private static final double BY_ROTOR = Double.NaN;

  /** Beyond it the Cholesky factors take minutes. */
  private static final int MOST_POINTS = 1024;

  static GridAroundRotor byRotor(int points, double dtS) {
    return new GridAroundRotor(points, points, dtS, BY_ROTOR, BY_ROTOR);
  }

  /** Options {@code ny, nz, dt, width, height}. */
  static GridAroundRotor of(WindOptions options) {
    int ny = options.whole("ny", 15, 2, MOST_POINTS / 2);
    int nz = options.whole("nz", 15, 2, MOST_POINTS / 2);
    if (ny * nz > MOST_POINTS) {
      throw options.complaint(
          "asks for %d points, at most %d can be generated".formatted(ny * nz, MOST_POINTS));
    }
    return new GridAroundRotor(
        ny,
        nz,
        options.number("dt", 0.1, 0.005, 2),
        options.number("width", BY_ROTOR, 1, 1000),
        options.number("height", BY_ROTOR, 1, 1000));
  }

  /** With planes enough for a time, and for half the width and a rotor radius to pass. */
  Grid grid(Site site, double speedMps, double durationS) {
    double width = orByRotor(widthM, site);
    double bottom = bottomM(site);
    double top = site.hubHeightM() + orByRotor(heightM, site) / 2;
    double passing = (width + site.rotorDiameterM()) / 2 / speedMps;
    int nt = (int) Math.ceil((durationS + passing) / dtS) + 1;
    double dz = (top - bottom) / (nz - 1);
    return new Grid(ny, nz, nt, 0, width / (ny - 1), dz, dtS, bottom);
  }

  private static double orByRotor(double lengthM, Site site) {
    return Double.isNaN(lengthM) ? SIZE_OF_ROTOR * site.rotorDiameterM() : lengthM;
  }

  private double bottomM(Site site) {
    double bottom = site.hubHeightM() - orByRotor(heightM, site) / 2;
    if (Double.isNaN(heightM)) {
      double clearance = site.hubHeightM() - site.rotorDiameterM() / 2;
      return Math.max(bottom, clearance / 2);
    }
    if (!(bottom > 0)) {
      throw new WindException(
          "a grid %s m high reaches into the ground below a hub at %s m"
              .formatted(heightM, site.hubHeightM()));
    }
    return bottom;
  }
}
