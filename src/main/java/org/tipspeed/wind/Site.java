package org.tipspeed.wind;

/**
 * What a wind has to know of the turbine it blows on.
 *
 * @param hubHeightM height of the rotor centre above ground [m]
 * @param rotorDiameterM rotor diameter [m]
 */
public record Site(double hubHeightM, double rotorDiameterM) {

  public Site {
    if (!(hubHeightM > 0) || !(rotorDiameterM > 0) || !(hubHeightM > rotorDiameterM / 2)) {
      throw new IllegalArgumentException(
          "hub height %s m must be above half the rotor diameter %s m"
              .formatted(hubHeightM, rotorDiameterM));
    }
  }
}
