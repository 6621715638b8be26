package org.tipspeed.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final double INTERVAL_S = 0.1;

  @ParameterizedTest
  @CsvSource({
    "2.9, Infinity, ''",
    "2.9500001, Infinity, time-limit",
    "3, Infinity, time-limit",
    "3, 3, time-limit",
    "2.9, 3, ''",
    "2.9, 2.9999999, ''",
    "2.9, 2.99, wind-end",
    "2.9, 2.96, wind-end",
    "0, 0.05, wind-end"
  })
  void time_endsAnEpisode(double timeS, double windEndS, String reason) {
    assertEquals(reason, new Schedule(INTERVAL_S, 3, windEndS).at(timeS).reason());
  }

  @ParameterizedTest
  @CsvSource({"0.1, 6000", "0.01, 60000", "0.3, 2000"})
  void summedIntervals_reachTheTimeLimitAfterTheirNumber(double intervalS, int intervals) {
    Schedule schedule = new Schedule(intervalS, intervals * intervalS, intervals * intervalS);
    double timeS = 0;
    int flown = 0;
    while (schedule.at(timeS).isRunning()) {
      timeS += intervalS;
      flown++;
    }
    assertEquals(intervals, flown);
    assertEquals(Standing.timeLimit(), schedule.at(timeS));
  }
}
