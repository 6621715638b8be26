package org.tipspeed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The process that started this one and holds the other end of its standard input. Closing that
 * works as Ctrl-C does, on every operating system, and happens by itself if the parent is killed.
 */
final class ParentProcess {

  private ParentProcess() {}

  static void exitWhenGone(InputStream input) {
    Thread watch = new Thread(() -> waitAndExit(input), "parent process");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitAndExit(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // No connection is as good as a closed one.
    }
    System.exit(ExitCode.INTERRUPTED.number());
  }
}
