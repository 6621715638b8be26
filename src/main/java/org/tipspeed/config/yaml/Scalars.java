package org.tipspeed.config.yaml;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Single values. What is refused is thrown as an IllegalArgumentException that says why. */
public final class Scalars {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");
  private static final Pattern NON_FINITE =
      Pattern.compile("[-+]?\\.?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
  private static final List<String> NOTHING = List.of("", "~", "null");

  private static final Map<Class<?>, Function<ScalarNode, Object>> READERS =
      Map.of(
          double.class,
          Scalars::number,
          int.class,
          node -> (int) whole(node, Integer.MIN_VALUE, Integer.MAX_VALUE),
          long.class,
          node -> whole(node, Long.MIN_VALUE, Long.MAX_VALUE),
          boolean.class,
          Scalars::truth,
          String.class,
          ScalarNode::getValue);

  private static final Map<Type, String> WANTED =
      Map.of(
          double.class, "a number",
          int.class, "a whole number",
          long.class, "a whole number",
          boolean.class, "true or false",
          String.class, "text",
          Path.class, "a path",
          List.class, "a list");

  private static final String LOCATED = "located";

  private Scalars() {}

  static boolean isNothing(ScalarNode node) {
    return node.isPlain() && NOTHING.contains(node.getValue());
  }

  static boolean isScalar(Type type) {
    return type instanceof Class<?> c
        && (c.isEnum() || c == Path.class || READERS.containsKey(unboxed(c)) || isLocated(c));
  }

  /**
   * Whether a type of somebody else's is written as one text that may name a file: it has a {@code
   * public static} method {@code located(String text, Path folder)}, which refuses unfit text with
   * an IllegalArgumentException, and writes itself by {@code toString}.
   */
  static boolean isLocated(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(LOCATED));
  }

  /**
   * @param folder what relative paths start from
   */
  static Object read(ScalarNode node, Class<?> type, Path folder) {
    if (isNothing(node)) {
      throw new IllegalArgumentException("has no value, should be " + wanted(type));
    }
    if (type.isEnum()) {
      return constant(node, type);
    }
    if (isLocated(type)) {
      return located(node, type, folder);
    }
    return type == Path.class ? path(node, folder) : READERS.get(unboxed(type)).apply(node);
  }

  private static Object located(ScalarNode node, Class<?> type, Path folder) {
    try {
      return type.getMethod(LOCATED, String.class, Path.class)
          .invoke(null, node.getValue(), folder);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(type.getName() + " failed on " + node, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made from text", e);
    }
  }

  /** What a person should write for a type, to follow "should be". */
  static String wanted(Type type) {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    if (raw instanceof Class<?> c && c.isEnum()) {
      return "one of " + String.join(", ", names(c));
    }
    if (raw instanceof Class<?> c && isLocated(c)) {
      return "text";
    }
    return WANTED.getOrDefault(raw instanceof Class<?> c ? unboxed(c) : raw, "keys and values");
  }

  /** Of a number or truth value that may be absent the type that is always there. */
  private static Class<?> unboxed(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }

  /** A constant's name in settings files. */
  public static String name(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(Scalars::name).toList();
  }

  private static Object constant(ScalarNode node, Class<?> type) {
    List<String> names = names(type);
    int index = names.indexOf(node.getValue());
    if (index >= 0) {
      return type.getEnumConstants()[index];
    }
    throw unfit(node, wanted(type));
  }

  private static double number(ScalarNode node) {
    return number(node.getValue(), node.isPlain());
  }

  /**
   * @param plain whether it stands without quotes
   */
  static double number(String text, boolean plain) {
    double value = plain && NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (Double.isFinite(value)) {
      return value;
    }
    boolean infinite = Double.isInfinite(value) || plain && NON_FINITE.matcher(text).matches();
    throw unfit(shown(text, plain), infinite ? "a finite number" : "a number");
  }

  private static long whole(ScalarNode node, long min, long max) {
    String text = node.getValue();
    if (!node.isPlain() || !NUMBER.matcher(text).matches()) {
      throw unfit(node, "a whole number");
    }
    double approximate = Double.parseDouble(text);
    if (approximate != Math.rint(approximate)) {
      throw unfit(node, "a whole number");
    }
    if (!(approximate >= min && approximate <= max)) {
      throw outside(node, min, max);
    }
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException e) {
      throw outside(node, min, max);
    }
  }

  private static IllegalArgumentException outside(ScalarNode node, long min, long max) {
    return unfit(node, "a whole number from %d to %d".formatted(min, max));
  }

  private static boolean truth(ScalarNode node) {
    return switch (node.isPlain() ? node.getValue() : "quoted") {
      case "true" -> true;
      case "false" -> false;
      default -> throw unfit(node, "true or false");
    };
  }

  private static Path path(ScalarNode node, Path folder) {
    if (node.getValue().isEmpty()) {
      return Path.of("");
    }
    try {
      return folder.resolve(node.getValue()).normalize();
    } catch (InvalidPathException e) {
      throw unfit(node, "a path");
    }
  }

  private static IllegalArgumentException unfit(ScalarNode node, String wanted) {
    return unfit(shown(node), wanted);
  }

  private static IllegalArgumentException unfit(String shown, String wanted) {
    return new IllegalArgumentException("is %s, should be %s".formatted(shown, wanted));
  }

  /** The value as in the file, cut where it gets long. */
  static String shown(ScalarNode node) {
    return shown(node.getValue(), node.isPlain());
  }

  private static String shown(String value, boolean plain) {
    return plain && !value.isEmpty() ? cut(value) : '"' + cut(value) + '"';
  }

  /** One line of at most 60 characters. */
  public static String cut(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.length() > 60 ? line.substring(0, 60) + "..." : line;
  }
}
