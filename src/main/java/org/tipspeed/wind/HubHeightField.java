package org.tipspeed.wind;

/**
 * Hub-height wind spread over the rotor by shear, as AeroDyn's uniform wind is: a change acts at
 * once everywhere. Never ends. At and below the ground the air stands still.
 */
final class HubHeightField implements WindField {

  private final HubHeightSeries series;
  private final double offsetS;
  private final double referenceHeightM;
  private final double referenceLengthM;
  private final double veerRadPerM;
  private final double meanSpeedMps;
  private final boolean turns;
  private final boolean inclines;

  /**
   * @param offsetS time of the series at which the episode starts [s]
   * @param veerRadPerM change of direction with height [rad/m]
   * @param meanSpeedMps mean downwind speed at hub height [m/s]
   */
  HubHeightField(
      HubHeightSeries series, Site site, double offsetS, double veerRadPerM, double meanSpeedMps) {
    this.series = series;
    this.offsetS = offsetS;
    this.referenceHeightM = site.hubHeightM();
    this.referenceLengthM = site.rotorDiameterM();
    this.veerRadPerM = veerRadPerM;
    this.meanSpeedMps = meanSpeedMps;
    this.turns = veerRadPerM != 0 || !series.isZero(HubHeightSeries.DIRECTION);
    this.inclines = !series.isZero(HubHeightSeries.UPFLOW);
  }

  /** Whether the series is all there is to it. */
  boolean hasSeries() {
    return veerRadPerM == 0;
  }

  /**
   * The series from the start of the episode on.
   *
   * @throws WindException if there is veer, which no column has
   */
  HubHeightSeries fromStart() {
    if (veerRadPerM != 0) {
      throw new WindException("hub-height files have no column for veer; write .bts");
    }
    return series.from(offsetS);
  }

  /** When the wind changes for the last time [s]; not above 0 if it never changes. */
  double lastChangeS() {
    return series.rows().get(series.rows().size() - 1).timeS() - offsetS;
  }

  /** The field of a series as it stands. */
  static HubHeightField of(HubHeightSeries series, Site site, double offsetS) {
    return new HubHeightField(series, site, offsetS, 0, series.meanSpeedMps());
  }

  @Override
  public void velocityAt(double timeS, double xM, double yM, double zM, double[] uvwMps) {
    if (!(timeS >= 0 && Double.isFinite(timeS + xM + yM + zM))) {
      throw new WindException(
          "no wind at %s s, x %s m, y %s m, z %s m".formatted(timeS, xM, yM, zM));
    }
    if (zM <= 0) {
      uvwMps[0] = uvwMps[1] = uvwMps[2] = 0;
      return;
    }
    int row = series.rowAt(timeS + offsetS);
    double share = series.shareAt(row, timeS + offsetS);
    double up = series.value(HubHeightSeries.VERTICAL, row, share);
    if (turns) {
      turned(row, share, xM, yM, zM, up, uvwMps);
    } else {
      inclined(row, share, speed(row, share, yM, zM), up, uvwMps);
    }
  }

  private void turned(
      int row, double share, double xM, double yM, double zM, double up, double[] uvwMps) {
    double direction =
        series.value(HubHeightSeries.DIRECTION, row, share) + veerRadPerM * (zM - referenceHeightM);
    double cos = Math.cos(direction);
    double sin = Math.sin(direction);
    inclined(row, share, speed(row, share, yM * cos + xM * sin, zM), up, uvwMps);
    uvwMps[1] = -uvwMps[0] * sin;
    uvwMps[0] *= cos;
  }

  private void inclined(int row, double share, double along, double up, double[] uvwMps) {
    uvwMps[0] = along;
    uvwMps[1] = 0;
    uvwMps[2] = up;
    if (inclines) {
      double upflow = series.value(HubHeightSeries.UPFLOW, row, share);
      uvwMps[0] = along * Math.cos(upflow) - up * Math.sin(upflow);
      uvwMps[2] = along * Math.sin(upflow) + up * Math.cos(upflow);
    }
  }

  /** Speed along the wind at a height and a distance across the wind. */
  private double speed(int row, double share, double acrossM, double zM) {
    double exponent = series.value(HubHeightSeries.SHEAR_EXPONENT, row, share);
    double profile = exponent == 0 ? 1 : Math.pow(zM / referenceHeightM, exponent);
    double linear =
        series.value(HubHeightSeries.LATERAL_SHEAR, row, share) * acrossM
            + series.value(HubHeightSeries.VERTICAL_SHEAR, row, share) * (zM - referenceHeightM);
    return series.value(HubHeightSeries.SPEED, row, share) * (profile + linear / referenceLengthM)
        + series.value(HubHeightSeries.GUST, row, share);
  }

  @Override
  public double durationS() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double meanSpeedMps() {
    return meanSpeedMps;
  }
}
