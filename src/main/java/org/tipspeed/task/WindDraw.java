package org.tipspeed.task;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;

/**
 * Draws the wind of an episode from templates. Speeds advance by the golden ratio, so that any run
 * of consecutive episodes covers its range evenly.
 */
final class WindDraw {

  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER);
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final List<String> templates;
  private final int pool;
  private final RandomStreams streams;
  private final double phase;

  WindDraw(List<String> templates, int pool, RandomStreams streams) {
    this.templates = templates;
    this.pool = pool;
    this.streams = streams;
    this.phase = streams.stream("wind speed", 0).nextDouble();
  }

  /**
   * @param episode number of the episode; the same number gives the same wind
   */
  WindCase draw(long episode) {
    long index = episode % pool;
    String template = templates.get((int) (index % templates.size()));
    return WindCases.parse(fill(template, fraction(index), seed(index)));
  }

  /** Refuses a template that no draw would make a wind of. */
  static void check(String template) {
    try {
      WindCases.parse(fill(template, 0.5, 1));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("winds: " + e.getMessage(), e);
    }
  }

  private double fraction(long index) {
    double value = phase + index * GOLDEN;
    return value - Math.floor(value);
  }

  private long seed(long index) {
    return streams.seed("wind", index) & Integer.MAX_VALUE;
  }

  private static String fill(String template, double fraction, long seed) {
    return RANGE
        .matcher(template)
        .replaceAll(range -> between(range, fraction))
        .replace("seed=*", "seed=" + seed);
  }

  private static String between(java.util.regex.MatchResult range, double fraction) {
    double low = Double.parseDouble(range.group(1));
    double high = Double.parseDouble(range.group(2));
    return Matcher.quoteReplacement(
        String.format(Locale.ROOT, "%.3f", low + fraction * (high - low)));
  }
}
