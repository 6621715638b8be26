package org.tipspeed.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneOfTest {

  record Square(double side) {}

  record Disc(double radius, int holes) {}

  record Drawing(int seed, OneOf shape) {

    static final Drawing DEFAULTS = new Drawing(1, OneOf.of("kind", kinds()));

    private static Map<String, Record> kinds() {
      Map<String, Record> kinds = new LinkedHashMap<>();
      kinds.put("square", new Square(2));
      kinds.put("disc", new Disc(3, 0));
      return kinds;
    }
  }

  private static Drawing read(String yaml) {
    return SettingsReader.read(yaml, "d.yaml", Drawing.class);
  }

  @Test
  void withoutTheKey_theFirstKindIsMeant_andTheKeyIsNotWritten() {
    Drawing drawing = read("shape: {side: 5}");
    assertEquals(new Square(5), drawing.shape().settings());
    assertEquals("seed: 1\nshape:\n  side: 5.0\n", SettingsWriter.toYaml(drawing));
  }

  @Test
  void otherKind_takesItsOwnKeysAndDefaults_andReadsBack() {
    Drawing drawing = read("shape: {holes: 2, kind: disc}");
    assertEquals(new Disc(3, 2), drawing.shape().settings());
    String yaml = SettingsWriter.toYaml(drawing);
    assertEquals("seed: 1\nshape:\n  kind: disc\n  radius: 3.0\n  holes: 2\n", yaml);
    assertEquals(drawing, read(yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shape: {kind: cube}           | d.yaml:1: shape.kind: must be one of square, disc, was cube",
        "shape: {kind: disc, edge: 1}  | d.yaml:1: shape.edge: is not a known key; known here: radius, holes",
        "shape: {kind: disc, radius: x}| d.yaml:1: shape.radius: is x, should be a number",
        "shape: 3                      | d.yaml:1: shape: is 3, should be keys and values",
        "side: 3                       | d.yaml:1: side: is not a known key; it belongs to shape.side"
      })
  void whatDoesNotFit_isRefusedByItsKey(String yaml, String message) {
    assertEquals(message, assertThrows(SettingsException.class, () -> read(yaml)).getMessage());
  }
}
