package org.tipspeed.config.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list of records that lies in a CSV file, which the key names: a row for each record, with the
 * columns that its {@link Quantity quantities} name. The file may have others too.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Table {}
