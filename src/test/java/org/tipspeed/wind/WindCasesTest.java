package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        "NTM:12 | did you mean 'ntm:12'",
        "Eog:12,class=IIB | did you mean 'eog:12,class=IIB'",
        "class=B | only an option; a list in [ ] is split at commas",
        "seed=3 | \"ntm:12,class=B,seed=3\"",
        "eog:43,class=IIIB | at most V_e1, 42.0 m/s",
        "eog:57 | at most V_e1, 56.0 m/s",
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
  void gustAtV_e1_isStillOne() {
    WindCases.parse("eog:42,class=IIIC");
    WindCases.parse("eog:47.6,class=IIA");
    WindCases.parse("eog:56");
  }

  @Test
  void optionsOfFiles_haveKeysInAnyCase() {
    assertEquals(
        new WindCase("file", "a.BTS", Map.of("offset", "2")), WindCases.parse("a.BTS,Offset=2"));
  }

  @Test
  void folder_standsForItsWindFiles(@TempDir Path folder) throws IOException {
    for (String name : List.of("b.BTS", "a.wnd", "a.sum", ".c.bts", "d_u.bin", "e.hht")) {
      Files.createFile(folder.resolve(name));
    }
    List<String> names =
        WindCases.parseAll(folder + ",offset=2").stream().map(WindCase::spec).toList();
    String at = "file:" + folder + "/";
    assertEquals(
        List.of(at + "a.wnd,offset=2", at + "b.BTS,offset=2", at + "e.hht,offset=2"), names);
    assertEquals(1, WindCases.parseAll("steady:12").size());
    Path empty = Files.createDirectory(folder.resolve("none"));
    assertThrows(WindException.class, () -> WindCases.parseAll(empty.toString()));
  }

  @Test
  void emptySpec_isRefused() {
    assertThrows(WindException.class, () -> WindCases.parse("  "));
  }
}
