package org.tipspeed.task;

import java.util.List;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindSpec;

/**
 * Draws the wind of an episode from templates. Speeds advance by the golden ratio, so that any run
 * of consecutive episodes covers its range evenly.
 */
final class WindDraw {

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final List<WindSpec> templates;
  private final int pool;
  private final RandomStreams streams;
  private final double phase;

  WindDraw(List<WindSpec> templates, int pool, RandomStreams streams) {
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
    WindSpec template = templates.get((int) (index % templates.size()));
    return template.draw(fraction(index), seed(index));
  }

  private double fraction(long index) {
    double value = phase + index * GOLDEN;
    return value - Math.floor(value);
  }

  private long seed(long index) {
    return streams.seed("wind", index) & Integer.MAX_VALUE;
  }
}
