package org.tipspeed.flight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.control.FlightReward;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.Flights;
import org.tipspeed.support.ScriptedController;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindException;

class FlightTest {

  private final ScriptedTurbine turbine = new ScriptedTurbine();
  private final ScriptedController controller = ScriptedController.constant("baseline");

  @Test
  void flight_endsAtTheTimeLimitWithOneSamplePerIntervalAndTheFirst() {
    FlightRecord flight = Flights.fly(turbine, controller, 3);
    assertEquals(Standing.timeLimit(), flight.end());
    assertEquals(31, flight.samples());
    assertEquals(30, flight.commands().size());
    assertEquals(3, flight.durationS(), 1e-12);
    assertTrue(flight.completed());
    assertEquals(OptionalDouble.empty(), flight.reward());
  }

  @Test
  void record_holdsReadingsAndCommandsInStep() {
    var ramp = new ScriptedController("ramp", t -> TurbineCommand.collective(1000 * t, t / 10));
    FlightRecord flight = Flights.fly(turbine.with(Channel.HUB_WIND, t -> 8 + t), ramp, 0.3);
    assertArrayEquals(new double[] {8, 8.1, 8.2, 8.3}, flight.series(Channel.HUB_WIND), 1e-9);
    assertArrayEquals(
        new double[] {40_000, 0, 100, 200}, flight.series(Channel.GENERATOR_TORQUE), 1e-9);
    assertEquals(100, flight.commands().get(1).generatorTorqueNm(), 1e-9);
  }

  @Test
  void channelThatTheSimulatorLacks_isAbsent() {
    FlightRecord flight = Flights.fly(turbine, controller, 1);
    assertFalse(flight.has(Channel.AERO_THRUST));
    var refusal =
        assertThrows(NoSuchElementException.class, () -> flight.series(Channel.AERO_THRUST));
    assertEquals("the flight of baseline in steady:12 has no aero_thrust_kN", refusal.getMessage());
  }

  @Test
  void channelLostInFlight_abortsIt() {
    turbine.with(Channel.HUB_WIND, t -> t < 1 ? 8 : Double.NaN);
    FlightRecord flight = Flights.fly(turbine, controller, 3);
    assertEquals(Standing.aborted("simulator-non-finite"), flight.end());
    assertEquals("wind_hub_mps is missing at 1.0 s, was there at first", flight.detail());
    assertEquals(10, flight.samples());
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2.02, 2", "2.05, 2", "2.09999, 2", "2.1, 2.1", "2.1000001, 2.1"})
  void windThatEndsFirst_truncatesAfterTheLastWholeInterval(double windEndS, double flownS) {
    FlightRecord flight = Flights.fly(turbine.windEndingAt(windEndS), controller, 3);
    assertEquals(Standing.truncated("wind-end"), flight.end());
    assertEquals(flownS, flight.durationS(), 1e-9);
  }

  @Test
  void overspeed_terminatesAtTheReadingThatShowsIt() {
    turbine.with(Channel.GENERATOR_SPEED, t -> 120 * (1 + t / 10));
    FlightStop stop = FlightStop.overspeed(turbine.description(), 1.2);
    FlightRecord flight =
        new Flight(turbine, List.of(stop), Optional.empty())
            .fly(controller, Flights.start(Flights.STEADY, 10));
    assertEquals(Standing.terminated("overspeed"), flight.end());
    assertEquals(2.1, flight.durationS(), 1e-9);
    assertFalse(flight.completed());
  }

  @Test
  void simulatorThatCrashes_abortsAndKeepsWhatWasFlown() {
    turbine.failingAt(2, TurbineException.Kind.CRASHED);
    FlightRecord flight = Flights.fly(turbine, controller, 3);
    assertEquals(Standing.aborted("simulator-crashed"), flight.end());
    assertEquals("scripted failure at 2.0 s", flight.detail());
    assertEquals(20, flight.samples());
  }

  @Test
  void simulatorThatDoesNotStart_leavesAnEmptyRecord() {
    turbine.failingAt(0, TurbineException.Kind.REFUSED);
    FlightRecord flight = Flights.fly(turbine, controller, 3);
    assertEquals(Standing.aborted("simulator-refused"), flight.end());
    assertEquals(0, flight.samples());
    assertEquals(0, flight.durationS());
  }

  @Test
  void windThatCannotBeHad_abortsWithItsSentence() {
    turbine.with(
        Channel.HUB_WIND,
        t -> {
          throw new WindException("field.bts: not there");
        });
    FlightRecord flight = Flights.fly(turbine, controller, 3);
    assertEquals(Standing.aborted("wind-unusable"), flight.end());
    assertEquals("field.bts: not there", flight.detail());
  }

  @Test
  void controllerThatFails_abortsWithItsSentence() {
    var failing =
        new ScriptedController(
            "failing",
            t -> {
              throw new IllegalStateException("no idea");
            });
    FlightRecord flight = Flights.fly(turbine, failing, 3);
    assertEquals(Standing.aborted("controller-failed"), flight.end());
    assertEquals("java.lang.IllegalStateException: no idea", flight.detail());
  }

  @Test
  void reward_isSummedOverTheIntervals() {
    FlightReward timeBefore =
        new FlightReward() {
          @Override
          public void start(TurbineDescription turbine, TurbineReading first, double intervalS) {}

          @Override
          public double reward(
              TurbineReading before, TurbineCommand command, TurbineReading after, Standing s) {
            return before.timeS();
          }
        };
    FlightRecord flight =
        new Flight(turbine, List.of(), Optional.of(timeBefore))
            .fly(controller, Flights.start(Flights.STEADY, 0.5));
    assertEquals(0 + 0.1 + 0.2 + 0.3 + 0.4, flight.reward().orElseThrow(), 1e-9);
  }

  @Test
  void interruptedThread_leavesTheFlight() {
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> Flights.fly(turbine, controller, 3));
    assertTrue(Thread.interrupted());
  }
}
