package org.tipspeed.config.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tipspeed.quantity.Unit;

/**
 * A number of a record that a file states with its unit and where it is from: {@code rotor_speed:
 * {value: 12.1, unit: rpm, source: report}}; in a {@link Table} the number alone. The record gets
 * it in SI units and radians. For reading only: {@link SettingsWriter} does not write units.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Quantity {

  /** In the file; a record's own name has the SI unit. */
  String key();

  /** The unit that the file must state, which those of the limits are too. */
  Unit unit();

  /** What the number must exceed. */
  double above() default Double.NEGATIVE_INFINITY;

  /** The least. */
  double from() default Double.NEGATIVE_INFINITY;

  /** The most. */
  double to() default Double.POSITIVE_INFINITY;
}
