package org.tipspeed.wind;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of wind that a spec can name.
 *
 * @param example a spec that works
 * @param options the keys it understands
 * @param recipe reads argument and options
 */
record WindKind(
    String name, String example, List<String> options, Function<WindOptions, Recipe> recipe) {

  /** A wind with all its options read, waiting for the place where it blows. */
  interface Recipe {
    WindField realise(Site site);
  }
}
