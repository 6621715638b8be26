package org.tipspeed.turbine;

import java.util.Objects;
import java.util.Optional;
import org.tipspeed.quantity.Check;

/**
 * What is wanted of a turbine's classical controller. All that is absent is computed from the
 * turbine.
 *
 * @param published whole numbers of a controller for this turbine; the rest is not used then
 * @param frequencyRadPerS of the speed loop above rated [rad/s]; if absent by size
 * @param damping of the speed loop, over critical; if absent 0.7
 * @param aboveRated what the generator does there
 * @param setPointSmoothing by which share of rated speed the speed that pitch holds is raised while
 *     there is no torque; falls to nothing at rated torque, so that pitch and torque do not work
 *     against each other
 * @param towerDamping damping that pitch adds to the first mode of the tower, over critical; 0 for
 *     none
 * @param minimumPitch lower end of the pitch
 */
public record BaselineSettings(
    Optional<PublishedLaw> published,
    Optional<Double> frequencyRadPerS,
    Optional<Double> damping,
    AboveRated aboveRated,
    double setPointSmoothing,
    double towerDamping,
    MinimumPitch minimumPitch) {

  /** What the generator holds above rated. */
  public enum AboveRated {
    CONSTANT_POWER,
    CONSTANT_TORQUE
  }

  /** How far down pitch goes. */
  public enum MinimumPitch {
    /** To the fine pitch in any wind. */
    FINE,
    /** To that of the steady schedule at the hub wind of the last seconds. */
    SCHEDULE
  }

  public static final BaselineSettings DEFAULTS =
      new BaselineSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          AboveRated.CONSTANT_POWER,
          0,
          0,
          MinimumPitch.FINE);

  public BaselineSettings {
    Objects.requireNonNull(published);
    frequencyRadPerS.ifPresent(value -> Check.upTo("frequency_rad_per_s", value, 100));
    damping.ifPresent(value -> Check.upTo("damping", value, 10));
    Objects.requireNonNull(aboveRated);
    Check.within("set_point_smoothing", setPointSmoothing, 0, 0.5);
    Check.within("tower_damping", towerDamping, 0, 0.5);
    Objects.requireNonNull(minimumPitch);
  }

  /** A controller that somebody has published. */
  public static BaselineSettings of(PublishedLaw law) {
    return new BaselineSettings(
        Optional.of(law),
        DEFAULTS.frequencyRadPerS,
        DEFAULTS.damping,
        DEFAULTS.aboveRated,
        DEFAULTS.setPointSmoothing,
        DEFAULTS.towerDamping,
        DEFAULTS.minimumPitch);
  }
}
