package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tipspeed.evaluation.FlightLifetime;
import tools.jackson.databind.node.ObjectNode;

class EvaluationJsonTest {

  @Test
  void annualEnergy_isWithheldWithItsReasonWhereTheWindsAreTooFew() {
    ObjectNode few = lifetime(0.79);
    assertTrue(few.get("annual_energy_mwh").isNull());
    assertTrue(few.get("annual_energy_missing").asString().contains("cover 79 % of the time"));
    ObjectNode enough = lifetime(0.8);
    assertEquals(9203, enough.get("annual_energy_mwh").asDouble());
    assertFalse(enough.has("annual_energy_missing"));
  }

  private static ObjectNode lifetime(double operatingShare) {
    return EvaluationJson.lifetime(
        new FlightLifetime(
            "baseline", 2, 10, List.of(8.0, 12.0), 0.7, operatingShare, 9203, Map.of()));
  }
}
