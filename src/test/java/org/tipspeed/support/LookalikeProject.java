package org.tipspeed.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes simulation definitions for the look-alike library; each change gives a new one. */
public record LookalikeProject(Map<String, String> values) {

  /** Steady wind of 10 m/s, a step of 0.05 s. */
  public static LookalikeProject steady() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("OBJECTNAME", "Lookalike");
    values.put("TURB_1", "");
    values.put("TURBFILE", "turbine.trb");
    values.put("INITIAL_YAW", "0.0");
    values.put("INITIAL_PITCH", "0.0");
    values.put("INITIAL_AZIMUTH", "0.0");
    values.put("PRESCRIBETYPE", "0");
    values.put("RPMPRESCRIBED", "11.4");
    values.put("END_TURB_1", "");
    values.put("TIMESTEP", "0.05");
    values.put("NUMTIMESTEPS", "1000000");
    values.put("RAMPUP", "10");
    values.put("WNDTYPE", "0");
    values.put("WINDAUTOSHIFT", "true");
    values.put("SHIFTTIME", "0");
    values.put("MEANINF", "10.0");
    values.put("SHEAREXP", "0.0");
    values.put("REFHEIGHT", "90.0");
    return new LookalikeProject(values);
  }

  public LookalikeProject with(String keyword, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(keyword, value);
    return new LookalikeProject(changed);
  }

  public LookalikeProject without(String keyword) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.remove(keyword);
    return new LookalikeProject(changed);
  }

  /**
   * What the library shall do wrong, see {@code native/README.md}.
   *
   * @param items such as {@code crash@2:30} or {@code power=kw}
   */
  public LookalikeProject misbehaving(String... items) {
    return with("LOOKALIKE", String.join(";", items));
  }

  public String text() {
    StringBuilder text = new StringBuilder("A simulation of the look-alike\n");
    values.forEach(
        (keyword, value) -> text.append("%-23s %s%n".formatted(value, keyword).stripLeading()));
    return text.toString();
  }

  /** Writes the definition, and the turbine file that it names, into a folder. */
  public Path writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("turbine.trb"), "T5MW OBJECTNAME\n");
      return Files.writeString(folder.resolve("lookalike.sim"), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
