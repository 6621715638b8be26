package org.tipspeed.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tipspeed.agent.Policy;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.control.ClassicalParameters;
import org.tipspeed.quantity.Unit;
import org.tipspeed.task.ActionSettings;
import org.tipspeed.task.ObservationSettings;
import org.tipspeed.task.SignalSettings;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.PublishedLaw;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDescription.SteadyState;

/**
 * What the controller library of {@code native/controller} reads: a policy with everything around
 * it as numbers, so that the library knows no settings. Numbers are doubles under the names of the
 * methods below, one per array where they are no list; the policy's weights are floats as in any
 * policy file. The order of signals is that of the observation; see {@link SignalSource} for their
 * operations, and {@code native/controller/definition.c} for the range of each number.
 */
final class ControllerFile {

  private static final String FORMAT = "controller.format";

  /** Changes when a library of before could no longer fly the file. */
  private static final String VERSION = "1";

  /** With a baseline that libraries of before have no law for. */
  private static final String EXTENDED_VERSION = "2";

  private static final int MOST_RECORDS = 3;

  /** Some inputs are clipped in ordinary operation; so far out they are not. */
  private static final double FAR = 4;

  private final ArrayFile.Builder file;

  private ControllerFile(ArrayFile.Builder file) {
    this.file = file;
  }

  /**
   * Adds all that the library needs to a file.
   *
   * @param baseline absent where a library stands in its place
   * @throws SettingsException if the library cannot fly such a policy
   */
  static void write(
      ArrayFile.Builder file,
      Policy policy,
      TaskSettings task,
      TurbineDescription turbine,
      Optional<ClassicalParameters> baseline,
      ControllerSettings controller) {
    if (turbine.steadyStates().isEmpty()) {
      throw new SettingsException(
          turbine.name()
              + " has no schedule of steady states, which start-up and hand-over need: export with"
              + " --config of a simulator that says it");
    }
    baseline
        .flatMap(ClassicalParameters::unknownToLibrary)
        .ifPresent(
            key -> {
              throw new SettingsException(
                  ("%s: the controller library has no baseline.%s: leave it out of the turbine's"
                          + " file, or name a controller library in --settings as library")
                      .formatted(turbine.name(), key));
            });
    ControllerFile content = new ControllerFile(file);
    policy.save(file);
    content.observation(task.observation(), task.controlIntervalS());
    content.action(task.action().on(turbine), task.controlIntervalS());
    content.turbine(turbine, task);
    ClassicalParameters law = baseline.orElseGet(() -> standIn(turbine));
    content.baseline(law, task.controlIntervalS());
    content.controller(controller, task, turbine);
    file.text(FORMAT, isExtended(law) ? EXTENDED_VERSION : VERSION);
  }

  /**
   * Where a library controls in the baseline's place, what is left for a law is the torque while
   * the turbine is shut down.
   */
  private static ClassicalParameters standIn(TurbineDescription turbine) {
    double ratedRadPerS = turbine.ratedGeneratorSpeedRadPerS();
    double ratedNm = turbine.ratedGeneratorTorqueNm();
    return new ClassicalParameters(
        new PublishedLaw(
            1,
            0.4 * ratedRadPerS,
            0.5 * ratedRadPerS,
            0.99 * ratedRadPerS,
            Math.toRadians(1),
            ratedNm / ratedRadPerS / ratedRadPerS,
            0.9 * ratedRadPerS,
            ratedNm * ratedRadPerS,
            turbine.maxGeneratorTorqueNm(),
            turbine.maxTorqueRateNmPerS(),
            ratedRadPerS,
            0.01,
            0.001,
            0.1,
            turbine.minPitchRad(),
            turbine.maxPitchRad(),
            turbine.maxPitchRateRadPerS()),
        0,
        false,
        0,
        Optional.empty(),
        List.of());
  }

  private void number(String name, double value) {
    file.array(name, new double[] {value});
  }

