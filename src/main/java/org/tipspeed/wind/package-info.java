/**
 * Wind cases (data) and wind fields (values): readers, IEC events, generated turbulence.
 *
 * <p>{@link org.tipspeed.wind.WindCases} reads a spec, {@link org.tipspeed.wind.WindFields} makes
 * it blow at a {@link org.tipspeed.wind.Site}. Kinds of wind:
 *
 * <ul>
 *   <li>{@code steady:12}, {@code step:8-10-12@60}, {@code ramp:5-20@200}: test signals
 *   <li>{@code nwp:12}, {@code eog:12}, {@code edc:12}, {@code ecd:12}, {@code ews:12}, {@code
 *       ewm:50}: deterministic winds of IEC 61400-1
 *   <li>{@code ntm:12}, {@code etm:12}, {@code ewm:50,model=turbulent}: turbulence, Kaimal's or
 *       with {@code spectrum=mann} Mann's
 *   <li>{@code field.bts} or {@code file:field.bts}: TurbSim, Bladed, HAWC2, hub-height files
 * </ul>
 *
 * <p>Options follow as {@code key=value}, each explained at the class that reads it. Angles in
 * specs are degrees, in code radians.
 */
package org.tipspeed.wind;
