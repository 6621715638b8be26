package org.tipspeed.quantity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void positive_isFiniteAndAbove0(double value) {
    refused("key must be positive, was " + value, () -> Check.positive("key", value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void notNegative_isFiniteAnd0OrMore(double value) {
    refused("key must be 0 or more, was " + value, () -> Check.notNegative("key", value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void limit_isAbove0OrInfinite(double value) {
    refused("key must be positive, was " + value, () -> Check.limit("key", value));
    assertDoesNotThrow(() -> Check.limit("key", Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void share_isFrom0To1(double value) {
    refused("key must be in [0, 1], was " + value, () -> Check.share("key", value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 2.1, Double.NaN})
  void within_hasBothEnds(double value) {
    refused("key must be from 1 to 2, was " + value, () -> Check.within("key", value, 1, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, Double.NaN})
  void upTo_is0Excluded(double value) {
    String sentence = "key must be above 0 and at most 0.1, was " + value;
    refused(sentence, () -> Check.upTo("key", value, 0.1));
  }

  @Test
  void wholeNumbers_areWrittenAsSuch() {
    refused("key must be positive, was 0", () -> Check.positive("key", 0));
    refused("key must be 0 or more, was -1", () -> Check.notNegative("key", -1));
    refused("key must be at least 2, was 1", () -> Check.atLeast("key", 1, 2));
  }

  @Test
  void emptyList_namesNothing() {
    refused("winds must name at least one wind", () -> Check.notEmpty("winds", List.of(), "wind"));
  }

  @Test
  void endsOfARange_areInside() {
    assertDoesNotThrow(
        () -> {
          Check.within("key", 1, 1, 2);
          Check.within("key", 2, 1, 2);
          Check.upTo("key", 2, 2);
          Check.share("key", 0);
          Check.share("key", 1);
          Check.notNegative("key", 0);
          Check.atLeast("key", 2, 2);
          Check.positive("key", Double.MIN_VALUE);
          Check.finite("key", -1);
        });
  }

  private static void refused(String sentence, Executable check) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, check).getMessage());
  }
}
