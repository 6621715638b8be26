package org.tipspeed.isolation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends the child as soon as the parent is gone, however the parent ended and whatever native code
 * the child is stuck in, and takes the child's folder along. A thread of its own reads from a
 * second connection on which nothing is ever sent: the operating system closes it with the parent.
 * A watch on the parent's process id is the second line, for descriptors that leaked into other
 * processes.
 */
final class Lifeline {

  private static final long DELETION_MS = 500;

  private final List<Path> folders;

  /**
   * @param folders deleted at the end
   */
  Lifeline(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  void hold(SocketChannel connection, long parentPid) {
    Thread watch = new Thread(() -> awaitEndOf(connection), "lifeline");
    watch.setDaemon(true);
    watch.start();
    ProcessHandle.of(parentPid)
        .ifPresentOrElse(parent -> parent.onExit().thenRun(this::cut), this::cut);
  }

  private void awaitEndOf(SocketChannel connection) {
    try {
      connection.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      // Broken is as good as closed.
    } finally {
      cut();
    }
  }

  /**
   * Ends this process, by the operating system's hand if possible: even halting runs the static
   * destructors of native libraries, which can hang or crash when another thread is still inside.
   * Several threads see the end at once: the first does it, for the others would end the process
   * before the folder is deleted.
   */
  synchronized void cut() {
    try {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      endAndDelete();
      new ProcessBuilder(killCommand(ProcessHandle.current().pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      // No such command: halting remains.
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  /** A file system that hangs must not keep the child alive; the next run tries again. */
  private void endAndDelete() throws InterruptedException {
    Thread deletion = new Thread(() -> folders.forEach(Lifeline::endAndDelete), "deletion");
    deletion.setDaemon(true);
    deletion.start();
    deletion.join(DELETION_MS);
  }

  private static void endAndDelete(Path folder) {
    Mark.endAll(folder);
    WorkingFolder.deleteQuietly(folder);
  }

  private static String[] killCommand(long pid) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return windows
        ? new String[] {"taskkill", "/F", "/PID", Long.toString(pid)}
        : new String[] {"/bin/sh", "-c", "kill -KILL " + pid};
  }
}
