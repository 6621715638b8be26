package org.tipspeed.study;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tipspeed.isolation.JavaCommand;
import org.tipspeed.nn.Blas;
import org.tipspeed.rundir.FolderLock;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.RunDirectory;

/**
 * All steps of a study for one seed, one after the other, each in a process of its own, which ends
 * when this one does: each holds an end of the child's standard input.
 */
public final class SeedWork {

  /** Of what a child prints, in bytes: all of it would be read again and again. */
  private static final int LONGEST_LINE = 4096;

  private final String name;
  private final long seed;
  private final RunDirectory run;
  private final List<Step> steps;
  private final Iterator<Step> following;
  private final Class<?> program;
  private Step step;
  private Process process;

  /**
   * @param name for people
   * @param run of the seed, which also keeps what the processes print
   * @param program whose main method takes the steps' arguments
   */
  SeedWork(String name, long seed, RunDirectory run, List<Step> steps, Class<?> program) {
    this.name = name;
    this.seed = seed;
    this.run = run;
    this.steps = steps;
    this.following = steps.iterator();
    this.program = program;
  }

  String name() {
    return name;
  }

  /** What is being done, for people. */
  String doing() {
    return step.doing();
  }

  /**
   * Starts the next step that is not done yet.
   *
   * @return false if there is none
   */
  boolean startNext() {
    while (following.hasNext()) {
      Step next = following.next();
      if (!next.isDone()) {
        step = next;
        start(step.arguments());
        return true;
      }
    }
    return false;
  }

  /** Who works in the folder of the next step, for people; empty if nobody does. */
  Optional<String> holder() {
    return steps.stream()
        .filter(next -> !next.isDone())
        .findFirst()
        .flatMap(next -> FolderLock.holder(next.folder()));
  }

  private void start(List<String> arguments) {
    Folders.make(run.path());
    removeUnlessFile(run.console());
    ProcessBuilder builder =
        new ProcessBuilder(command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(run.console().toFile()));
    // Several trainings share the machine; within one, more threads would only make them wait.
    builder.environment().put("OMP_NUM_THREADS", "1");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A link or a pipe in a folder that somebody else made must not lead the text elsewhere. */
  private static void removeUnlessFile(Path console) {
    try {
      if (!Files.isRegularFile(console, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(console);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> kernel =
        Optional.ofNullable(System.getProperty(Blas.OVERRIDE))
            .map(name -> List.of("-D" + Blas.OVERRIDE + "=" + name))
            .orElse(List.of());
    return JavaCommand.of(kernel, program.getName(), arguments);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Asks the child to save and end. */
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  /** Waits for the child, and ends it by force when that takes too long. */
  void awaitEnd(long patienceS) throws InterruptedException {
    try {
      process.waitFor(patienceS, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The exit code of the last child, which has ended; 0 if there was no need for one. */
  public int exitCode() {
    return process == null ? 0 : process.exitValue();
  }

  /** What came of it. */
  StudySeed outcome() {
    Optional<String> failure =
        exitCode() == 0
            ? Optional.empty()
            : Optional.of("exit code %d: %s".formatted(exitCode(), lastLine()));
    return new StudySeed(seed, run.path(), failure);
  }

  /** The last that the child printed: how far it is, or what went wrong. */
  String lastLine() {
    try (RandomAccessFile console = new RandomAccessFile(run.console().toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(console.length(), LONGEST_LINE)];
      console.seek(console.length() - end.length);
      console.readFully(end);
      String text = new String(end, StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? "nothing printed" : text.substring(text.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      return "what it printed cannot be read: " + e.getMessage();
    }
  }

  /** One thing that a study does for a seed, in a process of its own. */
  interface Step {

    /** What it does, for people. */
    String doing();

    /** Whether an earlier study has done it. */
    boolean isDone();

    /** The folder that its process takes. */
    Path folder();

    /** The command line of this program that begins it or goes on with it. */
    List<String> arguments();
  }
}
