package org.tipspeed.report;

import org.tipspeed.evaluation.FlightMetrics;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A flight's row in the tables of the report. */
final class FlightJson {

  private static final int DIGITS = 6;

  private FlightJson() {}

  static ObjectNode row(FlightMetrics flight) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("controller", flight.controller());
    row.put("wind", flight.wind().spec());
    row.put("end", flight.end().reason());
    row.put("completed", flight.completed());
    row.put("detail", flight.detail());
    row.put("duration_s", PlotNumbers.significant(flight.durationS(), DIGITS));
    ObjectNode values = row.putObject("values");
    flight
        .values()
        .forEach(
            (metric, value) -> values.put(metric.key(), PlotNumbers.significant(value, DIGITS)));
    return row;
  }
}
