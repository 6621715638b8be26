package org.tipspeed.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;

class DisconDemandsTest {

  private final Map<Integer, Double> records = new HashMap<>();

  {
    double[] sane = {1, 1, 0, 0.1, 0.2, 0.3, 0.4, 40_000, 0.005, 0, 0};
    for (int i = 0; i < sane.length; i++) {
      records.put(DisconDemands.RECORDS[i], sane[i]);
    }
  }

  private TurbineCommand read() {
    return new DisconDemands(new FakeTurbine().description()).read(records::get);
  }

  @Test
  void demands_becomeACommand() {
    assertEquals(new TurbineCommand(40_000, new PerBlade(0.1, 0.2, 0.3), 0.005), read());
  }

  @Test
  void libraryThatChoosesCollectivePitch_isReadFromRecord45() {
    records.put(28, 0.0);
    assertEquals(PerBlade.all(0.4), read().pitchRad());
  }

  @Test
  void openContactor_isNoTorque() {
    records.put(35, 0.0);
    assertEquals(0, read().generatorTorqueNm());
  }

  @ParameterizedTest
  @CsvSource({
    "47, NaN, demands a torque of NaN N m (record 47)",
    "47, 4180000, demands a torque of 4180000.0 N m (record 47)",
    "42, 10, demands a pitch of 10.0 rad (record 42)",
    "44, Infinity, demands a pitch of Infinity rad (record 44)",
    "48, 5, demands a yaw rate of 5.0 rad/s (record 48)",
    "35, 2, sets the generator contactor (record 35) to 2.0",
    "36, 1, it asks to stop (record 36 is 1.0)",
    "55, 1, overrides the pitch demand itself (record 55 is 1.0)",
    "56, 1, overrides the torque demand itself (record 56 is 1.0)"
  })
  void demandThatCannotBe_endsTheFlightAndNamesItsRecord(
      int record, double value, String complaint) {
    records.put(record, value);
    ControllerException failure = assertThrows(ControllerException.class, this::read);
    assertTrue(failure.getMessage().contains(complaint), failure.getMessage());
  }
}
