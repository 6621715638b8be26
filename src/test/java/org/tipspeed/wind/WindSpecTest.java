package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindSpecTest {

  private static final Path FOLDER = Path.of("/winds/here");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.bts                    | file:/winds/here/a.bts",
        "../a.bts,offset=3        | file:/winds/a.bts,offset=3",
        "file:sub/b.wnd           | file:/winds/here/sub/b.wnd",
        "/c.hh                    | file:/c.hh",
        "a.bts,offset=0..9        | file:/winds/here/a.bts,offset=0..9",
        "ntm:5..24,class=B,seed=* | ntm:5..24,class=B,seed=*",
        "steady:9                 | steady:9"
      })
  void located_takesAFileFromTheFolderAndLeavesTheRest(String text, String located) {
    assertEquals(located, WindSpec.located(text, FOLDER).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nmt:5..25", "ntm:5..25,clas=B", "", "steady:x"})
  void textThatNoDrawMakesAWindOf_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new WindSpec(text));
    assertThrows(IllegalArgumentException.class, () -> WindSpec.located(text, FOLDER));
  }

  @Test
  void draw_fillsEveryRangeAndTheSeed() {
    WindSpec template = new WindSpec("ntm:5..25,class=B,seed=*,duration=60");
    assertTrue(template.isTemplate());
    assertEquals("ntm:10.000,class=B,seed=7,duration=60", template.draw(0.25, 7).spec());
  }

  @Test
  void windWithNothingToDraw_isNoTemplate() {
    WindSpec wind = new WindSpec("eog:12,class=B");
    assertFalse(wind.isTemplate());
    assertEquals(wind.wind(), wind.draw(0.5, 1));
  }
}
