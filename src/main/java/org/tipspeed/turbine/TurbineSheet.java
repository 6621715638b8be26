package org.tipspeed.turbine;

import java.util.List;
import java.util.Map;

/**
 * A turbine for people to look at.
 *
 * @param description name plate, limits, schedule
 * @param states steady operation by rising wind
 * @param frequenciesHz of what swings, by name
 * @param numbers all that the turbine's file states
 */
public record TurbineSheet(
    TurbineDescription description,
    List<State> states,
    Map<String, Double> frequenciesHz,
    List<Number> numbers) {

  /**
   * Steady operation in uniform wind.
   *
   * @param windMps [m/s]
   * @param rotorSpeedRpm [rpm]
   * @param pitchDeg [deg]
   * @param powerKw electrical [kW]
   * @param thrustKn [kN]
   * @param towerBaseKnm fore-aft [kN m]
   * @param bladeRootKnm of one blade, out of plane [kN m]
   * @param powerCoefficient of the rotor, of the hub wind
   * @param thrustCoefficient of the rotor, of the hub wind
   */
  public record State(
      double windMps,
      double rotorSpeedRpm,
      double pitchDeg,
      double powerKw,
      double thrustKn,
      double towerBaseKnm,
      double bladeRootKnm,
      double powerCoefficient,
      double thrustCoefficient) {}

  /**
   * One number of the file.
   *
   * @param key with its section, such as {@code rotor.inertia}
   * @param value as stated, with its unit
   * @param source where it is from
   */
  public record Number(String key, String value, String source) {}
}
