package org.tipspeed.export;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.Optional;
import org.tipspeed.quantity.Check;

/**
 * What stands around the network in a simulator: who controls before it, and when it is sent away.
 *
 * @param waitS time at the start in which pitch is held and the generator is off [s]
 * @param startInOperation whether the policy flies at once where the simulator starts with the
 *     rotor running, as in training; otherwise, and from standstill, the rotor is brought up first
 * @param runningSpeedRatio a rotor counts as running from this part of the slowest speed of its
 *     steady schedule on
 * @param startUpS time that the ramp of rotor speed takes from rest to rated speed [s]
 * @param startPitchRateDegPerS of the start-up [deg/s]
 * @param startSettledS how long the rotor has to run before the policy does [s]
 * @param shadowS how long the policy runs without being heard [s]
 * @param blendS how long the hand-over takes, and how long a difference at falling back to a
 *     library takes to fade [s]
 * @param pitchLeadS a demand leads the measured pitch by at most what the drives move in this time
 *     [s]
 * @param fallbackSpeedRatio the baseline takes over when the filtered generator speed over rated
 *     speed passes it; if absent where training ended its episodes
 * @param stopSpeedRatio the turbine is shut down at it; if absent 0.1 above the other
 * @param inputLimit scaled inputs at least so large count as beyond what training saw; if absent
 *     four times where observations are clipped
 * @param inputS how long that may last before the baseline takes over [s]
 * @param stuckS a measured value that stays the same for so long while the turbine moves is a stuck
 *     sensor's: the baseline takes over [s]
 * @param stopTimeS time at which the turbine is shut down [s]; 0 for never
 * @param stopPitchRateDegPerS of the shut-down [deg/s]
 * @param library path of a Bladed-style controller library in the baseline's place; on another
 *     machine than this one an absolute path there; if absent the turbine's baseline
 * @param libraryInput path of the file that the library reads its parameters from
 */
@RecordBuilder
public record ControllerSettings(
    double waitS,
    boolean startInOperation,
    double runningSpeedRatio,
    double startUpS,
    double startPitchRateDegPerS,
    double startSettledS,
    double shadowS,
    double blendS,
    double pitchLeadS,
    Optional<Double> fallbackSpeedRatio,
    Optional<Double> stopSpeedRatio,
    Optional<Double> inputLimit,
    double inputS,
    double stuckS,
    double stopTimeS,
    double stopPitchRateDegPerS,
    Optional<Path> library,
    Optional<Path> libraryInput)
    implements ControllerSettingsBuilder.With {

  public static final ControllerSettings DEFAULTS =
      ControllerSettingsBuilder.builder()
          .startInOperation(true)
          .runningSpeedRatio(0.9)
          .startUpS(60)
          .startPitchRateDegPerS(2)
          .startSettledS(10)
          .shadowS(10)
          .blendS(10)
          .pitchLeadS(1)
          .inputS(5)
          .stuckS(10)
          .stopPitchRateDegPerS(2)
          .build();

  public ControllerSettings {
    Check.notNegative("wait_s", waitS);
    Check.within("running_speed_ratio", runningSpeedRatio, 0.01, 1);
    Check.positive("start_up_s", startUpS);
    Check.within("start_pitch_rate_deg_per_s", startPitchRateDegPerS, 0.01, 90);
    Check.notNegative("start_settled_s", startSettledS);
    Check.notNegative("shadow_s", shadowS);
    Check.notNegative("blend_s", blendS);
    Check.within("pitch_lead_s", pitchLeadS, 0.1, 1e6);
    fallbackSpeedRatio.ifPresent(ratio -> Check.within("fallback_speed_ratio", ratio, 1, 10));
    stopSpeedRatio.ifPresent(ratio -> Check.within("stop_speed_ratio", ratio, 1, 10));
    inputLimit.ifPresent(limit -> Check.positive("input_limit", limit));
    Check.notNegative("input_s", inputS);
    Check.positive("stuck_s", stuckS);
    Check.notNegative("stop_time_s", stopTimeS);
    Check.within("stop_pitch_rate_deg_per_s", stopPitchRateDegPerS, 0.01, 90);
    Check.that(
        libraryInput.isEmpty() || library.isPresent(), "library_input needs a library", library);
  }
}
