package org.tipspeed.wind;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {

  private Spelling() {}

  /** " (did you mean 'seed'?)" or, where nothing is near, the list of what would be right. */
  static String hint(String word, Collection<String> known) {
    return nearest(word, known)
        .map(" (did you mean '%s'?)"::formatted)
        .orElseGet(() -> "; known are " + String.join(", ", known));
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> isNear(word, candidate))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  private static boolean isNear(String word, String candidate) {
    int letters = Math.max(word.length(), candidate.length());
    return distance(word, candidate) <= Math.max(1, letters / 3);
  }

  /** Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 0; i < one.length(); i++) {
      int[] current = new int[previous.length];
      current[0] = i + 1;
      for (int j = 0; j < other.length(); j++) {
        int replaced = previous[j] + (one.charAt(i) == other.charAt(j) ? 0 : 1);
        current[j + 1] = Math.min(replaced, 1 + Math.min(previous[j + 1], current[j]));
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