  private void observation(ObservationSettings observation, double intervalS) {
    List<SignalSettings> signals = observation.signals();
    List<SignalSource> sources =
        signals.stream().map(signal -> SignalSource.of(signal.signal())).toList();
    double[] records = new double[MOST_RECORDS * signals.size()];
    for (int i = 0; i < sources.size(); i++) {
      List<Integer> read = sources.get(i).records();
      for (int k = 0; k < read.size(); k++) {
        records[MOST_RECORDS * i + k] = read.get(k);
      }
    }
    each("signal.operation", sources, source -> source.operation().ordinal());
    file.array("signal.record", records, signals.size(), MOST_RECORDS);
    each("signal.unit", sources, SignalSource::unit);
    each("signal.center", signals, SignalSettings::center);
    each("signal.scale", signals, SignalSettings::scale);
    each("signal.filter", signals, signal -> signal.filter().ordinal());
    each("signal.decay", signals, signal -> Math.exp(-intervalS / signal.timeConstantS()));
    each("signal.time_constant_s", signals, SignalSettings::timeConstantS);
    number("task.control_interval_s", intervalS);
    number("observation.history", observation.history());
    number("observation.limit", finite(observation.limit()));
  }

  private <T> void each(String name, List<T> elements, ToDoubleFunction<T> number) {
    file.array(name, elements.stream().mapToDouble(number).toArray());
  }

  /** No limit is one that is never met. */
  private static double finite(double limit) {
    return Math.min(limit, 1e12);
  }

  private void action(ActionSettings action, double intervalS) {
    number("action.mode", action.mode().ordinal());
    number("action.pitch_step_deg", action.pitchRateDegPerS() * intervalS);
    number("action.torque_step_knm", action.torqueRateKnmPerS() * intervalS);
    number("action.increment_exponent", action.incrementExponent());
    number("action.min_pitch_deg", action.minPitchDeg().orElseThrow());
    number("action.max_pitch_deg", action.maxPitchDeg().orElseThrow());
    number("action.min_torque_knm", action.minTorqueKnm());
    number("action.max_torque_knm", action.maxTorqueKnm().orElseThrow());
    number("action.residual_pitch_deg", action.residualPitchDeg());
    number("action.residual_torque_knm", action.residualTorqueKnm());
    number("action.repeat", action.repeat());
  }

  private void turbine(TurbineDescription turbine, TaskSettings task) {
    file.text("turbine.name", turbine.name());
    number("turbine.gear_ratio", turbine.gearRatio());
    number("turbine.rated_rotor_speed_rad_per_s", turbine.ratedRotorSpeedRadPerS());
    number("turbine.rated_generator_torque_nm", turbine.ratedGeneratorTorqueNm());
    number("turbine.generator_efficiency", turbine.generatorEfficiency());
    number("turbine.rotor_diameter_m", turbine.site().rotorDiameterM());
    number(
        "turbine.drive_train_inertia_kg_m2",
        task.inertiaKgM2().or(turbine::driveTrainInertiaKgM2).orElse(0.0));
    number("turbine.min_pitch_rad", turbine.minPitchRad());
    number("turbine.max_pitch_rad", turbine.maxPitchRad());
    number("turbine.max_pitch_rate_rad_per_s", turbine.maxPitchRateRadPerS());
    number("turbine.max_generator_torque_nm", turbine.maxGeneratorTorqueNm());
    number("turbine.max_torque_rate_nm_per_s", turbine.maxTorqueRateNmPerS());
    List<SteadyState> schedule = turbine.steadyStates();
    each(
        "turbine.schedule_rotor_speed_rad_per_s",
        schedule,
        state -> state.point().rotorSpeedRadPerS());
    each(
        "turbine.schedule_generator_torque_nm",
        schedule,
        state -> state.point().generatorTorqueNm());
  }

