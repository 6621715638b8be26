package org.tipspeed.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainAndCompareTest {

  @TempDir private Path folder;

  @Test
  void example_trainsAndComparesAndNothingElseIsPrinted() throws Exception {
    Path settings =
        Files.writeString(
            folder.resolve("short.yaml"),
            """
            task: {episode_duration_s: 2, winds: ["steady:10"]}
            training: {steps: 40}
            evaluation: {winds: ["steady:9"], validation_winds: ["steady:8"], duration_s: 5}
            """);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      TrainAndCompare.main(new String[] {settings.toString(), folder.resolve("out").toString()});
    } finally {
      System.setOut(out);
    }
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("baseline: {"), lines.get(0));
    assertTrue(lines.get(1).startsWith("policy: {"), lines.get(1));
  }

  @Test
  void readme_showsTheExample() throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/org/tipspeed/example/TrainAndCompare.java"));
    String body = source.substring(source.indexOf("    Path folder"), source.lastIndexOf("  }"));
    String shown = body.stripTrailing().stripIndent();
    assertTrue(Files.readString(Path.of("README.md")).contains(shown), shown);
  }
}
