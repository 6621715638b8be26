package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.task.RewardTerm.Shape;

class RewardTermTest {

  @ParameterizedTest
  @CsvSource({
    "VALUE, -2, -2",
    "UP_TO_ONE, -2, -2",
    "UP_TO_ONE, 2, 1",
    "ABSOLUTE, -2, 2",
    "SQUARE, -2, 4",
    "SQUARE_ABOVE, -2, 0",
    "SQUARE_ABOVE, 2, 4",
    "SQUARE_BELOW, -2, 4",
    "SQUARE_BELOW, 2, 0",
    "CLOSENESS, -2, -1",
    "CLOSENESS, 0, 1"
  })
  void shape_ofAScaledSignal(Shape shape, double signal, double expected) {
    assertEquals(expected, shape.of(signal), 1e-12);
  }
}
