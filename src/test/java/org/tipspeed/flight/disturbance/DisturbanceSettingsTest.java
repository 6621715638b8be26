package org.tipspeed.flight.disturbance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tipspeed.config.SettingsContract;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.evaluation.SuiteSettings;

/** The section {@code disturbance} of a suite file. */
class DisturbanceSettingsTest {

  private static final String SUITE =
      """
      name: test
      description: For a test.
      duration_s: 60
      skipped_transient_s: 10
      winds:
        - {wind: "steady:9"}
      """;

  @Test
  void suiteWithoutTheSection_isUndisturbed() {
    assertEquals(DisturbanceSettings.DEFAULTS, read(""));
  }

  @Test
  void everyKey_isRead() {
    var expected =
        new DisturbanceSettings(
            List.of(
                new SensorFaultSettings(
                    "gen_speed_rpm", Optional.of(3.0), Optional.of(-12.0), Optional.empty()),
                new SensorFaultSettings(
                    "wind_hub_mps",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new StuckSettings(60, 5, Optional.of(30.0)))),
                new SensorFaultSettings(
                    "rotor_speed_rpm",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new StuckSettings(0, 5, Optional.empty())))),
            Optional.of(4.0),
            Optional.of(1.1));
    String yaml =
        """
        disturbance:
          sensors:
            - {channel: gen_speed_rpm, noise_std: 3, bias: -12}
            - {channel: wind_hub_mps, stuck: {from_s: 60, for_s: 5, every_s: 30}}
            - {channel: rotor_speed_rpm, stuck: {from_s: 0, for_s: 5}}
          pitch_rate_limit_deg_per_s: 4
          air_density_kg_per_m3: 1.1
        """;
    assertEquals(expected, read(yaml));
    SettingsContract.assertReadsBack(
        SettingsReader.read(SUITE + yaml, "test", SuiteSettings.class));
  }

  @Test
  void channelThatNoTurbineHas_isRefusedWithThoseThatThereAre() {
    String message = refusal("sensors: [{channel: gen_speed, bias: 1}]");
    assertTrue(
        message.startsWith(
            "test:8: disturbance.sensors[0].channel: must be one of [wind_hub_mps, rotor_speed_rpm,"),
        message);
    assertTrue(message.endsWith(", was gen_speed"), message);
    assertTrue(refusal("sensors: [{channel: time_s, bias: 1}]").endsWith(", was time_s"));
  }

  @Test
  void sensorWithoutAChannelOrAFault_isRefused() {
    assertRefused("sensors[0].channel: is missing, should be text", "sensors: [{bias: 1}]");
    assertRefused(
        "sensors[0]: gen_speed_rpm has nothing wrong: give noise_std, bias or stuck",
        "sensors: [{channel: gen_speed_rpm}]");
  }

  @Test
  void sensorThatStandsTwice_isRefused() {
    assertRefused(
        "sensors: must name each channel once, had wind_hub_mps twice",
        "sensors: [{channel: wind_hub_mps, bias: 1}, {channel: wind_hub_mps, noise_std: 1}]");
  }

  @Test
  void impossibleNumbers_areRefused() {
    assertRefused(
        "sensors[0].noise_std: must be 0 or more, was -1.0",
        "sensors: [{channel: wind_hub_mps, noise_std: -1}]");
    assertRefused(
        "pitch_rate_limit_deg_per_s: must be positive, was 0.0", "pitch_rate_limit_deg_per_s: 0");
    assertRefused(
        "air_density_kg_per_m3: must be above 0 and below 10, was 1225.0",
        "air_density_kg_per_m3: 1225");
    assertRefused("sensors[0].stuck.from_s: must be 0 or more, was -1.0", stuck("-1, for_s: 5"));
    assertRefused("sensors[0].stuck.for_s: must be positive, was 0.0", stuck("60, for_s: 0"));
    assertRefused(
        "sensors[0].stuck.every_s: must be longer than for_s, which is 5.0, was 5.0",
        stuck("60, for_s: 5, every_s: 5"));
  }

  private static String stuck(String times) {
    return "sensors: [{channel: wind_hub_mps, stuck: {from_s: " + times + "}}]";
  }

  private static void assertRefused(String message, String section) {
    String refusal = refusal(section);
    assertEquals("test:8: disturbance." + message, refusal);
  }

  private static String refusal(String section) {
    return assertThrows(
            SettingsException.class, () -> read("disturbance:\n  %s\n".formatted(section)))
        .getMessage();
  }

  private static DisturbanceSettings read(String section) {
    return SettingsReader.read(SUITE + section, "test", SuiteSettings.class).disturbance();
  }
}
