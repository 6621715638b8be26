package org.tipspeed.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known word an unknown one was meant to be. */
public final class Spelling {

  private Spelling() {}

  /** The nearest known word, if one is near enough to have been meant. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String unknown = SettingsShape.key(word).replace('-', '_');
    return known.stream()
        .filter(candidate -> near(unknown, candidate.replace('-', '_')))
        .min(Comparator.comparingInt(candidate -> distance(unknown, candidate)));
  }

  /** " (did you mean 'seed'?)" or, where nothing is near, the list of what would be right. */
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known)
        .map(" (did you mean '%s'?)"::formatted)
        .orElseGet(() -> "; known are " + String.join(", ", known));
  }

  /** Few edits apart, or the same words but for those at the end, such as the unit. */
  private static boolean near(String unknown, String known) {
    int longer = Math.max(unknown.length(), known.length());
    return known.startsWith(unknown + "_")
        || unknown.startsWith(known + "_")
        || distance(unknown, known) <= Math.max(1, longer / 3);
  }

  /** Edits between two words: insert, delete, replace, or swap two neighbours. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : fewest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int fewest(int[][] edits, String a, String b, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + edits[i - 2][j - 2]) : best;
  }
}