  private void baseline(ClassicalParameters parameters, double intervalS) {
    PublishedLaw law = parameters.law();
    number("baseline.filter_memory", Math.exp(-intervalS * law.filterRadPerS()));
    number("baseline.region_1_end_rad_per_s", law.region1EndRadPerS());
    number("baseline.region_2_start_rad_per_s", law.region2StartRadPerS());
    number("baseline.region_2_end_rad_per_s", parameters.region2EndRadPerS());
    number("baseline.region_3_start_rad_per_s", law.region3StartRadPerS());
    number("baseline.region_3_pitch_rad", law.region3PitchRad());
    number("baseline.optimal_gain_nm_s2", law.optimalGainNmS2());
    number("baseline.slope_1_5_nm_s", parameters.slope15NmS());
    number("baseline.slope_2_5_nm_s", parameters.slope25NmS());
    number("baseline.synchronous_rad_per_s", law.synchronousRadPerS());
    number("baseline.mechanical_power_w", law.mechanicalPowerW());
    number("baseline.max_torque_nm", law.maxTorqueNm());
    number("baseline.max_torque_rate_nm_per_s", law.maxTorqueRateNmPerS());
    number("baseline.reference_rad_per_s", law.referenceRadPerS());
    number("baseline.proportional_s", law.proportionalS());
    number("baseline.integral", law.integral());
    number("baseline.gain_halved_at_rad", law.gainHalvedAtRad());
    number("baseline.min_pitch_rad", law.minPitchRad());
    number("baseline.max_pitch_rad", law.maxPitchRad());
    number("baseline.max_pitch_rate_rad_per_s", law.maxPitchRateRadPerS());
    if (isExtended(parameters)) {
      number("baseline.sensitivity_per_rad2", parameters.sensitivityPerRad2());
      number("baseline.constant_torque", parameters.constantTorque() ? 1 : 0);
      number("baseline.set_point_smoothing", parameters.setPointSmoothing());
    }
  }

  /** Whether it is more than a library of before would know of. */
  private static boolean isExtended(ClassicalParameters parameters) {
    return parameters.sensitivityPerRad2() != 0
        || parameters.constantTorque()
        || parameters.setPointSmoothing() != 0;
  }

  private void controller(
      ControllerSettings controller, TaskSettings task, TurbineDescription turbine) {
    double trained = finite(task.ending().maxRotorSpeedRatio());
    double fallback = controller.fallbackSpeedRatio().orElse(trained);
    number("controller.wait_s", controller.waitS());
    number("controller.start_in_operation", controller.startInOperation() ? 1 : 0);
    number("controller.running_speed_ratio", controller.runningSpeedRatio());
    number(
        "controller.start_acceleration_rad_per_s2",
        turbine.ratedGeneratorSpeedRadPerS() / controller.startUpS());
    angle("controller.start_pitch_rate_rad_per_s", controller.startPitchRateDegPerS());
    number("controller.start_settled_s", controller.startSettledS());
    number("controller.shadow_s", controller.shadowS());
    number("controller.blend_s", controller.blendS());
    number("controller.pitch_lead_s", controller.pitchLeadS());
    number("controller.fallback_speed_ratio", fallback);
    number("controller.stop_speed_ratio", controller.stopSpeedRatio().orElse(fallback + 0.1));
    number(
        "controller.input_limit",
        controller.inputLimit().orElse(finite(FAR * task.observation().limit())));
    number("controller.input_s", controller.inputS());
    number("controller.stuck_s", controller.stuckS());
    number("controller.stop_time_s", controller.stopTimeS());
    angle("controller.stop_pitch_rate_rad_per_s", controller.stopPitchRateDegPerS());
    controller
        .library()
        .map(Path::toString)
        .ifPresent(path -> file.text("controller.library", path));
    controller
        .libraryInput()
        .map(Path::toString)
        .ifPresent(path -> file.text("controller.library_input", path));
  }

  private void angle(String name, double degPerS) {
    number(name, Unit.DEG_PER_S.toSi(degPerS));
  }
}
