package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tipspeed.control.Controller;
import org.tipspeed.control.DisconController;
import org.tipspeed.control.DisconSettings;
import org.tipspeed.control.Nrel5MwBaseline;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The controller that a replay compares with, as {@code --against} names it. */
final class Opponent {

  private static final String BASELINE = "baseline";
  private static final String NONE = "none";

  private final String against;
  private final Optional<Path> input;

  private Opponent(String against, Optional<Path> input) {
    this.against = against;
    this.input = input;
  }

  /**
   * @throws ParameterException if the options make no sense
   * @throws org.tipspeed.control.ControllerException if the library cannot be used
   */
  static Opponent of(ReplayOptions options, CommandLine command) {
    Opponent opponent = new Opponent(options.against, Optional.ofNullable(options.controllerInput));
    if (opponent.isLibrary()) {
      opponent.requireLibrary(command);
    } else if (opponent.input.isPresent()) {
      throw new ParameterException(
          command, "--controller-input needs a library in --against, not " + options.against);
    }
    return opponent;
  }

  private void requireLibrary(CommandLine command) {
    DisconSettings library = library(Path.of(""));
    if (!Files.isRegularFile(library.library())) {
      throw new ParameterException(
          command,
          "--against must be baseline, none or a controller library, but there is no file "
              + against);
    }
    if (List.of(BASELINE, "policy").contains(library.name())) {
      throw new ParameterException(
          command,
          "--against: %s would be mistaken for the %s in tables; give the file another name"
              .formatted(against, library.name()));
    }
    DisconController.check(library, System::nanoTime);
  }

  boolean isNone() {
    return against.equals(NONE);
  }

  boolean isLibrary() {
    return !isNone() && !against.equals(BASELINE);
  }

  /**
   * @param folder receives what a library prints
   * @param messages shows what a library wants its user to read
   */
  Controller controller(Path folder, PrintWriter messages) {
    return isLibrary()
        ? new DisconController(library(folder), messages::println, System::nanoTime)
        : new Nrel5MwBaseline();
  }

  private DisconSettings library(Path folder) {
    return DisconSettings.of(Path.of(against), input, folder);
  }
}
