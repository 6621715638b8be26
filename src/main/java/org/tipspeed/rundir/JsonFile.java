package org.tipspeed.rundir;

import java.io.IOException;
import java.nio.file.Path;
import org.tipspeed.files.InputFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files of JSON that people can read, and records as such JSON: their components in snake case. */
public final class JsonFile {

  /** Some ten thousand flights; as a tree it takes many times that. */
  private static final long MOST_BYTES = 16 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private JsonFile() {}

  /**
   * @param value a record, a map or a tree
   * @throws ReportException if the file cannot be written
   */
  public static void write(Path file, Object value) {
    WholeFile.write(file, JSON.writeValueAsString(value) + "\n");
  }

  /** A record as a tree. */
  public static ObjectNode tree(Record value) {
    return JSON.valueToTree(value);
  }

  /**
   * @throws ReportException if the file is no JSON or cannot be read
   */
  static JsonNode read(Path file) {
    try {
      return JSON.readTree(InputFile.bytes(file, MOST_BYTES));
    } catch (IOException e) {
      throw ReportException.cannot("read", file, e);
    } catch (JacksonException e) {
      throw new ReportException("%s is no JSON: %s".formatted(file, e.getOriginalMessage()));
    }
  }
}
