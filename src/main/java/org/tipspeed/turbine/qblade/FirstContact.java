package org.tipspeed.turbine.qblade;

import java.util.List;
import org.tipspeed.quantity.Unit;

/** Questions about what is there: symbols, project, values. */
final class FirstContact {

  /** Where the wake of any turbine is steady and no limit is near. */
  static final double WIND_MPS = 9;

  private FirstContact() {}

  static Answer exports(Bench bench) {
    Generation generation = Generation.of(bench.library()::exports);
    List<String> missing = generation.missingMarks(bench.library()::exports);
    String detail = "a library of generation " + generation.release() + " by its symbols";
    if (!missing.isEmpty()) {
      detail += ", though without " + String.join(", ", missing);
    }
    return Answer.pass(detail).with(Fact.GENERATION, generation.ordinal());
  }

  static Answer load(Bench bench) {
    double start = bench.seconds();
    bench.load();
    double seconds = bench.seconds() - start;
    return Answer.pass("loaded in %.2f s", seconds).with(Fact.LOAD_S, seconds);
  }

  /** If so, a project without a simulation can be told before a reset without one crashes. */
  static Answer wind(Bench bench) {
    bench.load();
    boolean visible = bench.library().windSpeed(bench.turbine().hubHeightM()) > 0;
    return visible
        ? Answer.pass("there is wind at the hub once loaded").with(Fact.VISIBLE_BEFORE_RESET, 1)
        : Answer.unknown("no wind at the hub before the first reset");
  }

  static Answer reset(Bench bench) {
    bench.load();
    double start = bench.seconds();
    bench.reset(WIND_MPS);
    double seconds = bench.seconds() - start;
    return Answer.pass("reset in %.2f s, ramp-up of %s s", seconds, bench.settings().rampUpS())
        .with(Fact.RESET_S, seconds);
  }

  static Answer operation(Bench bench) {
    bench.load().reset(WIND_MPS);
    int written = bench.library().valuesWritten();
    if (written < OperationValue.FEWEST) {
      return Answer.fail(
          "writes %d operation values, at least %d are needed", written, OperationValue.FEWEST);
    }
    double stepS = bench.settings().timestepS();
    bench.step();
    double time = bench.value(OperationValue.TIME);
    if (!(Math.abs(time - stepS) < 0.5 * stepS)) {
      return Answer.fail("shows a time of %s s after a step of %s s", time, stepS);
    }
    double asked = Unit.RPM.fromSi(bench.operation(WIND_MPS).rotorSpeedRadPerS());
    if (!(Math.abs(bench.rotorSpeedRpm() / asked - 1) < 0.1)) {
      return Answer.fail("starts at %.3g rpm instead of %.3g rpm", bench.rotorSpeedRpm(), asked);
    }
    return timed(bench, written);
  }

  private static Answer timed(Bench bench, int written) {
    boolean answered = true;
    int steps = bench.probe().steps();
    double start = bench.seconds();
    for (int i = 0; i < steps; i++) {
      answered &= bench.step() == 1;
    }
    double stepMs = 1e3 * (bench.seconds() - start) / steps;
    if (!Double.isFinite(bench.value(OperationValue.ROTOR_SPEED))) {
      return Answer.fail("shows no rotor speed after %d undisturbed steps", steps);
    }
    return Answer.pass("%d operation values, %.3f ms per step", written, stepMs)
        .with(Fact.OPERATION_VALUES, written)
        .with(Fact.STEP_MS, stepMs)
        .with(Fact.ANSWERS_SUCCESS, answered ? 1 : 0)
        .with(Fact.THRUST_NAME, NamedChannel.THRUST.indexIn(bench.library()::channel));
  }
}
