package org.tipspeed.control;

import java.util.function.Consumer;

/**
 * Passes on what a library wants its user to read, but not the same again and again, and in one
 * flight no more than anyone reads.
 */
final class DisconNotices {

  private static final int MOST = 20;

  private final String name;
  private final Consumer<String> user;
  private String last = "";
  private int count;

  DisconNotices(String name, Consumer<String> user) {
    this.name = name;
    this.user = user;
  }

  void flightStarts() {
    last = "";
    count = 0;
  }

  void pass(double timeS, String text) {
    if (text.equals(last) || count > MOST) {
      return;
    }
    last = text;
    count++;
    String shown = count > MOST ? "has more to say in this flight, which is left out" : text;
    user.accept("%s at %.2f s: %s".formatted(name, timeS, shown));
  }
}
