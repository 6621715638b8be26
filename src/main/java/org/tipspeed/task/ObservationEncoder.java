package org.tipspeed.task;

import java.util.List;

/** Turns readings into observations: newest signals first, then those of earlier decisions. */
final class ObservationEncoder {

  private final List<FilteredSignal> signals;
  private final ObservationSettings settings;
  private final float[] window;

  ObservationEncoder(ObservationSettings settings, double intervalS) {
    this.settings = settings;
    this.signals = settings.signals().stream().map(s -> new FilteredSignal(s, intervalS)).toList();
    this.window = new float[settings.dimensions()];
  }

  /** Starts an episode as if its first step had lasted for ever. */
  float[] start(ControlStep first) {
    signals.forEach(signal -> signal.start(first));
    for (int i = 0; i < settings.history(); i++) {
      shiftIn();
    }
    return window.clone();
  }

  /** Takes in one control interval. */
  void update(ControlStep step) {
    signals.forEach(signal -> signal.update(step));
  }

  /** The observation for the next decision. */
  float[] observe() {
    shiftIn();
    return window.clone();
  }

  private void shiftIn() {
    int width = signals.size();
    System.arraycopy(window, 0, window, width, window.length - width);
    for (int i = 0; i < width; i++) {
      double value = signals.get(i).value();
      window[i] = (float) Math.max(-settings.limit(), Math.min(settings.limit(), value));
    }
  }
}
