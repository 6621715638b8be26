package org.tipspeed.turbine.qblade;

import java.util.List;
import java.util.function.Predicate;

/**
 * Generations of the library, told apart by their symbols: there is no function that says the
 * version. From the manual's history and the headers of 2.0.6.4, 2.0.8.6 and 2.0.9.1.
 */
enum Generation {
  V2_0_9("2.0.9", "setAutoCleanup", "getWaveVelAccElev"),
  V2_0_8("2.0.8", "setAutoClearTemp", "setOmpNumThreads", "getCustomSimulationTimeData"),
  V2_0_7("2.0.7", "setUseOpenCl", "exportResults", "setGranularDebug"),
  V2_0_6("2.0.6", "getWindspeedArray", "setExternalAction", "setLogFile"),
  V2_0_5("2.0.5");

  /** What every generation has and the binding cannot do without. */
  static final List<String> NEEDED =
      List.of(
          "setLibraryPath",
          "createInstance",
          "loadProject",
          "loadSimDefinition",
          "setTimestepSize",
          "setRampupTime",
          "setRPMPrescribeType_at_num",
          "setInitialConditions_at_num",
          "setPowerLawWind",
          "loadTurbulentWindBinary",
          "initializeSimulation",
          "setControlVars_at_num",
          "advanceTurbineSimulation",
          "getTurbineOperation_at_num",
          "getCustomData_at_num",
          "getWindspeed",
          "closeInstance");

  private final String release;
  private final List<String> marks;

  Generation(String release, String... marks) {
    this.release = release;
    this.marks = List.of(marks);
  }

  /** Such as "2.0.8". */
  String release() {
    return release;
  }

  static Generation of(Predicate<String> exports) {
    for (Generation generation : values()) {
      if (generation.marks.stream().anyMatch(exports)) {
        return generation;
      }
    }
    return V2_0_5;
  }

  /** Whether {@code createInstance} says if there is one; earlier ones returned nothing. */
  boolean answersCreation() {
    return this == V2_0_9;
  }

  /** Symbols of this generation and the older ones that are not there: an odd library. */
  List<String> missingMarks(Predicate<String> exports) {
    return marks.stream().filter(exports.negate()).toList();
  }
}
