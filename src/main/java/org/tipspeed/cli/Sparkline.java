package org.tipspeed.cli;

import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row of characters as a small chart.
 *
 * @param levels characters from low to high
 */
record Sparkline(String levels) {

  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String ASCII = "_.-=*#";

  /** Block characters if the character set has them. */
  static Sparkline in(Charset charset) {
    return new Sparkline(charset.newEncoder().canEncode(BLOCKS) ? BLOCKS : ASCII);
  }

  /**
   * Draws means over equal parts of a series, from its least to its greatest.
   *
   * @param width characters, at most; never more than there are values
   */
  String draw(double[] series, int width) {
    int columns = Math.min(width, series.length);
    double[] means =
        IntStream.range(0, columns)
            .mapToDouble(i -> mean(series, i * series.length / columns, columns))
            .toArray();
    double least = IntStream.range(0, columns).mapToDouble(i -> means[i]).min().orElse(0);
    double greatest = IntStream.range(0, columns).mapToDouble(i -> means[i]).max().orElse(0);
    return IntStream.range(0, columns)
        .mapToObj(i -> String.valueOf(level(means[i], least, greatest)))
        .collect(Collectors.joining());
  }

  private static double mean(double[] series, int from, int columns) {
    int to = Math.max(from + 1, from + series.length / columns);
    return IntStream.range(from, to).mapToDouble(i -> series[i]).average().orElse(0);
  }

  private char level(double value, double least, double greatest) {
    double share = greatest > least ? (value - least) / (greatest - least) : 0.5;
    return levels.charAt((int) Math.min(share * levels.length(), levels.length() - 1.0));
  }
}
