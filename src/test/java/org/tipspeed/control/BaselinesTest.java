package org.tipspeed.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.mock.MockTurbine;

class BaselinesTest {

  private static final TurbineDescription NREL_5MW = MockTurbine.nrel5mw().description();

  @Test
  void nrel5mw_hasABaseline() {
    assertEquals("baseline", Baselines.of(NREL_5MW).name());
    assertEquals("baseline", Baselines.of(new FakeTurbine().description()).name());
  }

  @ParameterizedTest
  @CsvSource({"gearRatio", "ratedRotorSpeedRadPerS", "ratedGeneratorTorqueNm"})
  void otherTurbine_isRefusedByNameBeforeAndInFlight(String quantity) {
    double half = half(quantity);
    TurbineDescription other =
        Records.with(Records.with(NREL_5MW, quantity, half), "name", "Other 8 MW");
    ControllerException refusal =
        assertThrows(ControllerException.class, () -> Baselines.of(other));
    assertEquals(
        "there is no baseline for Other 8 MW",
        refusal.getMessage().substring(0, "there is no baseline for Other 8 MW".length()));
    assertThrows(ControllerException.class, () -> Baselines.of(NREL_5MW).start(other, null, 0.1));
  }

  private static double half(String quantity) {
    return switch (quantity) {
      case "gearRatio" -> NREL_5MW.gearRatio() / 2;
      case "ratedRotorSpeedRadPerS" -> NREL_5MW.ratedRotorSpeedRadPerS() / 2;
      default -> NREL_5MW.ratedGeneratorTorqueNm() / 2;
    };
  }
}
