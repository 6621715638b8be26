package org.tipspeed.control;

import java.util.List;
import java.util.Optional;
import org.tipspeed.turbine.BaselineSettings;
import org.tipspeed.turbine.PublishedLaw;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.turbine.TurbineDesign;
import org.tipspeed.turbine.TurbineDesign.RatedLoads;
import org.tipspeed.turbine.TurbineDesign.Sensitivity;

/**
 * Makes a classical controller from what a turbine says of itself: torque k omega^2 below rated
 * (Jonkman et al., NREL/TP-500-38060, section 7), and a PI of pitch that gives the rotor's speed a
 * frequency and a damping above rated, with gains over one plus a linear and a square part of pitch
 * (Hansen and Henriksen, Basic DTU Wind Energy controller, DTU Wind Energy E-0028, 2013).
 */
final class BaselineDesign {

  /**
   * Frequency of the speed loop times radius [m/s]. Larger rotors are slower; published controllers
   * of 3 to 10 MW lie about here.
   */
  private static final double FREQUENCY_TIMES_RADIUS = 37.8;

  private static final double DAMPING = 0.7;

  /** The speed filter is so much faster than the speed loop: it must not cost the loop damping. */
  private static final double FILTER_OVER_FREQUENCY = 3;

  /** Torque begins below the slowest speed of the schedule, and is optimal a little above it. */
  private static final double REGION_1_END = 0.97;

  private static final double REGION_2_START = 1.06;

  /** Over rated speed, as published for the NREL 5 MW; but a steeper line up to it. */
  private static final double REGION_3_START = 0.99;

  private static final double SYNCHRONOUS = 0.94;

  /** How far above fine pitch counts as being above rated. */
  private static final double REGION_3_PITCH_RAD = Math.toRadians(1);

  /** The tower's velocity is felt from a part of its frequency on. */
  private static final double DAMPER_CORNER = 0.2;

  /** So much of rated torque may the parabola have reached where power gets constant. */
  private static final double MOST_OPTIMAL = 0.95;

  private static final double CLEAR_OF_FINE_RAD = Math.toRadians(3);

  private final TurbineDescription turbine;
  private final TurbineDesign design;
  private final BaselineSettings wanted;
  private final double ratedRadPerS;
  private final double ratedNm;
  private final double fineRad;

  BaselineDesign(TurbineDescription turbine, TurbineDesign design) {
    this.turbine = turbine;
    this.design = design;
    wanted = design.baseline();
    ratedRadPerS = turbine.ratedGeneratorSpeedRadPerS();
    ratedNm = turbine.ratedGeneratorTorqueNm();
    double finest =
        turbine.steadyStates().stream()
            .mapToDouble(state -> state.point().pitchRad())
            .min()
            .orElse(Double.NEGATIVE_INFINITY);
    fineRad = Math.max(turbine.minPitchRad(), finest);
    requireKnown();
  }

  private void requireKnown() {
    if (turbine.steadyStates().isEmpty()) {
      throw none("it has no schedule of steady states");
    }
    if (Double.isNaN(turbine.ratedWindMps())) {
      throw none("its schedule of steady states does not reach rated power");
    }
    if (turbine.driveTrainInertiaKgM2().isEmpty()) {
      throw none("nothing says its drive train's inertia");
    }
    if (aboveRated().size() < 2) {
      throw none(
          ("its sensitivities must have two winds above rated (%.4g m/s) at least, in which it"
                  + " pitches %.0f deg beyond fine, have %d")
              .formatted(
                  turbine.ratedWindMps(), Math.toDegrees(CLEAR_OF_FINE_RAD), aboveRated().size()));
    }
    for (Sensitivity each : aboveRated()) {
      if (!(each.torquePerPitch() < 0)) {
        throw none(
            "more pitch must mean less torque above rated, but at %s m/s it changes by %.4g N m/rad"
                .formatted(each.windMps(), each.torquePerPitch()));
      }
    }
  }

  private ControllerException none(String why) {
    return ClassicalParameters.none(turbine, why);
  }

