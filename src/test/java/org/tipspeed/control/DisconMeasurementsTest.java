package org.tipspeed.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineReading;

/** Record by record, what a library is told; the numbers of records are Bladed's. */
class DisconMeasurementsTest {

  /** Every channel has the value 1000 plus its place in {@link Channel}. */
  private static TurbineReading reading() {
    TurbineReading.Builder reading = TurbineReading.builder();
    for (Channel channel : Channel.values()) {
      reading.set(channel, 1000 + channel.ordinal());
    }
    return reading.build();
  }

  private static Map<Integer, Double> records(TurbineReading reading) {
    Map<Integer, Double> records = new HashMap<>();
    new DisconMeasurements(new FakeTurbine().description(), 0.05).write(reading, records::put);
    return records;
  }

  @ParameterizedTest
  @CsvSource({
    "2, TIME",
    "4, PITCH_1",
    "15, ELECTRICAL_POWER",
    "20, GENERATOR_SPEED",
    "21, ROTOR_SPEED",
    "23, GENERATOR_TORQUE",
    "27, HUB_WIND",
    "30, ROOT_OOP_MOMENT_1",
    "31, ROOT_OOP_MOMENT_2",
    "32, ROOT_OOP_MOMENT_3",
    "33, PITCH_2",
    "34, PITCH_3",
    "53, TOWER_TOP_ACCELERATION_FA",
    "54, TOWER_TOP_ACCELERATION_SS",
    "60, AZIMUTH",
    "69, ROOT_IP_MOMENT_1",
    "70, ROOT_IP_MOMENT_2",
    "71, ROOT_IP_MOMENT_3",
    "96, HUB_WIND"
  })
  void channel_isInItsRecord(int record, Channel channel) {
    assertEquals(1000 + channel.ordinal(), records(reading()).get(record));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0.05",
    "5, 0",
    "6, 0",
    "7, 1.5707963267948966",
    "8, -0.13962634015954636",
    "9, 0.13962634015954636",
    "13, 5e6",
    "17, 77.6",
    "19, 122.899",
    "22, 43093.55",
    "28, 1",
    "61, 3",
    "35, 1",
    "36, 0",
    "55, 0",
    "56, 0"
  })
  void factsOfTheTurbine_areInTheirRecords(int record, double value) {
    assertEquals(value, records(reading()).get(record), 1e-9 * Math.abs(value));
  }

  @Test
  void shaft_carriesTheGeneratorsTorque() {
    double torque = 1000 + Channel.GENERATOR_TORQUE.ordinal();
    double speed = 1000 + Channel.GENERATOR_SPEED.ordinal();
    assertEquals(torque * speed, records(reading()).get(14));
    assertEquals(torque * 97, records(reading()).get(109));
  }

  @Test
  void demandsThatNobodyWrites_holdWhatIsMeasured() {
    Map<Integer, Double> records = records(reading());
    assertEquals(records.get(4), records.get(42));
    assertEquals(records.get(33), records.get(43));
    assertEquals(records.get(34), records.get(44));
    assertEquals(records.get(4), records.get(45));
    assertEquals(records.get(23), records.get(47));
  }

  @Test
  void absentChannels_areZeroAsBladedHasNoOther() {
    TurbineReading poor =
        reading().toBuilder()
            .set(Channel.ROOT_OOP_MOMENT_1, Double.NaN)
            .set(Channel.AZIMUTH, Double.NaN)
            .build();
    assertFalse(poor.has(Channel.AZIMUTH));
    assertEquals(0, records(poor).get(30));
    assertEquals(0, records(poor).get(60));
  }

  @Test
  void turbineWithoutGeneratorSpeed_cannotBeControlled() {
    TurbineReading blind = reading().toBuilder().set(Channel.GENERATOR_SPEED, Double.NaN).build();
    assertThrows(IllegalStateException.class, () -> records(blind));
  }
}
