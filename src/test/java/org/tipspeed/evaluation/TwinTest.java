package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.loads.Spectrum;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;

class TwinTest {

  private static final double INTERVAL_S = 0.1;
  private static final int SAMPLES = 1001;
  private static final WindCase WEAK = WindCases.parse("steady:8");
  private static final WindCase STRONG = WindCases.parse("steady:18");

  private final List<FlightRecord> own = new ArrayList<>();
  private final List<FlightRecord> reference = new ArrayList<>();

  @Test
  void waves_areComparedByMeanStdDifferenceAndCorrelation() {
    fly(own, WEAK, t -> 5 + 3 * wave(t), t -> 0);
    fly(reference, WEAK, t -> 4 + 2 * wave(t), t -> 0);
    ChannelTwin thrust = twin().channels().get(Channel.AERO_THRUST);
    assertEquals(700, thrust.samples() - 1);
    assertEquals(5, thrust.own().mean(), 0.01);
    assertEquals(4, thrust.reference().mean(), 0.01);
    assertEquals(3 / Math.sqrt(2), thrust.own().std(), 0.01);
    assertEquals(1.5, thrust.stdRatio(), 1e-9);
    assertEquals(Math.sqrt(1 + 0.5), thrust.differenceRms(), 0.01);
    assertEquals(1, thrust.correlation(), 1e-9);
  }

  @Test
  void windsThatAreFarApart_countForNoStdAndNoCorrelation() {
    for (WindCase wind : List.of(WEAK, STRONG)) {
      double level = wind.equals(WEAK) ? 100 : 900;
      fly(own, wind, t -> level + wave(t), t -> 0);
      fly(reference, wind, t -> level - wave(t), t -> 0);
    }
    Twin twin = twin();
    ChannelTwin thrust = twin.channels().get(Channel.AERO_THRUST);
    assertEquals(500, thrust.own().mean(), 0.01);
    assertEquals(Math.sqrt(0.5), thrust.own().std(), 0.01);
    assertEquals(-1, thrust.correlation(), 1e-9);
    assertEquals(2, twin.winds().size());
    assertEquals(900, twin.winds().get(1).channels().get(Channel.AERO_THRUST).own().mean(), 0.01);
  }

  @Test
  void azimuth_isOnlyTheWayFromOneRotorToTheOther() {
    fly(own, WEAK, t -> 0, t -> (t + 0.2) % (2 * Math.PI));
    fly(reference, WEAK, t -> 0, t -> t % (2 * Math.PI));
    ChannelTwin azimuth = twin().channels().get(Channel.AZIMUTH);
    assertEquals(Math.toDegrees(0.2), azimuth.differenceRms(), 1e-9);
    assertTrue(Double.isNaN(azimuth.own().mean()) && Double.isNaN(azimuth.correlation()));
    assertTrue(azimuth.own().spectrum().isEmpty());
  }

  @Test
  void spectrum_hasTheVarianceAndTheFrequencyOfTheWave() {
    double hz = 10.0 / 25.6;
    fly(own, WEAK, t -> 4 * Math.sin(2 * Math.PI * hz * t), t -> 0);
    fly(reference, WEAK, t -> 1, t -> 0);
    ChannelTwin thrust = twin().channels().get(Channel.AERO_THRUST);
    Spectrum spectrum = thrust.own().spectrum().orElseThrow();
    double[] density = spectrum.density();
    int strongest =
        IntStream.range(0, density.length)
            .reduce((a, b) -> density[a] > density[b] ? a : b)
            .orElseThrow();
    assertEquals(hz, spectrum.frequencyHz()[strongest], 1e-9);
    assertEquals(
        8, IntStream.range(0, density.length).mapToDouble(i -> density[i]).sum() / 25.6, 0.1);
    assertTrue(Double.isNaN(thrust.stdRatio()) && Double.isNaN(thrust.correlation()));
  }

