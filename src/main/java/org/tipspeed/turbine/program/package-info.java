/**
 * A turbine in any simulator that runs as a command and loads a Bladed-style controller: ours
 * connects it to tipspeed.
 *
 * <p>{@code ProgramTurbine} flies; {@code Templates} are the user's files, filled in for one
 * flight; {@code Program} is the running command with the connection to its controller, and what
 * crosses it is described in {@code native/controller/bridge.c}.
 */
package org.tipspeed.turbine.program;
