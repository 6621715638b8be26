package org.tipspeed.turbine.qblade;

import java.util.function.Function;

/** The questions of a probe, in the order of asking; each is asked in a process of its own. */
enum Question {
  EXPORTS("exports", true, FirstContact::exports),
  LOAD("load", true, FirstContact::load),
  WIND_BEFORE_RESET("wind before a reset", false, FirstContact::wind),
  RESET("reset", true, FirstContact::reset),
  OPERATION("operation values", true, FirstContact::operation),
  TORQUE("torque shaft and power unit", true, Responses::torque),
  PITCH("pitch sign and lag", true, Responses::pitch),
  RELEASE("release", true, Responses::release),
  WIND_FILE("wind file", true, WindQuestion::ask),
  REPEAT("repeated reset", false, Endurance::repeat),
  MEMORY("memory per reset", false, Endurance::memory),
  END("past the end", false, Endurance::end),
  FAILURE("failed structure", false, Endurance::failure),
  TRACE("two processes at once", false, Endurance::trace);

  private final String title;
  private final boolean needed;
  private final Function<Bench, Answer> asking;

  Question(String title, boolean needed, Function<Bench, Answer> asking) {
    this.title = title;
    this.needed = needed;
    this.asking = asking;
  }

  String title() {
    return title;
  }

  /** Whether nothing can be done with a library that does not answer. */
  boolean isNeeded() {
    return needed;
  }

  Answer ask(Bench bench) {
    return asking.apply(bench);
  }
}