  @Test
  void windThatOneDidNotFlyToTheEnd_isNamedAndLeftOut() {
    fly(own, WEAK, t -> 1, t -> 0);
    fly(reference, WEAK, t -> 2, t -> 0);
    fly(own, STRONG, t -> 7, t -> 0);
    reference.add(record(STRONG, t -> 9, t -> 0, Standing.terminated("overspeed")));
    Twin twin = twin();
    assertEquals(1, twin.channels().get(Channel.AERO_THRUST).own().mean(), 1e-9);
    assertEquals(List.of("steady:18: other ended after 100.0 s (overspeed)"), twin.leftOut());
    assertEquals(1, twin.winds().size());
    assertEquals(4, twin.flights().size());
    assertEquals(0.5, twin.metrics().get(FlightMetric.THRUST_MEAN).ratio(), 1e-9);
    assertEquals(1, twin.metrics().get(FlightMetric.THRUST_MAX).own(), 1e-9);
  }

  @Test
  void channelThatOneDoesNotReport_isNamed() {
    own.add(record(WEAK, t -> 1, t -> 0, Standing.timeLimit()));
    FlightRecord more = record(WEAK, t -> 1, t -> 0, Standing.timeLimit());
    Map<Channel, double[]> channels = new EnumMap<>(more.channels());
    channels.put(Channel.ROTOR_SPEED, new double[SAMPLES]);
    reference.add(
        new FlightRecord(
            more.controller(),
            more.wind(),
            more.turbine(),
            INTERVAL_S,
            channels,
            more.commands(),
            more.end(),
            "",
            OptionalDouble.empty()));
    Twin twin = twin();
    assertFalse(twin.channels().containsKey(Channel.ROTOR_SPEED));
    assertEquals(List.of("rotor_speed_rpm of other"), twin.alone());
  }

  /** There are seven after the transient. */
  private static double wave(double timeS) {
    return Math.sin(2 * Math.PI * timeS / 10);
  }

  /** Thrust in kN and azimuth in radians, over time in seconds. */
  private static void fly(
      List<FlightRecord> flights,
      WindCase wind,
      DoubleUnaryOperator thrustKn,
      DoubleUnaryOperator azimuthRad) {
    flights.add(record(wind, thrustKn, azimuthRad, Standing.timeLimit()));
  }

  private static FlightRecord record(
      WindCase wind, DoubleUnaryOperator thrustKn, DoubleUnaryOperator azimuthRad, Standing end) {
    double[] timesS = IntStream.range(0, SAMPLES).mapToDouble(i -> i * INTERVAL_S).toArray();
    return new FlightRecord(
        "baseline",
        wind,
        new ScriptedTurbine().description(),
        INTERVAL_S,
        Map.of(
            Channel.TIME,
            timesS,
            Channel.AERO_THRUST,
            IntStream.range(0, SAMPLES)
                .mapToDouble(i -> 1e3 * thrustKn.applyAsDouble(timesS[i]))
                .toArray(),
            Channel.AZIMUTH,
            IntStream.range(0, SAMPLES)
                .mapToDouble(i -> azimuthRad.applyAsDouble(timesS[i]))
                .toArray()),
        Collections.nCopies(SAMPLES - 1, TurbineCommand.collective(0, 0)),
        end,
        "",
        OptionalDouble.empty());
  }

  private Twin twin() {
    List<WindCase> winds = own.stream().map(FlightRecord::wind).toList();
    Suite suite = Suite.of(winds, 100, MetricsSettings.DEFAULTS);
    return Twin.of(
        suite,
        "one",
        figures(own),
        "other",
        figures(reference),
        (simulator, flight) -> {
          assertEquals("baseline", flight.controller());
          List<FlightRecord> flights = simulator.equals("one") ? own : reference;
          return flights.get(winds.indexOf(flight.wind()));
        });
  }

  private static List<FlightMetrics> figures(List<FlightRecord> flights) {
    return flights.stream()
        .map(flight -> FlightMetrics.of(flight, MetricsSettings.DEFAULTS))
        .toList();
  }
}
