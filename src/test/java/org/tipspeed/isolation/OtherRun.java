package org.tipspeed.isolation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Another run on this machine, with folders of its own beside those of a test. */
final class OtherRun implements AutoCloseable {

  private final Process process;

  private OtherRun(Process process) {
    this.process = process;
  }

  /** Returns when it holds so many folders; with 0 it makes and clears as a child's start does. */
  static OtherRun holding(int folders, Path temporary) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                OtherRun.class.getName(),
                Integer.toString(folders))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
    return new OtherRun(process);
  }

  /**
   * @param arguments how many folders it holds
   */
  public static void main(String[] arguments) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<FileChannel> held = new ArrayList<>();
    int folders = Integer.parseInt(arguments[0]);
    for (int i = 0; i < folders; i++) {
      Path folder = Files.createDirectory(temporary.resolve("tipspeed-held" + i));
      held.add(
          FileChannel.open(
              folder.resolve("owner.lock"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE));
      held.get(i).lock();
    }
    if (folders == 0) {
      WorkingFolder.create().delete();
    }
    System.out.println("holding");
    System.in.read();
    System.exit(held.size() == folders ? 0 : 1);
  }

  /** As by {@code kill -9}: its folders stay. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
