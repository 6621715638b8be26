package org.tipspeed.turbine.qblade;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parent's side of one {@link ProbeChild}: started, waited for, never left running. */
final class ProbeProcess implements AutoCloseable {

  private final ProbeChild.Task task;
  private final Path folder;
  private final Process process;
  private final LongSupplier nanoTime;
  private final long startNanos;

  private ProbeProcess(ProbeChild.Task task, Path folder, Process process, LongSupplier nanoTime) {
    this.task = task;
    this.folder = folder;
    this.process = process;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  static ProbeProcess ask(ProbeChild.Task task, LongSupplier nanoTime) {
    try {
      Path folder =
          Files.createTempDirectory(
              Path.of(System.getProperty("java.io.tmpdir")), "tipspeed-probe-");
      Files.writeString(folder.resolve(ProbeChild.TASK), ProbeChild.JSON.writeValueAsString(task));
      ProcessBuilder builder =
          new ProcessBuilder(command(folder))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output.log").toFile());
      builder.environment().putAll(new Installation(task.settings().library()).environment());
      builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
      return new ProbeProcess(task, folder, builder.start(), nanoTime);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path folder) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        java,
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + folder,
        "-cp",
        classPath,
        ProbeChild.class.getName(),
        folder.toString());
  }

  /** Waits as long as a question may take. */
  Answer answer() {
    try {
      long limit = Math.round(1000 * (task.probe().limitS() - seconds()));
      if (!process.waitFor(Math.max(1, limit), TimeUnit.MILLISECONDS)) {
        return Answer.fail("no answer within %s s%s", task.probe().limitS(), hint());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.unknown("interrupted");
    }
    Path file = folder.resolve(ProbeChild.ANSWER);
    return Files.exists(file)
        ? ProbeChild.JSON.readValue(file.toFile(), Answer.class)
        : Answer.fail("the library took its process down (%s)%s", ending(), hint());
  }

  double seconds() {
    return (nanoTime.getAsLong() - startNanos) * 1e-9;
  }

  private String ending() {
    int code = process.exitValue();
    return code > 128 ? "signal " + (code - 128) : "exit code " + code;
  }

  /** What the reason usually is. */
  private String hint() {
    return switch (task.question()) {
      case LOAD -> ": is the project damaged? Then it waits for a click that nobody can give";
      case RESET -> ": does the project hold a simulation? One with only a turbine is not enough";
      default -> "";
    };
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }

  /** As much of it as can be deleted. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // Gone already, or held open on Windows.
    }
  }
}
