package org.tipspeed.task;

/** A signal with its scaling and the memory of its filter. */
final class FilteredSignal {

  private final Signal signal;
  private final SignalSettings settings;
  private final double decay;
  private double slow;
  private double integral;
  private double value;

  FilteredSignal(SignalSettings settings, double intervalS) {
    this.signal = Signal.ALL.get(settings.signal());
    this.settings = settings;
    this.decay = Math.exp(-intervalS / settings.timeConstantS());
  }

  void start(ControlStep first) {
    slow = scaled(first);
    integral = 0;
    value =
        switch (settings.filter()) {
          case NONE, LOW_PASS -> slow;
          case HIGH_PASS, RATE, LEAKY_INTEGRAL -> 0;
        };
  }

  void update(ControlStep step) {
    double now = scaled(step);
    slow = decay * slow + (1 - decay) * now;
    integral = decay * integral + (1 - decay) * now;
    value =
        switch (settings.filter()) {
          case NONE -> now;
          case LOW_PASS -> slow;
          case HIGH_PASS -> now - slow;
          case RATE -> (now - slow) / settings.timeConstantS();
          case LEAKY_INTEGRAL -> integral;
        };
  }

  double value() {
    return value;
  }

  private double scaled(ControlStep step) {
    return (signal.at(step) - settings.center()) / settings.scale();
  }
}
