package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindCasesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steady:12",
        "steady:12,shear=0.2,veer=-5",
        "step:8-10-12@60",
        "ramp:5-20@200,start=30",
        "eog:12,class=IIA",
        "file:/wind/field.bts,offset=12.5",
        "file:eog:12",
        "file:a,b=c.bts,offset=1",
      })
  void spec_isTheInverseOfParsing(String spec) {
    assertEquals(spec, WindCases.parse(spec).spec());
    assertEquals(WindCases.parse(spec), WindCases.parse(WindCases.parse(spec).spec()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "field.bts | field.bts",
        "C:\\wind\\field.bts | C:\\wind\\field.bts",
        "runs/12:30/a.bts | runs/12:30/a.bts",
        "Wind:12.bts | Wind:12.bts",
        "a,b.bts | a,b.bts",
        "v=12,class=B.bts | v=12,class=B.bts",
        "file:steady:12.bts | steady:12.bts",
      })
  void bareText_thatIsNoKind_isAPath(String spec, String path) {
    assertEquals(new WindCase("file", path, Map.of()), WindCases.parse(spec));
  }

  @Test
  void fileOptions_areReadFromTheRight() {
    assertEquals(
        new WindCase("file", "a,b=c.bts", Map.of("offset", "2")),
        WindCases.parse("a,b=c.bts,offset=2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stedy:12 | did you mean 'steady'",
        "foo:12 | known are steady, step, ramp",
        "steady:12,sheer=0.2 | did you mean 'shear'",
        "field.bts,ofset=2 | did you mean 'offset'",
        "quux:12 | known are steady, step",
        "steady | such as steady:12",
        "steady: | '' is not a wind speed",
        "steady:fast | 'fast' is not a wind speed",
        "steady:NaN | 'NaN' is not a wind speed",
        "steady:12d | '12d' is not a wind speed",
        "steady:0 | above 0",
        "steady:-3 | above 0",
        "steady:900 | at most 150",
        "steady:12,shear | not an option of the form key=value",
        "steady:12,shear=x | shear must be a number",
        "steady:12,shear=5 | shear from -1 to 1",
        "steady:12,shear=0.1,shear=0.2 | given twice",
        "step:8-10-12 | such as step:8-10-12@60",
        "step:8@60 | two or more speeds",
        "step:8-10@0 | above 0 s",
        "ramp:5-x@200 | 'x' is not a wind speed",
        "eog:12,class=D | A+, A, B, C",
        "file: | path of a file",
        "file:a.bts,offset=-1 | offset from 0",
      })
  void unusableSpec_isRefusedWithOneClearSentence(String spec, String sentence) {
    WindException refusal = assertThrows(WindException.class, () -> WindCases.parse(spec));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("'"), "names the spec: " + refusal.getMessage());
  }

  @Test
  void emptySpec_isRefused() {
    assertThrows(WindException.class, () -> WindCases.parse("  "));
  }
}
