package org.tipspeed.turbine.mock;

import java.util.Optional;
import org.tipspeed.config.yaml.Quantity;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.BaselineSettings;
import org.tipspeed.turbine.PublishedLaw;

/**
 * What a parameter file wants of the turbine's classical controller: see {@link BaselineSettings}.
 *
 * @param published whole numbers of a controller for this turbine
 * @param loop how the speed loop above rated shall swing
 * @param aboveRated what the generator does there
 * @param setPointSmoothing raises the speed that pitch holds where there is no torque, over rated
 * @param towerDamping that pitch adds to the first tower mode, over critical
 * @param minimumPitch lower end of the pitch
 */
record BaselineSection(
    Optional<Published> published,
    Optional<Loop> loop,
    BaselineSettings.AboveRated aboveRated,
    double setPointSmoothing,
    double towerDamping,
    BaselineSettings.MinimumPitch minimumPitch) {

  static final BaselineSection DEFAULTS =
      new BaselineSection(
          Optional.empty(),
          Optional.empty(),
          BaselineSettings.DEFAULTS.aboveRated(),
          BaselineSettings.DEFAULTS.setPointSmoothing(),
          BaselineSettings.DEFAULTS.towerDamping(),
          BaselineSettings.DEFAULTS.minimumPitch());

  BaselineSection {
    if (published.isPresent() && loop.isPresent()) {
      throw new IllegalArgumentException(
          "loop must be left out where published stands, which has gains of its own");
    }
    new BaselineSettings(
        published.map(Published::law),
        Optional.empty(),
        Optional.empty(),
        aboveRated,
        setPointSmoothing,
        towerDamping,
        minimumPitch);
  }

  /** The speed loop above rated. */
  record Loop(
      @Quantity(key = "frequency", unit = Unit.RAD_PER_S, above = 0, to = 100)
          double frequencyRadPerS,
      @Quantity(key = "damping", unit = Unit.NONE, above = 0, to = 10) double damping) {}

  /** As {@link PublishedLaw}. */
  record Published(
      @Quantity(key = "filter", unit = Unit.RAD_PER_S, above = 0) double filterRadPerS,
      @Quantity(key = "region_1_end", unit = Unit.RAD_PER_S, from = 0) double region1EndRadPerS,
      @Quantity(key = "region_2_start", unit = Unit.RAD_PER_S, above = 0)
          double region2StartRadPerS,
      @Quantity(key = "region_3_start", unit = Unit.RAD_PER_S, above = 0)
          double region3StartRadPerS,
      @Quantity(key = "region_3_pitch", unit = Unit.DEG, from = -360, to = 360)
          double region3PitchRad,
      @Quantity(key = "optimal_gain", unit = Unit.NM_S2, above = 0) double optimalGainNmS2,
      @Quantity(key = "slip", unit = Unit.PERCENT, above = 0, to = 100) double slip,
      @Quantity(key = "mechanical_power", unit = Unit.KW, above = 0) double mechanicalPowerW,
      @Quantity(key = "max_torque", unit = Unit.NM, above = 0) double maxTorqueNm,
      @Quantity(key = "max_torque_rate", unit = Unit.KNM_PER_S, above = 0)
          double maxTorqueRateNmPerS,
      @Quantity(key = "reference", unit = Unit.RAD_PER_S, above = 0) double referenceRadPerS,
      @Quantity(key = "proportional", unit = Unit.S, above = 0) double proportionalS,
      @Quantity(key = "integral", unit = Unit.NONE, above = 0) double integral,
      @Quantity(key = "gain_halved_at", unit = Unit.RAD, above = 0) double gainHalvedAtRad,
      @Quantity(key = "min_pitch", unit = Unit.DEG, from = -360, to = 360) double minPitchRad,
      @Quantity(key = "max_pitch", unit = Unit.DEG, from = -360, to = 360) double maxPitchRad,
      @Quantity(key = "max_pitch_rate", unit = Unit.RAD_PER_S, above = 0)
          double maxPitchRateRadPerS) {

    PublishedLaw law() {
      return new PublishedLaw(
          filterRadPerS,
          region1EndRadPerS,
          region2StartRadPerS,
          region3StartRadPerS,
          region3PitchRad,
          optimalGainNmS2,
          region3StartRadPerS / (1 + slip),
          mechanicalPowerW,
          maxTorqueNm,
          maxTorqueRateNmPerS,
          referenceRadPerS,
          proportionalS,
          integral,
          gainHalvedAtRad,
          minPitchRad,
          maxPitchRad,
          maxPitchRateRadPerS);
    }
  }

  BaselineSettings settings() {
    return new BaselineSettings(
        published.map(Published::law),
        loop.map(Loop::frequencyRadPerS),
        loop.map(Loop::damping),
        aboveRated,
        setPointSmoothing,
        towerDamping,
        minimumPitch);
  }
}
