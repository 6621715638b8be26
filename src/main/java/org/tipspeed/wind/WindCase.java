package org.tipspeed.wind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A wind as data: what crosses to a simulator, stands in a manifest and names a result. Its text
 * form is the command line's spec, and parsing that text gives the same case again.
 *
 * <p>{@code kind:argument,key=value,...}: {@code steady:12}, {@code steady:12,shear=0.2}, {@code
 * step:8-10-12@60}, {@code ramp:5-20@200}, {@code eog:12}, {@code ntm:12,class=B,seed=3,
 * duration=300}, or a file: {@code file:/path/field.bts,offset=12.5}. A bare path is a file.
 *
 * @param kind lower-case kind of wind
 * @param argument what stands after the colon: speeds or a path
 * @param options further settings in the order given
 */
public record WindCase(String kind, String argument, Map<String, String> options) {

  public static final String FILE = "file";

  public WindCase {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(argument);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The same case with one option set or replaced. */
  public WindCase with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(options);
    changed.put(key, value);
    return new WindCase(kind, argument, changed);
  }

  /** The text that {@link WindCases#parse} turns into this case again. */
  public String spec() {
    StringBuilder text = new StringBuilder(kind).append(':').append(argument);
    options.forEach((key, value) -> text.append(',').append(key).append('=').append(value));
    return text.toString();
  }

  @Override
  public String toString() {
    return spec();
  }
}
