/**
 * Any turbine in a child process, with time limits, plausibility limits and restart: a simulator
 * that crashes, hangs or returns rubbish costs one episode and nothing else.
 *
 * <p>From outside in: {@link org.tipspeed.turbine.process.ProcessTurbine} decides when to launch,
 * restart and give up; {@code TurbineClient} asks and {@code TurbineServer} answers, in frames that
 * {@code Wire} fills; the process itself is the business of {@link org.tipspeed.isolation}.
 */
package org.tipspeed.turbine.process;