  /**
   * Where pitch holds the speed. Near fine pitch, where power is at its best, torque hardly depends
   * on pitch or even rises with it: a gain made from that would be far too high just beyond.
   */
  private List<Sensitivity> aboveRated() {
    return design.sensitivities().stream()
        .filter(each -> each.windMps() >= turbine.ratedWindMps())
        .filter(
            each -> turbine.steadyStateAt(each.windMps()).pitchRad() >= fineRad + CLEAR_OF_FINE_RAD)
        .toList();
  }

  ClassicalParameters parameters() {
    Fit fit = Fit.of(aboveRated());
    return new ClassicalParameters(
        law(fit),
        fit.perRad2(),
        wanted.aboveRated() == BaselineSettings.AboveRated.CONSTANT_TORQUE,
        wanted.setPointSmoothing(),
        towerDamper(),
        wanted.minimumPitch() == BaselineSettings.MinimumPitch.SCHEDULE
            ? turbine.steadyStates().stream().map(this::leastPitch).toList()
            : List.of());
  }

  /** Above rated the schedule's pitch is not the least: there pitch must be free both ways. */
  private ClassicalParameters.LeastPitch leastPitch(SteadyState state) {
    boolean free = state.windMps() >= turbine.ratedWindMps();
    double leastRad = free ? fineRad : Math.max(fineRad, state.point().pitchRad());
    return new ClassicalParameters.LeastPitch(state.windMps(), leastRad);
  }

  private PublishedLaw law(Fit fit) {
    double slowest =
        turbine.gearRatio()
            * turbine.steadyStates().stream()
                .mapToDouble(state -> state.point().rotorSpeedRadPerS())
                .min()
                .orElseThrow();
    if (!(REGION_2_START * slowest < SYNCHRONOUS * ratedRadPerS)) {
      throw none("its schedule of steady states has hardly any range of speed");
    }
    double frequency = frequencyRadPerS();
    double damping = wanted.damping().orElse(DAMPING);
    double inertia = turbine.driveTrainInertiaKgM2().orElseThrow() / turbine.gearRatio();
    // Constant power takes less torque from a faster rotor, which the pitch must make good.
    boolean constantPower = wanted.aboveRated() == BaselineSettings.AboveRated.CONSTANT_POWER;
    double driven = constantPower ? turbine.gearRatio() * ratedNm / ratedRadPerS : 0;
    return new PublishedLaw(
        FILTER_OVER_FREQUENCY * frequency,
        REGION_1_END * slowest,
        REGION_2_START * slowest,
        REGION_3_START * ratedRadPerS,
        fineRad + REGION_3_PITCH_RAD,
        optimalGainNmS2(),
        SYNCHRONOUS * ratedRadPerS,
        ratedNm * ratedRadPerS,
        turbine.maxGeneratorTorqueNm(),
        turbine.maxTorqueRateNmPerS(),
        ratedRadPerS,
        (2 * damping * frequency * inertia + driven) / fit.atZero(),
        frequency * frequency * inertia / fit.atZero(),
        1 / fit.perRad(),
        fineRad,
        turbine.maxPitchRad(),
        turbine.maxPitchRateRadPerS());
  }

  private double frequencyRadPerS() {
    return wanted.frequencyRadPerS().orElse(FREQUENCY_TIMES_RADIUS / turbine.rotorRadiusM());
  }

  private double optimalGainNmS2() {
    double most = MOST_OPTIMAL * ratedNm / (ratedRadPerS * ratedRadPerS);
    return Math.min(most, design.optimalGainNmS2().orElseGet(this::scheduledGainNmS2));
  }

  /** Where the schedule is at fine pitch and between its slowest speed and rated. */
  private double scheduledGainNmS2() {
    double[] gains =
        turbine.steadyStates().stream()
            .filter(state -> state.point().pitchRad() <= fineRad + REGION_3_PITCH_RAD / 2)
            .filter(state -> state.windMps() < turbine.ratedWindMps())
            .mapToDouble(
                state ->
                    state.point().generatorTorqueNm()
                        / Math.pow(state.point().rotorSpeedRadPerS() * turbine.gearRatio(), 2))
            .filter(gain -> gain > 0)
            .sorted()
            .toArray();
    if (gains.length == 0) {
      throw none("neither its schedule nor its design say its best torque below rated");
    }
    return gains[gains.length / 2];
  }

