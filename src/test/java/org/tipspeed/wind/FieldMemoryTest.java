package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FieldMemoryTest {

  private static final Site SITE = new Site(90, 126);
  private static final double BYTES_OF_ONE = 4 * 3 * 3 * 3 * 20;

  private final TurbulentField field = new TurbulentField(Boxes.linear(true), SITE, 0);

  @Test
  void whatWasNotUsedForLongest_isForgottenFirst() {
    FieldMemory memory = new FieldMemory(2 * BYTES_OF_ONE);
    memory.keep(wind(1), SITE, field);
    memory.keep(wind(2), SITE, field);
    assertSame(field, memory.find(wind(1), SITE).orElseThrow());
    memory.keep(wind(3), SITE, field);
    assertTrue(memory.find(wind(1), SITE).isPresent());
    assertTrue(memory.find(wind(2), SITE).isEmpty());
    assertTrue(memory.find(wind(3), SITE).isPresent());
    assertTrue(memory.find(wind(3), new Site(100, 126)).isEmpty());
  }

  @Test
  void keepingTwice_countsOnce() {
    FieldMemory memory = new FieldMemory(2 * BYTES_OF_ONE);
    for (int i = 0; i < 5; i++) {
      memory.keep(wind(1), SITE, field);
    }
    memory.keep(wind(2), SITE, field);
    assertTrue(memory.find(wind(1), SITE).isPresent());
  }

  @Test
  void whatIsTooLarge_isNotKept() {
    FieldMemory memory = new FieldMemory(BYTES_OF_ONE - 1);
    memory.keep(wind(1), SITE, field);
    assertTrue(memory.find(wind(1), SITE).isEmpty());
  }

  @Test
  void generatedWinds_areRemembered_filesAreNot() {
    WindCase generated = WindCases.parse("ntm:12,duration=5,seed=77");
    assertSame(WindFields.open(generated, SITE), WindFields.open(generated, SITE));
    WindCase file = WindCases.parse(TurbSimFileTest.REAL.toString());
    assertNotSame(WindFields.open(file, SITE), WindFields.open(file, SITE));
  }

  private static WindCase wind(int seed) {
    return WindCases.parse("ntm:12,seed=" + seed);
  }
}
