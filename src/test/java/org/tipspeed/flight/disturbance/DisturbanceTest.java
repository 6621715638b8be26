package org.tipspeed.flight.disturbance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.ControlledTurbine;
import org.tipspeed.evaluation.Flights;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.flight.FlightStop;
import org.tipspeed.loads.Statistics;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.ScriptedController;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;

class DisturbanceTest {

  private static final WindCase STEADY = Flights.STEADY;
  private static final SensorFaultSettings NOISY_WIND = noise("wind_hub_mps", 0.5);
  private static final double TOLERANCE = 1e-12;

  private final ScriptedTurbine turbine =
      new ScriptedTurbine().with(Channel.HUB_WIND, t -> 10 + t).with(Channel.ROTOR_SPEED, 1.2);

  @Test
  void noise_hasTheStandardDeviationOfItsSettingsAndTheRecordIsTrue() {
    Witness witness = new Witness("a");
    FlightRecord flight = fly(disturbance(1, NOISY_WIND), witness, STEADY, 400);
    double[] errors = new double[4000];
    for (int i = 0; i < errors.length; i++) {
      double trueMps = flight.series(Channel.HUB_WIND)[i];
      assertEquals(10 + 0.1 * i, trueMps, 1e-9);
      errors[i] = witness.seen.get(i).hubWindMps() - trueMps;
    }
    assertEquals(0.5, Statistics.of(errors).std(), 0.02);
    assertEquals(0, Statistics.of(errors).mean(), 0.03);
    assertEquals(1.2, witness.seen.get(7).rotorSpeedRadPerS());
  }

  @Test
  void noise_isTheSameForEveryControllerAndInEveryRepetition() {
    Disturbance disturbance = disturbance(1, NOISY_WIND);
    double[] first = seenWind(disturbance, STEADY);
    assertArrayEquals(first, seenWind(disturbance, STEADY), 0);
    assertArrayEquals(first, seenWind(disturbance(1, NOISY_WIND), STEADY), 0);
  }

  @Test
  void noise_isAnotherWithEachSeedWindAndChannel() {
    double[] first = seenWind(disturbance(1, NOISY_WIND), STEADY);
    assertFalse(Arrays.equals(first, seenWind(disturbance(2, NOISY_WIND), STEADY)), "seed");
    WindCase other = WindCases.parse("steady:13");
    assertFalse(Arrays.equals(first, seenWind(disturbance(1, NOISY_WIND), other)), "wind");
    Witness witness = new Witness("a");
    Disturbance both = disturbance(1, NOISY_WIND, noise("tower_top_fa_acc_mps2", 0.5));
    turbine.with(Channel.TOWER_TOP_ACCELERATION_FA, t -> 10 + t);
    fly(both, witness, STEADY, 5);
    for (TurbineReading reading : witness.seen) {
      assertNotEquals(reading.hubWindMps(), reading.get(Channel.TOWER_TOP_ACCELERATION_FA));
    }
  }

  @Test
  void noiseInAWindFile_doesNotDependOnWhereTheFileLies() {
    WindCase here = new WindCase(WindCase.FILE, "/data/field.bts", Map.of());
    WindCase there = new WindCase(WindCase.FILE, "C:\\wind\\field.bts", Map.of());
    Disturbance disturbance = disturbance(1, NOISY_WIND);
    assertArrayEquals(seenWind(disturbance, here), seenWind(disturbance, there), 0);
  }

  @Test
  void bias_isInTheUnitOfTheChannelsColumn() {
    var low =
        new SensorFaultSettings(
            "rotor_speed_rpm", Optional.empty(), Optional.of(-0.6), Optional.empty());
    Witness witness = new Witness("a");
    fly(disturbance(1, low), witness, STEADY, 1);
    for (TurbineReading reading : witness.seen) {
      assertEquals(1.2 - 0.6 * Math.PI / 30, reading.rotorSpeedRadPerS(), TOLERANCE);
    }
  }

  @Test
  void stuckSensor_holdsItsLastValueForATimeAgainAndAgain() {
    Witness witness = new Witness("a");
    fly(disturbance(1, stuck("wind_hub_mps", 1, 0.5, Optional.of(2.0))), witness, STEADY, 5);
    assertEquals(10.9, witness.seen.get(9).hubWindMps(), 1e-9);
    for (int i = 10; i < 15; i++) {
      assertEquals(witness.seen.get(9).hubWindMps(), witness.seen.get(i).hubWindMps(), "" + i);
    }
    assertEquals(11.5, witness.seen.get(15).hubWindMps(), 1e-9);
    assertEquals(12.9, witness.seen.get(34).hubWindMps(), 1e-9);
    assertEquals(13.5, witness.seen.get(35).hubWindMps(), 1e-9);
  }

  @Test
  void sensorThatIsStuckOnce_recoversForGood() {
    Witness witness = new Witness("a");
    fly(disturbance(1, stuck("wind_hub_mps", 0, 2, Optional.empty())), witness, STEADY, 5);
    assertEquals(10, witness.seen.get(19).hubWindMps(), 1e-9);
    assertEquals(12, witness.seen.get(20).hubWindMps(), 1e-9);
    assertEquals(14.9, witness.seen.get(49).hubWindMps(), 1e-9);
  }

