package org.tipspeed.study;

/**
 * How many seeds and flights stand behind a figure of a study. A ratio is over flights that came to
 * their end: where not all did, it is one of the survivors.
 *
 * @param seeds that have the figure
 * @param ofSeeds that were to be trained
 * @param flights that count, over these seeds
 * @param ofFlights that were flown, over all seeds that are trained; 0 if it is not about flights
 */
record Support(int seeds, int ofSeeds, int flights, int ofFlights) implements Comparable<Support> {

  /** All flights of all seeds. */
  boolean isWhole() {
    return seeds == ofSeeds && flights == ofFlights;
  }

  /** By flights, then by seeds. */
  @Override
  public int compareTo(Support other) {
    return flights == other.flights
        ? Integer.compare(seeds, other.seeds)
        : Integer.compare(flights, other.flights);
  }

  /** Such as {@code 1 of 9 flights, 1 of 3 seeds}. */
  @Override
  public String toString() {
    String ofThem = seedsText() + (ofSeeds == 1 ? " seed" : " seeds");
    return ofFlights == 0 ? ofThem : flightsText() + " flights, " + ofThem;
  }

  String seedsText() {
    return "%d of %d".formatted(seeds, ofSeeds);
  }

  String flightsText() {
    return ofFlights == 0 ? "-" : "%d of %d".formatted(flights, ofFlights);
  }
}
