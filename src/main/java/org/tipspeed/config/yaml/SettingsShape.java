package org.tipspeed.config.yaml;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What reflection knows of a settings record: its keys, their types and defaults, how it is made.
 */
public final class SettingsShape<R extends Record> {

  private static final String DEFAULTS = "DEFAULTS";

  private final Class<R> type;
  private final Map<String, Key> keys = new LinkedHashMap<>();

  /**
   * Where a key's value is kept.
   *
   * @param component of the record
   * @param section which of the component's {@link Sections}, or null for the component itself
   * @param type of the value
   */
  private record Key(RecordComponent component, String section, Type type) {}

  public SettingsShape(Class<R> type) {
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() == Sections.class) {
        sections(component)
            .byName()
            .forEach((name, each) -> keys.put(name, new Key(component, name, each.getClass())));
      } else {
        keys.put(key(component), new Key(component, null, component.getGenericType()));
      }
    }
  }

  private Sections sections(RecordComponent component) {
    return (Sections) read(component, Objects.requireNonNull(defaults(), type + ".DEFAULTS"));
  }

  private static String key(RecordComponent component) {
    Quantity quantity = component.getAnnotation(Quantity.class);
    return quantity == null ? key(component.getName()) : quantity.key();
  }

  /** {@code rateLimitDegPerS} becomes {@code rate_limit_deg_per_s}. */
  static String key(String componentName) {
    return componentName.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** In the order of the record's components. */
  public Set<String> keys() {
    return keys.keySet();
  }

  public Type typeOf(String key) {
    return keys.get(key).type();
  }

  /** Unit and range of a number that a file states with its unit. */
  Optional<Quantity> quantity(String key) {
    return Optional.ofNullable(keys.get(key).component().getAnnotation(Quantity.class));
  }

  /** What a row is like, if the key names a file with a table. */
  Optional<SettingsShape<?>> table(String key) {
    return keys.get(key).component().isAnnotationPresent(Table.class)
        ? Optional.of(of((Class<?>) ((ParameterizedType) typeOf(key)).getActualTypeArguments()[0]))
        : Optional.empty();
  }

  /** What a person should write for a key, to follow "should be". */
  String wanted(String key) {
    return quantity(key).map(Quantities::wanted).orElseGet(() -> Scalars.wanted(typeOf(key)));
  }

  /** The value of a key in a record; empty if there is no record or it holds nothing there. */
  public Optional<Object> valueOf(String key, Object settings) {
    if (settings == null) {
      return Optional.empty();
    }
    Key place = keys.get(key);
    Object value = read(place.component(), settings);
    return Optional.ofNullable(
        place.section() == null ? value : ((Sections) value).named(place.section()));
  }

  private Object read(RecordComponent component, Object settings) {
    try {
      return accessible(component.getAccessor()).invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + "." + component + " cannot be read", e);
    }
  }

  /** The record's {@code DEFAULTS}, or null. */
  public R defaults() {
    try {
      Field field = type.getDeclaredField(DEFAULTS);
      return type.cast(accessible(field).get(null));
    } catch (NoSuchFieldException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName() + "." + DEFAULTS + " cannot be read", e);
    }
  }

  /**
   * @param values by key, complete
   * @throws IllegalArgumentException if the record refuses them
   */
  R make(Map<String, Object> values) {
    Object[] arguments =
        Arrays.stream(type.getRecordComponents()).map(c -> argument(c, values)).toArray();
    try {
      return constructor().newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(type.getName() + " failed on " + values, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made", e);
    }
  }

  private Object argument(RecordComponent component, Map<String, Object> values) {
    if (component.getType() != Sections.class) {
      return values.get(key(component));
    }
    Map<String, Record> sections = new LinkedHashMap<>();
    keys.forEach(
        (name, key) -> {
          if (key.component().getName().equals(component.getName())) {
            sections.put(name, (Record) values.get(name));
          }
        });
    return new Sections(sections);
  }

  private Constructor<R> constructor() throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return accessible(type.getDeclaredConstructor(types));
  }

  /** Where a key exists in this record or below it, as a dotted path. */
  Optional<String> find(String key) {
    if (keys.containsKey(key)) {
      return Optional.of(key);
    }
    return keys.keySet().stream()
        .map(parent -> below(parent, key))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private String below(String parent, String key) {
    return recordAt(parent)
        .flatMap(record -> of(record).find(key))
        .map(path -> parent + "." + path)
        .orElse(null);
  }

  /** The record that a key holds, of the first kind where there are several; empty for values. */
  public Optional<Class<?>> recordAt(String key) {
    return keys.get(key).type() == OneOf.class
        ? valueOf(key, defaults()).map(choice -> ((OneOf) choice).settings().getClass())
        : Optional.of(keys.get(key).type())
            .filter(type -> type instanceof Class<?> c && c.isRecord() && !Scalars.isLocated(c))
            .map(type -> (Class<?>) type);
  }

  /** What a missing key of a type is taken to be when nothing else says so. */
  static Optional<Object> defaultOf(Type type) {
    if (type instanceof Class<?> record && record.isRecord()) {
      return Optional.ofNullable(of(record).defaults());
    }
    boolean optional =
        type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    return optional ? Optional.of(Optional.empty()) : Optional.empty();
  }

  public static SettingsShape<?> of(Class<?> record) {
    return new SettingsShape<>(record.asSubclass(Record.class));
  }

  private static <T extends AccessibleObject> T accessible(T member) {
    member.setAccessible(true);
    return member;
  }
}