  private Optional<ClassicalParameters.TowerDamper> towerDamper() {
    if (wanted.towerDamping() == 0) {
      return Optional.empty();
    }
    double frequency =
        design
            .towerFrequencyRadPerS()
            .orElseThrow(() -> none("nothing says its tower's frequency"));
    RatedLoads loads = design.loads().orElseThrow(() -> none("nothing says its loads at rated"));
    double massKg = loads.thrustN() / loads.towerTopM() / (frequency * frequency);
    double thrustPerPitch =
        aboveRated().stream().mapToDouble(Sensitivity::thrustPerPitch).average().orElseThrow();
    if (!(thrustPerPitch < 0)) {
      throw none("more pitch must mean less thrust for tower_damping");
    }
    double gain = 2 * wanted.towerDamping() * frequency * massKg / -thrustPerPitch;
    return Optional.of(new ClassicalParameters.TowerDamper(gain, DAMPER_CORNER * frequency));
  }

  /**
   * Sensitivity of torque to pitch over pitch: {@code atZero (1 + perRad pitch + perRad2 pitch^2)}.
   *
   * @param atZero [N m/rad], positive
   * @param perRad positive
   * @param perRad2 0 or more
   */
  private record Fit(double atZero, double perRad, double perRad2) {

    /** Hardly any growth, where there is none. */
    private static final double LEAST_PER_RAD = 1e-3;

    /**
     * The gain at a pitch makes the next pitch, which makes the next gain: where the square part
     * reached 1 they would alternate. A line never does.
     */
    private static final double MOST_SQUARE = 0.5;

    static Fit of(List<Sensitivity> states) {
      double[] parabola = leastSquares(states, 3);
      double most = states.stream().mapToDouble(Sensitivity::pitchRad).max().orElseThrow();
      boolean grows =
          parabola[0] > 0
              && parabola[1] > 0
              && parabola[2] >= 0
              && parabola[2] / parabola[0] * most * most <= MOST_SQUARE;
      double[] found = grows ? parabola : leastSquares(states, 2);
      if (found[0] > 0 && found[1] > 0) {
        return new Fit(found[0], found[1] / found[0], grows ? found[2] / found[0] : 0);
      }
      // A rotor that hardly changes with pitch, or the other way round: gains for the strongest.
      double strongest =
          states.stream().mapToDouble(each -> -each.torquePerPitch()).max().orElseThrow();
      return new Fit(strongest, LEAST_PER_RAD, 0);
    }

    /** Coefficients of a polynomial, by rising power. */
    private static double[] leastSquares(List<Sensitivity> states, int terms) {
      double[][] rows = new double[terms][terms + 1];
      for (Sensitivity state : states) {
        for (int i = 0; i < terms; i++) {
          for (int k = 0; k < terms; k++) {
            rows[i][k] += Math.pow(state.pitchRad(), i + k);
          }
          rows[i][terms] -= Math.pow(state.pitchRad(), i) * state.torquePerPitch();
        }
      }
      return solved(rows);
    }

    /** By elimination; not finite where there is no single solution. */
    private static double[] solved(double[][] rows) {
      int terms = rows.length;
      for (int i = 0; i < terms; i++) {
        for (int below = i + 1; below < terms; below++) {
          double share = rows[below][i] / rows[i][i];
          for (int k = i; k <= terms; k++) {
            rows[below][k] -= share * rows[i][k];
          }
        }
      }
      double[] solution = new double[terms];
      for (int i = terms - 1; i >= 0; i--) {
        double rest = rows[i][terms];
        for (int k = i + 1; k < terms; k++) {
          rest -= rows[i][k] * solution[k];
        }
        solution[i] = rest / rows[i][i];
      }
      return solution;
    }
  }
}
