package org.tipspeed.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs a program to which something happens at a call that changes files below a folder. The calls
 * are counted over all its threads and all processes that it starts, by the library of {@code
 * native/faults}, which is built with the C compiler of this machine.
 */
public final class FaultyFiles {

  /** What happens. */
  public enum Kind {
    /** The process is killed before a name, a length or what is on disk changes. */
    KILL,
    /** The process is killed with half of what it was to write written. */
    TORN,
    /** From there on there is no room for anything more. */
    FULL,
    /** That one call finds no room, later ones do. */
    ONCE
  }

  /**
   * What came of it.
   *
   * @param calls how many were counted
   * @param struck the call at which it happened, for people; empty if there were not so many
   * @param exitCode of the program
   * @param printed to both streams
   */
  public record Result(long calls, String struck, int exitCode, String printed) {

    public boolean isStruck() {
      return !struck.isEmpty();
    }
  }

  private static final Path SOURCE = Path.of("native", "faults", "faults.c").toAbsolutePath();
  private static final int RECORD_BYTES = 1 << 13;

  private final Path library;

  private FaultyFiles(Path library) {
    this.library = library;
  }

  /** Without a C compiler, or on another system than Linux, the asking test is skipped. */
  public static FaultyFiles builtIn(Path folder) {
    Path library = folder.resolve("faults.so");
    try {
      CCompiler.run(
          List.of(
                  List.of("cc", "-std=gnu11", "-O2", "-fPIC", "-shared", "-fvisibility=hidden"),
                  List.of("-Wall", "-Wextra", "-Werror"),
                  List.of("-o", library.toString(), SOURCE.toString(), "-ldl"))
              .stream()
              .flatMap(List::stream)
              .toList());
    } catch (IOException e) {
      library = CCompiler.missing(e);
    }
    return new FaultyFiles(library);
  }

  /**
   * @param folder the calls on what is below it count
   * @param at number of the call, from 1; 0 only counts
   * @param main program, with its arguments
   */
  public Result run(Kind kind, Path folder, long at, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    Path record = Files.createTempFile(library.getParent(), "calls", "");
    Files.write(record, new byte[RECORD_BYTES]);
    Path log = Files.createTempFile(library.getParent(), "printed", "");
    ProcessBuilder builder = new ProcessBuilder(command(main, arguments));
    builder
        .environment()
        .putAll(
            Map.of(
                "LD_PRELOAD", library.toString(),
                "FAULTS_FOLDER", folder.toString(),
                "FAULTS_RECORD", record.toString(),
                "FAULTS_AT", Long.toString(at),
                "FAULTS_KIND", kind.name().toLowerCase(Locale.ROOT)));
    int exitCode = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(record)).order(ByteOrder.nativeOrder());
    String words =
        new String(bytes.array(), Long.BYTES, RECORD_BYTES - Long.BYTES, StandardCharsets.UTF_8);
    String struck = words.substring(0, words.indexOf(0));
    return new Result(bytes.getLong(), struck, exitCode, Files.readString(log));
  }

  private static List<String> command(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }
}
