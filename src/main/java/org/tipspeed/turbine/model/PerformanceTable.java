package org.tipspeed.turbine.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tipspeed.files.InputFile;

/**
 * ROSCO's table of rotor performance.
 *
 * @param pitchDeg rising
 * @param tipSpeedRatio rising
 * @param power coefficient, by tip-speed ratio and pitch
 * @param thrust coefficient, by tip-speed ratio and pitch
 */
record PerformanceTable(
    double[] pitchDeg, double[] tipSpeedRatio, double[][] power, double[][] thrust) {

  private static final long MOST_BYTES = 16 << 20;

  static PerformanceTable read(Path file) {
    try {
      String text = new String(InputFile.bytes(file, MOST_BYTES), StandardCharsets.ISO_8859_1);
      return new Reader(file, text.lines().toList()).read();
    } catch (IOException e) {
      throw KeyedText.refused("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Goes down the file: every block stands under a heading that begins with #. */
  private record Reader(Path file, List<String> lines) {

    PerformanceTable read() {
      double[] pitch = numbers(heading("pitch angle vector", 0) + 1, 0);
      double[] ratio = numbers(heading("tsr vector", 0) + 1, 0);
      requireRising("pitch angles", pitch);
      requireRising("tip-speed ratios", ratio);
      if (!(ratio[0] > 0)) {
        throw KeyedText.refused(
            "%s: tip-speed ratios must be above 0, was %s".formatted(file, ratio[0]), null);
      }
      return new PerformanceTable(
          pitch,
          ratio,
          matrix("power", ratio.length, pitch),
          matrix("thrust", ratio.length, pitch));
    }

    private int heading(String words, int from) {
      for (int i = from; i < lines.size(); i++) {
        String line = lines.get(i).toLowerCase(java.util.Locale.ROOT);
        if (line.startsWith("#") && line.contains(words)) {
          return i;
        }
      }
      throw KeyedText.refused(
          "%s is no performance table of ROSCO: it has no heading \"# %s\"".formatted(file, words),
          null);
    }

    private double[][] matrix(String quantity, int rows, double[] pitch) {
      int line = heading(quantity + " coefficient", 0) + 1;
      while (line < lines.size() && lines.get(line).isBlank()) {
        line++;
      }
      double[][] matrix = new double[rows][];
      for (int i = 0; i < rows; i++) {
        matrix[i] = numbers(line + i, pitch.length);
      }
      return matrix;
    }

    /**
     * @param count how many there must be; 0 for two or more
     */
    private double[] numbers(int line, int count) {
      String text = line < lines.size() ? lines.get(line).strip() : "";
      double[] numbers;
      try {
        numbers = Arrays.stream(text.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
      } catch (NumberFormatException e) {
        numbers = new double[0];
      }
      boolean fits = count == 0 ? numbers.length >= 2 : numbers.length == count;
      if (!fits || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
        throw KeyedText.refused(
            "%s, line %d: must have %s numbers, was %s"
                .formatted(
                    file,
                    line + 1,
                    count == 0 ? "two or more" : count,
                    text.length() > 60 ? text.substring(0, 60) + "..." : text),
            null);
      }
      return numbers;
    }

    private void requireRising(String what, double[] values) {
      for (int i = 1; i < values.length; i++) {
        if (!(values[i] > values[i - 1])) {
          throw KeyedText.refused(
              "%s: %s must rise, but %s comes after %s"
                  .formatted(file, what, values[i], values[i - 1]),
              null);
        }
      }
    }
  }

  double powerAt(double ratio, double pitch) {
    return at(power, ratio, pitch);
  }

  double thrustAt(double ratio, double pitch) {
    return at(thrust, ratio, pitch);
  }

  /** Linear in both; the values of the edge beyond it. */
  private double at(double[][] values, double ratio, double pitch) {
    int i = lower(tipSpeedRatio, ratio);
    int j = lower(pitchDeg, pitch);
    double up = share(tipSpeedRatio, i, ratio);
    double right = share(pitchDeg, j, pitch);
    double first = values[i][j] + right * (values[i][j + 1] - values[i][j]);
    double second = values[i + 1][j] + right * (values[i + 1][j + 1] - values[i + 1][j]);
    return first + up * (second - first);
  }

  private static int lower(double[] rising, double value) {
    int i = 0;
    while (i < rising.length - 2 && rising[i + 1] <= value) {
      i++;
    }
    return i;
  }

  private static double share(double[] rising, int lower, double value) {
    double share = (value - rising[lower]) / (rising[lower + 1] - rising[lower]);
    return Math.max(0, Math.min(1, share));
  }
}
