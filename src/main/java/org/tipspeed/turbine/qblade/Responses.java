package org.tipspeed.turbine.qblade;

import java.util.Optional;
import java.util.OptionalDouble;

/** Questions about what torque and pitch do, which the documents leave open. */
final class Responses {

  private static final double SAME = 0.05;
  private static final double PITCH_DEG = 5;
  private static final int LONGEST_LAG = 20;

  private Responses() {}

  /** Shaft and unit together, because the power value shows both. */
  static Answer torque(Bench bench) {
    bench.load().reset(FirstContact.WIND_MPS);
    double sent = bench.operation(FirstContact.WIND_MPS).generatorTorqueNm();
    bench.control(sent, 0);
    bench.steps(bench.stepsIn(2));
    int count = bench.stepsIn(1);
    double shown = 0;
    double power = 0;
    for (int i = 0; i < count; i++) { // a flexible shaft rings
      bench.step();
      double speed = bench.value(OperationValue.ROTOR_SPEED);
      shown += bench.value(OperationValue.TORQUE) / sent / count;
      power += bench.value(OperationValue.POWER) / (sent * speed) / count;
    }
    double ratio = bench.turbine().gearRatio();
    boolean low = isNear(shown, 1 / ratio);
    if (!low && !isNear(shown, 1)) {
      return Answer.fail(
          "shows a generator torque of %.4g times the one sent, neither 1 nor 1/%s", shown, ratio);
    }
    double perWatt = power / (low ? 1 : ratio);
    return contradiction(bench, sent, low).orElseGet(() -> powerUnit(low, perWatt));
  }

  private static Optional<Answer> contradiction(Bench bench, double sent, boolean low) {
    double ratio = bench.turbine().gearRatio();
    OptionalDouble named = NamedChannel.HIGH_SPEED_TORQUE.valueIn(bench.library()::channel);
    if (named.isPresent() && !isNear(named.getAsDouble() / sent, low ? 1 / ratio : 1)) {
      return Optional.of(
          Answer.fail(
              "contradicts itself: operation value %d shows %.5g N m of generator torque, the"
                  + " channel %.5g N m",
              OperationValue.TORQUE.index(),
              bench.value(OperationValue.TORQUE),
              named.getAsDouble()));
    }
    OptionalDouble slow = NamedChannel.LOW_SPEED_SHAFT.valueIn(bench.library()::channel);
    OptionalDouble fast = NamedChannel.HIGH_SPEED_SHAFT.valueIn(bench.library()::channel);
    if (slow.isEmpty() || fast.isEmpty()) {
      return Optional.empty();
    }
    double found = fast.getAsDouble() / slow.getAsDouble();
    return isNear(found, ratio)
        ? Optional.empty()
        : Optional.of(
            Answer.fail("has a gear ratio of %.4g, the settings say gear_ratio %s", found, ratio));
  }

  private static Answer powerUnit(boolean low, double perWatt) {
    double unit = perWatt < 0.03 ? 1e3 : 1;
    double efficiency = perWatt * unit;
    if (!(efficiency > 0.7 && efficiency < 1.1)) {
      return Answer.fail(
          "shows a power of %.4g times torque and speed, neither W nor kW on either shaft",
          perWatt);
    }
    return Answer.pass(
            "torque acts on the %s-speed shaft, power is in %s, efficiency %.3f",
            low ? "low" : "high", unit == 1 ? "W" : "kW", efficiency)
        .with(Fact.LOW_SPEED_SHAFT, low ? 1 : 0)
        .with(Fact.POWER_UNIT_W, unit)
        .with(Fact.EFFICIENCY, efficiency);
  }

  private static boolean isNear(double value, double expected) {
    return Math.abs(value / expected - 1) < SAME;
  }

  /**
   * From pitch 0, where both senses start alike: towards feather the blades unload, towards stall
   * they do not; the torque falls in both.
   */
  static Answer pitch(Bench bench) {
    bench.load();
    double none = rootMoment(bench, 0);
    double plus = rootMoment(bench, PITCH_DEG);
    int lag = lag(bench);
    double minus = rootMoment(bench, -PITCH_DEG);
    if (none == 0) {
      return Answer.fail("shows no blade root moments: the project has no structural model");
    }
    if (lag < 0) {
      return Answer.fail("does not show a pitch of %s deg within %d steps", PITCH_DEG, LONGEST_LAG);
    }
    if ((plus < none) == (minus < none)) {
      return Answer.fail(
          "root moments of %.3g, %.3g and %.3g N m at pitch -%s, 0 and +%s deg show no sense of"
              + " pitch",
          minus, none, plus, PITCH_DEG, PITCH_DEG);
    }
    int sign = plus < none ? 1 : -1;
    return Answer.pass(
            "positive pitch turns to %s, shown after %d step(s)",
            sign > 0 ? "feather" : "stall", lag)
        .with(Fact.PITCH_SIGN, sign)
        .with(Fact.PITCH_LAG_STEPS, lag);
  }

  /** Mean out-of-plane root moment of the blades in the second after two seconds at a pitch. */
  private static double rootMoment(Bench bench, double pitchDeg) {
    bench.reset(FirstContact.WIND_MPS);
    double torque = bench.toShaft(bench.operation(FirstContact.WIND_MPS).generatorTorqueNm());
    bench.control(torque, pitchDeg);
    bench.steps(bench.stepsIn(2));
    int count = bench.stepsIn(1);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      bench.step();
      sum +=
          bench.value(OperationValue.ROOT_OOP_1)
              + bench.value(OperationValue.ROOT_OOP_2)
              + bench.value(OperationValue.ROOT_OOP_3);
    }
    return sum / (3 * count);
  }

  /** Steps until a commanded pitch shows, -1 if it does not. */
  private static int lag(Bench bench) {
    bench.reset(FirstContact.WIND_MPS);
    double torque = bench.toShaft(bench.operation(FirstContact.WIND_MPS).generatorTorqueNm());
    bench.control(torque, 1);
    for (int steps = 1; steps <= LONGEST_LAG; steps++) {
      bench.step();
      if (Math.abs(bench.value(OperationValue.PITCH_1) - 1) < 0.02
          && Math.abs(bench.value(OperationValue.PITCH_3) - 1) < 0.02) {
        return steps;
      }
    }
    return -1;
  }

  /** A rotor whose speed is prescribed looks perfectly controlled. */
  static Answer release(Bench bench) {
    bench.load();
    double braked =
        speedAfterSecond(bench, bench.toShaft(bench.turbine().ratedGeneratorTorqueNm()));
    double free = speedAfterSecond(bench, 0);
    double before =
        bench.turbine().steadyStateAt(FirstContact.WIND_MPS).rotorSpeedRadPerS() * 30 / Math.PI;
    if (!(free > before * 1.005)) {
      return Answer.fail(
          "without torque the rotor stays at %.2f rpm: its speed is prescribed or there is no"
              + " structural model",
          free);
    }
    if (!(braked < free - 0.02 * before)) {
      return Answer.fail(
          "rated torque makes no difference: %.2f rpm with it, %.2f rpm without", braked, free);
    }
    return Answer.pass(
        "after 1 s without torque %.2f rpm, with rated torque %.2f rpm", free, braked);
  }

  private static double speedAfterSecond(Bench bench, double torqueNm) {
    bench.reset(FirstContact.WIND_MPS);
    bench.control(torqueNm, 0);
    bench.steps(bench.stepsIn(1));
    return bench.rotorSpeedRpm();
  }
}
