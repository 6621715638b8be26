package org.tipspeed.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One child as the operating system sees it: process, temporary folder, log. Whatever way it ends,
 * nothing of it but the log stays behind.
 */
final class ChildProcess {

  private static final String ERROR_FILE = "java-error.log";

  /** In the head of Java's report: a signal, or an exception of Windows. */
  private static final Pattern CRASH = Pattern.compile("# +([A-Z_]+) \\(0x.*");

  private static final String STATUS_FILE = "/proc/%d/status";

  private final Process process;
  private final WorkingFolder folder;
  private final ChildLog log;

  private ChildProcess(Process process, WorkingFolder folder, ChildLog log) {
    this.process = process;
    this.folder = folder;
    this.log = log;
  }

  /**
   * @param folder now the child's; deleted with it
   * @param socket where the child is to connect
   */
  static ChildProcess start(ChildProgram program, WorkingFolder folder, Path socket)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(program, folder, socket))
            .directory(program.folder().orElse(folder.current()).toFile())
            .redirectErrorStream(true);
    setEnvironment(builder.environment(), program.environment());
    Mark.put(builder.environment(), folder.path());
    Process process = builder.start();
    // A library that asks its user something is told at once that there is none.
    process.getOutputStream().close();
    ChildLog log = ChildLog.begin(program.log(), program.logLimitMb(), process.getInputStream());
    return new ChildProcess(process, folder, log);
  }

  private static List<String> command(ChildProgram program, WorkingFolder folder, Path socket) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC", "-XX:-CreateCoredumpOnCrash"));
    // What a killed Java leaves behind goes into the folder that is deleted, or is not written.
    options.add("-XX:-UsePerfData");
    options.add("-Djava.io.tmpdir=" + folder.current());
    options.add("-XX:ErrorFile=" + folder.current().resolve(ERROR_FILE));
    options.add("-Djava.awt.headless=true");
    options.addAll(program.jvmOptions());
    List<String> arguments = new ArrayList<>();
    arguments.add(socket.toString());
    arguments.add(folder.path().toString());
    arguments.add(Long.toString(ProcessHandle.current().pid()));
    arguments.addAll(program.arguments());
    return JavaCommand.of(options, program.main().getName(), arguments);
  }

  private static void setEnvironment(Map<String, String> environment, List<String> assignments) {
    // Meant for the parent: a debugger's port, say, can be had only once.
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    environment.put("OMP_NUM_THREADS", "1");
    for (String variable : assignments) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void onExit(Runnable action) {
    process.onExit().thenRun(action);
  }

  /**
   * How the process ended; waits for that a little, since its socket closes first.
   *
   * @param otherwise what is known if it still runs
   */
  String ending(String otherwise) {
    Child.awaitExit(process);
    if (process.isAlive()) {
      return otherwise;
    }
    log.drain();
    int code = process.exitValue();
    String exit = code > 128 ? "signal " + (code - 128) : "exit code " + code;
    return crash().orElse(exit);
  }

  /** Java answers many a signal by a report, and exits as if it had only failed. */
  private Optional<String> crash() {
    try (Stream<String> lines = Files.lines(folder.current().resolve(ERROR_FILE))) {
      return lines
          .map(CRASH::matcher)
          .filter(Matcher::matches)
          .map(head -> head.group(1))
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** The last it printed and logged, as the end of a sentence; empty if that is nothing. */
  String lastWords() {
    return quoted("it last printed", log.lastWords())
        + quoted("its library's log ends", ChildLog.lastWords(libraryLog()));
  }

  private static String quoted(String what, String words) {
    return words.isEmpty() ? "" : "; %s: %s".formatted(what, words);
  }

  private Path libraryLog() {
    return folder.current().resolve(ChildProgram.LIBRARY_LOG);
  }

  /** Resident memory [MB]; 0 where the system does not tell. */
  double residentMb() {
    try (Stream<String> lines = Files.lines(Path.of(STATUS_FILE.formatted(process.pid())))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024e-6)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Kills it with everything it started, and deletes its folder. */
  void end() {
    Child.end(process);
    Mark.endAll(folder.path());
    log.drain();
    log.keep(libraryLog());
    folder.delete();
  }
}
