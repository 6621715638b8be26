package org.tipspeed.rundir;

import java.nio.file.Path;

/** A process that holds a folder until it is killed, or its input ends. */
final class FolderHolder {

  private FolderHolder() {}

  public static void main(String[] arguments) throws Exception {
    try (FolderLock lock = FolderLock.take(Path.of(arguments[0]))) {
      System.out.println("holds " + lock.folder());
      while (System.in.read() >= 0) {}
    }
  }
}
