package org.tipspeed.support;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Changes single components of settings records, which have many. */
public final class Records {

  private Records() {}

  /**
   * A copy with other values.
   *
   * @param namesAndValues name of a component, its value, and so on
   */
  @SuppressWarnings("unchecked")
  public static <R extends Record> R with(R record, Object... namesAndValues) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        components[i].getAccessor().setAccessible(true);
        values[i] = components[i].getAccessor().invoke(record);
        types[i] = components[i].getType();
      }
      for (int i = 0; i < namesAndValues.length; i += 2) {
        values[indexOf(components, namesAndValues[i])] = namesAndValues[i + 1];
      }
      return (R) record.getClass().getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static int indexOf(RecordComponent[] components, Object name) {
    int index = Arrays.stream(components).map(RecordComponent::getName).toList().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no component " + name);
    }
    return index;
  }
}
