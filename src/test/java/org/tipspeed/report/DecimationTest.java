package org.tipspeed.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecimationTest {

  @Test
  void fewSamples_areKeptAsTheyAre() {
    double[] series = {3, 1, 2};
    Decimation decimation = Decimation.to(3, 3);
    assertArrayEquals(series, decimation.of(series));
    assertArrayEquals(new double[] {0, 0.5, 1}, decimation.times(0.5));
  }

  @Test
  void ofEachStretch_theExtremesRemainInTheirOrder() {
    double[] series = {0, 5, -1, 2, 7, 7, 7, 7, 1, 0, 3, 2};
    Decimation decimation = new Decimation(12, 4);
    assertArrayEquals(new double[] {5, -1, 7, 7, 0, 3}, decimation.of(series));
    assertArrayEquals(new double[] {0, 3, 4, 7, 8, 11}, decimation.times(1));
  }

  @Test
  void aSinglePeakInALongSeries_isNeverLost() {
    for (int at = 0; at < 5000; at += 333) {
      double[] series = new double[5000];
      series[at] = 1;
      double[] points = Decimation.to(400, 5000).of(series);
      assertTrue(points.length <= 400);
      assertEquals(1, Arrays.stream(points).max().orElseThrow());
    }
  }

  @Test
  void seriesThatEndsEarly_isMissingFromThereOn() {
    double[] points = new Decimation(8, 2).of(new double[] {1, 2, 3});
    assertArrayEquals(
        new double[] {1, 2, 3, 3, Double.NaN, Double.NaN, Double.NaN, Double.NaN}, points);
  }

  @Test
  void times_riseStrictlyEvenIfTheLastStretchIsASingleSample() {
    for (int samples : new int[] {100, 101, 117, 118}) {
      double[] times = Decimation.to(7, samples).times(0.1);
      assertTrue(IntStream.range(1, times.length).allMatch(i -> times[i] > times[i - 1]));
    }
  }

  @Test
  void ramp_isDrawnWhereItWas() {
    double[] ramp = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
    Decimation decimation = Decimation.to(20, 100);
    assertArrayEquals(decimation.times(1), decimation.of(ramp));
  }

  @Test
  void numbersForPlots_haveNoMoreDigitsThanTheRangeNeeds() {
    double[] speeds = {1173.123456, 1200.5, Double.NaN};
    assertEquals("[1173.123,1200.5,null]", PlotNumbers.ofRange(speeds).toString());
    double[] moments = {1.23456e5, -9.87654e4};
    assertEquals("[123456,-98765]", PlotNumbers.ofRange(moments).toString());
    assertEquals("[0,0]", PlotNumbers.ofRange(new double[2]).toString());
  }
}
