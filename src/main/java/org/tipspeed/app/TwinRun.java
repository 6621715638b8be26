package org.tipspeed.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.evaluation.Twin;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.report.picture.TwinPicture;
import org.tipspeed.rundir.TwinJson;
import org.tipspeed.wind.WindCase;

/**
 * Holds two replays of one controller against each other, and writes down what came of it.
 *
 * @param own the simulator that is held against the other
 * @param folder receives {@code twin.json}, and a picture for each suite
 */
record TwinRun(Side own, Side reference, Path folder) {

  /**
   * A simulator.
   *
   * @param series of a flight in it
   */
  record Side(String name, BiFunction<Suite, FlightMetrics, FlightRecord> series) {}

  /** Compares suite by suite. */
  List<Twin> compare(List<SuiteResult> ownResults, List<SuiteResult> referenceResults) {
    List<Twin> twins = new ArrayList<>();
    for (int i = 0; i < ownResults.size(); i++) {
      twins.add(compare(ownResults.get(i), referenceResults.get(i)));
    }
    TwinJson.write(folder.resolve("twin.json"), twins);
    return twins;
  }

  private Twin compare(SuiteResult ownResult, SuiteResult referenceResult) {
    Suite suite = ownResult.suite();
    Twin twin =
        Twin.of(
            suite,
            own.name(),
            ownResult.flights(),
            reference.name(),
            referenceResult.flights(),
            (simulator, flight) -> side(simulator).series().apply(suite, flight));
    if (!twin.channels().isEmpty()) {
      TwinPicture.write(
          folder.resolve(
              suite.name().isEmpty() ? "twin.png" : "twin-%s.png".formatted(suite.name())),
          twin,
          flight(own, ownResult, twin),
          flight(reference, referenceResult, twin));
    }
    return twin;
  }

  private Side side(String simulator) {
    return simulator.equals(own.name()) ? own : reference;
  }

  /** Of the winds that both flew to the end the middle one, mostly neither weak nor strong. */
  private static FlightRecord flight(Side side, SuiteResult result, Twin twin) {
    WindCase wind = twin.winds().get(twin.winds().size() / 2).wind();
    return result.flights().stream()
        .filter(flight -> flight.wind().equals(wind))
        .map(flight -> side.series().apply(result.suite(), flight))
        .findFirst()
        .orElseThrow();
  }
}