  @Test
  void firstCommand_followsFromTheReadingOfTheStart() {
    Witness witness = new Witness("a");
    fly(disturbance(1, NOISY_WIND), witness, STEADY, 1);
    assertNotEquals(10, witness.atStart.hubWindMps());
    assertSame(witness.atStart, witness.seen.get(0));
  }

  @Test
  void channelThatTheSimulatorLacks_staysAbsent() {
    Witness witness = new Witness("a");
    fly(disturbance(1, noise("aero_thrust_kN", 5)), witness, STEADY, 1);
    assertFalse(witness.seen.get(3).has(Channel.AERO_THRUST));
  }

  @Test
  void endings_areJudgedOnTrueReadings() {
    ScriptedTurbine racing =
        turbine.with(Channel.GENERATOR_SPEED, t -> ScriptedTurbine.RATED_GENERATOR_SPEED + 10 * t);
    var controlled =
        new ControlledTurbine(
            racing,
            List.of(),
            description -> List.of(FlightStop.overspeed(description, 1.25)),
            Optional.empty(),
            disturbance(1, stuck("gen_speed_rpm", 1, 100, Optional.empty())));
    Witness witness = new Witness("a");
    FlightRecord flight = controlled.fly(witness, Flights.start(STEADY, 60));
    assertEquals(Standing.terminated("overspeed"), flight.end());
    assertEquals(3.1, flight.durationS(), 1e-9);
    assertEquals(129, witness.seen.get(30).generatorSpeedRadPerS(), 1e-9);
  }

  @Test
  void pitchCommand_changesNoFasterThanTheLimitOnEachBlade() {
    double radPerInterval = Math.toRadians(4) * 0.1;
    var leap =
        new ScriptedController(
            "leap", t -> new TurbineCommand(30_000, new PerBlade(0.5, 0.1, -0.5), 0.01));
    FlightRecord flight = fly(limited(4), leap, STEADY, 2);
    TurbineCommand third = flight.commands().get(2);
    assertEquals(0.1 + 3 * radPerInterval, third.pitchRad().first(), TOLERANCE);
    assertEquals(0.1, third.pitchRad().second(), TOLERANCE);
    assertEquals(0.1 - 3 * radPerInterval, third.pitchRad().third(), TOLERANCE);
    assertEquals(30_000, third.generatorTorqueNm());
    assertEquals(0.01, third.yawRateRadPerS());
  }

  @Test
  void pitchCommandWithinTheLimit_passesAsItIs() {
    var gentle =
        new ScriptedController("gentle", t -> TurbineCommand.collective(30_000, 0.1 + 0.05 * t));
    FlightRecord flight = fly(limited(4), gentle, STEADY, 2);
    assertEquals(0.1 + 0.05 * 1.5, flight.commands().get(15).pitchRad().second(), TOLERANCE);
  }

  @Test
  void nextFlight_beginsWithoutTheLastOnesPitch() {
    var leap = new ScriptedController("leap", t -> TurbineCommand.collective(30_000, 1));
    Disturbance disturbance = limited(4);
    assertEquals(
        fly(disturbance, leap, STEADY, 5).commands(), fly(disturbance, leap, STEADY, 5).commands());
  }

  @Test
  void withoutADisturbance_theControllerFliesAsItIs() {
    Witness witness = new Witness("a");
    assertSame(witness, Disturbance.NONE.around(witness, STEADY));
  }

  @Test
  void nameAndEnd_areThoseOfTheController() {
    Witness witness = new Witness("mine");
    Controller disturbed = disturbance(1, NOISY_WIND).around(witness, STEADY);
    assertEquals("mine", disturbed.name());
    disturbed.close();
    assertTrue(witness.closed);
  }

  /** Keeps what it is shown. */
  private static final class Witness implements Controller {

    private final String name;
    private final List<TurbineReading> seen = new ArrayList<>();
    private TurbineReading atStart;
    private boolean closed;

    Witness(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void start(TurbineDescription description, TurbineReading first, double intervalS) {
      atStart = first;
    }

    @Override
    public TurbineCommand command(TurbineReading reading) {
      seen.add(reading);
      return TurbineCommand.collective(40_000, 0.1);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private double[] seenWind(Disturbance disturbance, WindCase wind) {
    Witness witness = new Witness("a");
    fly(disturbance, witness, wind, 5);
    return witness.seen.stream().mapToDouble(TurbineReading::hubWindMps).toArray();
  }

  private FlightRecord fly(
      Disturbance disturbance, Controller controller, WindCase wind, double durationS) {
    return new ControlledTurbine(
            turbine, List.of(), description -> List.of(), Optional.empty(), disturbance)
        .fly(controller, Flights.start(wind, durationS));
  }

  private static Disturbance disturbance(long seed, SensorFaultSettings... sensors) {
    return new Disturbance(
        new DisturbanceSettings(List.of(sensors), Optional.empty(), Optional.empty()),
        new RandomStreams(seed));
  }

  private static Disturbance limited(double degPerS) {
    return new Disturbance(
        new DisturbanceSettings(List.of(), Optional.of(degPerS), Optional.empty()),
        new RandomStreams(1));
  }

  private static SensorFaultSettings noise(String channel, double std) {
    return new SensorFaultSettings(channel, Optional.of(std), Optional.empty(), Optional.empty());
  }

  private static SensorFaultSettings stuck(
      String channel, double fromS, double forS, Optional<Double> everyS) {
    return new SensorFaultSettings(
        channel,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new StuckSettings(fromS, forS, everyS)));
  }
}
