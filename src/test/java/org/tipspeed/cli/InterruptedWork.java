package org.tipspeed.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A process that works until it is interrupted, and then saves. */
final class InterruptedWork {

  private InterruptedWork() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (Interruption interruption = Interruption.listen()) {
      Files.createFile(folder.resolve("started"));
      while (!interruption.getAsBoolean()) {
        Thread.sleep(5);
      }
      Thread.sleep(200);
      Files.createFile(folder.resolve("saved"));
    }
    System.exit(0);
  }
}
