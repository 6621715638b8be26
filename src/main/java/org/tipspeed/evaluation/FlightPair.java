package org.tipspeed.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.wind.WindCase;

/**
 * Two flights in the same wind.
 *
 * @param reference null if the reference did not fly there
 */
record FlightPair(FlightMetrics controller, FlightMetrics reference) {

  /** Why the two cannot be compared, if so. */
  Optional<String> obstacle() {
    if (reference == null) {
      return Optional.of("%s: no flight of the reference".formatted(controller.wind()));
    }
    if (!controller.completed()) {
      return Optional.of(endedEarly(controller));
    }
    if (!reference.completed()) {
      return Optional.of(endedEarly(reference));
    }
    if (controller.durationS() != reference.durationS()) {
      return Optional.of(
          "%s: %s flew %s s, %s %s s"
              .formatted(
                  controller.wind(),
                  controller.controller(),
                  controller.durationS(),
                  reference.controller(),
                  reference.durationS()));
    }
    return Optional.empty();
  }

  boolean has(FlightMetric metric) {
    return controller.values().containsKey(metric) && reference.values().containsKey(metric);
  }

  /** The wind without its seed: what flights over several seeds have in common. */
  String windBarSeed() {
    WindCase wind = controller.wind();
    Map<String, String> options = new LinkedHashMap<>(wind.options());
    options.remove("seed");
    return new WindCase(wind.kind(), wind.argument(), options).spec();
  }

  private static String endedEarly(FlightMetrics flight) {
    String detail = flight.detail().lines().findFirst().map(line -> ": " + line).orElse("");
    return "%s: %s ended after %.1f s (%s%s)"
        .formatted(
            flight.wind(), flight.controller(), flight.durationS(), flight.end().reason(), detail);
  }
}
