package org.tipspeed.turbine.drive;

import org.tipspeed.config.yaml.Quantity;
import org.tipspeed.quantity.Unit;

/**
 * What sets the generator's torque.
 *
 * @param timeConstantS of its first-order response [s]; 0 for none
 * @param maxRateNmPerS [N m/s]
 * @param maxTorqueNm either way [N m]
 */
public record TorqueActuator(
    @Quantity(key = "time_constant", unit = Unit.S, above = 0) double timeConstantS,
    @Quantity(key = "max_rate", unit = Unit.KNM_PER_S, above = 0) double maxRateNmPerS,
    @Quantity(key = "max_torque", unit = Unit.KNM, above = 0) double maxTorqueNm) {}
