package org.tipspeed.cli;

import java.io.File;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a failure in one sentence on stderr, and turns it into an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final int LONGEST_LINE = 1000;
  private static final int MOST_LINES = 100;

  private final BooleanSupplier debug;

  /**
   * @param debug whether the stack trace is wanted too
   */
  Failures(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    return report(
        failure, command.getErr(), fileLikeAnOption(arguments).orElse(usage(failure, command)));
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    String sentence =
        failure instanceof ParameterException usage ? usage(usage, command) : sentence(failure);
    return report(failure, command.getErr(), sentence);
  }

  private int report(Throwable failure, PrintWriter err, String sentence) {
    err.println(bounded(sentence));
    if (debug.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    return ExitCode.of(failure).number();
  }

  /** What is wrong may itself be a word of a megabyte, or stand in a file a thousand times. */
  static String bounded(String sentence) {
    List<String> lines = sentence.lines().map(Failures::shortened).toList();
    return lines.size() <= MOST_LINES
        ? String.join("\n", lines)
        : String.join("\n", lines.subList(0, MOST_LINES))
            + "\nand %d lines more like these".formatted(lines.size() - MOST_LINES);
  }

  /** Without its middle: a line begins with what it is about and ends with what would be right. */
  private static String shortened(String line) {
    int half = LONGEST_LINE / 2;
    return line.length() <= LONGEST_LINE
        ? line
        : line.substring(0, half) + " ... " + line.substring(line.length() - half);
  }

  /** A file whose name starts with a dash is taken for an option. */
  private static Optional<String> fileLikeAnOption(String[] arguments) {
    return Arrays.stream(arguments)
        .filter(word -> word.startsWith("-") && new File(word).isFile())
        .map("%1$s is taken for an option; to name the file, write ./%1$s"::formatted)
        .findFirst();
  }

  private static String usage(ParameterException failure, CommandLine command) {
    String hint = "see " + command.getCommandSpec().qualifiedName() + " --help";
    String message =
        failure.getMessage().lines().findFirst().orElse("wrong usage").replaceFirst("^Error: ", "");
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      hint = near.isEmpty() ? hint : "did you mean " + String.join(" or ", near) + "?";
    }
    return message + "; " + hint;
  }

  private static String sentence(Throwable failure) {
    if (failure instanceof UncheckedIOException e) {
      return sentence(e.getCause());
    }
    if (failure instanceof InvalidPathException e) {
      return "%s is no path here: %s; a name with other than English letters takes a UTF-8 locale, such as LC_ALL=C.UTF-8"
          .formatted(e.getInput(), e.getReason());
    }
    if (failure instanceof FileSystemException e) {
      return e.getFile() + ": " + reason(e);
    }
    boolean foreseen = ExitCode.of(failure) != ExitCode.UNEXPECTED;
    return foreseen && failure.getMessage() != null ? failure.getMessage() : unexpected(failure);
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "exists already";
    }
    return failure.getReason() == null ? "cannot be used" : failure.getReason();
  }

  private static String unexpected(Throwable failure) {
    if (failure.getCause() instanceof Error error) {
      return Main.sentence(error);
    }
    return "unexpected %s: %s; run again with --debug to see where"
        .formatted(failure.getClass().getSimpleName(), failure.getMessage());
  }
}
