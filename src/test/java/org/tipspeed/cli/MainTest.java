package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.checkpoint.CheckpointException;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.environment.AbortedException;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.WindException;
import picocli.CommandLine.Command;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(2, new SettingsException("a.yaml:1: bad"), "a.yaml:1: bad"),
        Arguments.of(2, new WindException("no such wind"), "no such wind"),
        Arguments.of(2, new CheckpointException("damaged"), "damaged"),
        Arguments.of(2, new NoSuchFileException("/a"), "/a: there is no such file or folder"),
        Arguments.of(
            2, new UncheckedIOException(new AccessDeniedException("/a")), "/a: no permission"),
        Arguments.of(2, new FileAlreadyExistsException("/a"), "/a: exists already"),
        Arguments.of(
            2,
            new InvalidPathException("b?e", "Malformed input"),
            "b?e is no path here: Malformed input; a name with other than English letters takes a"
                + " UTF-8 locale, such as LC_ALL=C.UTF-8"),
        Arguments.of(2, new FileSystemException("/a", null, "disk is full"), "/a: disk is full"),
        Arguments.of(2, new IOException("No space left on device"), "No space left on device"),
        Arguments.of(
            2, new UncheckedIOException(new IOException("No space left")), "No space left"),
        Arguments.of(3, new TurbineException(TurbineException.Kind.CRASHED, "it died"), "it died"),
        Arguments.of(
            3,
            new AbortedException("simulator-refused", "no start", null),
            "simulator-refused: no start"),
        Arguments.of(4, new DivergenceException("critic loss is NaN"), "critic loss is NaN"),
        Arguments.of(130, new InterruptedException("interrupted"), "interrupted"),
        Arguments.of(
            1,
            new IllegalStateException("broken"),
            "unexpected IllegalStateException: broken; run again with --debug to see where"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_isOneSentenceAndAnExitCode(int code, Exception failure, String sentence) {
    assertEquals(code, run(failure, "fail"));
    assertEquals(sentence + System.lineSeparator(), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void longLinesAndManyLines_areShortened() {
    String line = "a.yaml:1: " + "x".repeat(1 << 20) + " is not a known key";
    assertEquals(2, run(new SettingsException(line + "\n" + "b\n".repeat(1000)), "fail"));
    List<String> told = err.toString().lines().toList();
    assertTrue(told.get(0).startsWith("a.yaml:1: xxx"), told.get(0));
    assertTrue(told.get(0).endsWith("xxx is not a known key"), told.get(0));
    assertEquals(1005, told.get(0).length());
    assertEquals("and 901 lines more like these", told.get(100));
    assertEquals(101, told.size());
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(
            new OutOfMemoryError("Java heap space"),
            "out of memory (Java heap space): give Java more, such as -Xmx4g, or less to do"),
        Arguments.of(
            new StackOverflowError(),
            "unexpected StackOverflowError: null; run again with --debug to see where"),
        Arguments.of(
            new NoClassDefFoundError("a/B"),
            "a part of the program is missing, a/B: is the folder lib beside the jar file?"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void error_isOneSentenceWithoutStackTrace(Error error, String sentence) {
    assertEquals(1, Main.run(failing(error), new PrintWriter(err, true), "--version"));
    assertEquals(sentence + System.lineSeparator(), err.toString());
    assertEquals(1, run(new IllegalStateException("in a thread", error), "fail"));
    assertEquals((sentence + System.lineSeparator()).repeat(2), err.toString());
  }

  @Test
  void error_hasAStackTraceWithDebug() {
    Error error = new StackOverflowError();
    assertEquals(1, Main.run(failing(error), new PrintWriter(err, true), "--debug", "--version"));
    assertTrue(err.toString().contains("at org.tipspeed.cli."), err.toString());
  }

  private static PrintWriter failing(Error error) {
    return new PrintWriter(
        new StringWriter() {
          @Override
          public void write(String text) {
            throw error;
          }
        },
        true) {
      @Override
      public void write(String text) {
        throw error;
      }
    };
  }

  @Test
  void programWithoutItsLibraries_saysSo() throws Exception {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process alone =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                Main.class.getName(),
                "--version")
            .redirectErrorStream(true)
            .start();
    String printed = new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, alone.waitFor());
    assertTrue(printed.startsWith("a part of the program is missing, picocli/"), printed);
    assertEquals(1, printed.lines().count(), printed);
  }

  @Test
  void debug_addsTheStackTrace() {
    run(new WindException("no such wind"), "--debug", "fail");
    assertTrue(err.toString().startsWith("no such wind" + System.lineSeparator()), err.toString());
    assertTrue(err.toString().contains("at org.tipspeed.cli.MainTest"), err.toString());
  }

  @Test
  void debug_isUnderstoodAfterTheCommandToo() {
    run(new WindException("no such wind"), "fail", "--debug");
    assertTrue(err.toString().contains("at org.tipspeed.cli.MainTest"), err.toString());
  }

  @Test
  void unknownOption_suggestsTheNearest() {
    assertEquals(2, run("--versoin"));
    assertEquals(
        "Unknown option: '--versoin'; did you mean --version?" + System.lineSeparator(),
        err.toString());
  }

  @Test
  void unknownCommand_isUsage() {
    assertEquals(2, run("fly"));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("'fly'"), err.toString());
  }

  @Test
  void noCommand_isUsage() {
    assertEquals(2, run());
    assertEquals(
        "Missing required subcommand; see tipspeed --help" + System.lineSeparator(),
        err.toString());
  }

  @Test
  void version_namesProgramAndJava() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString().startsWith("tipspeed "), out.toString());
    assertTrue(out.toString().contains("Java " + Runtime.version()), out.toString());
  }

  @Test
  void help_listsExitCodes() {
    assertEquals(0, run("--help"));
    for (ExitCode code : ExitCode.values()) {
      String listed = "(?s).*\\n +" + code.number() + " +\\w.*";
      assertTrue(out.toString().matches(listed), code + " is not in " + out);
    }
  }

  private int run(String... arguments) {
    return run(new IllegalStateException(), arguments);
  }

  private int run(Exception failure, String... arguments) {
    PrintWriter outWriter = new PrintWriter(out, true);
    PrintWriter errWriter = new PrintWriter(err, true);
    return Commands.commandLine(outWriter, errWriter)
        .addSubcommand("fail", new Failing(failure))
        .setErr(errWriter)
        .execute(arguments);
  }

  @Command(name = "fail")
  private static final class Failing implements Callable<Integer> {

    private final Exception failure;

    Failing(Exception failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
