package org.tipspeed.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tipspeed.control.Baselines;
import org.tipspeed.control.Controller;
import org.tipspeed.control.ControllerException;
import org.tipspeed.control.DisconController;
import org.tipspeed.control.DisconSettings;
import org.tipspeed.control.ReferenceSettings;
import org.tipspeed.turbine.TurbineDescription;

/**
 * What is compared with: the turbine's baseline, or a controller library.
 *
 * @param library absent for the baseline
 */
record Reference(Optional<ReferenceSettings> library) {

  static final String POLICY = "policy";

  /**
   * Looks at the library, and whether the turbine has a baseline, without flying anything.
   *
   * @param turbine what is flown, if that is known yet
   * @throws ControllerException with one sentence if it cannot be used
   */
  void requireUsable(Optional<TurbineDescription> turbine) {
    if (library.isPresent()) {
      requireLibrary(settings(Path.of("")));
    } else {
      turbine.ifPresent(Baselines::of);
    }
  }

  private static void requireLibrary(DisconSettings settings) {
    if (!Files.isRegularFile(settings.library())) {
      throw new ControllerException(
          settings.library() + ": there is no such controller library to compare with");
    }
    if (List.of(Baselines.NAME, POLICY).contains(settings.name())) {
      throw new ControllerException(
          "%s would be mistaken for the %s in tables; give the file another name"
              .formatted(settings.library(), settings.name()));
    }
    DisconController.check(settings, System::nanoTime);
  }

  /**
   * A new controller; the caller closes it.
   *
   * @param folder receives what a library prints
   * @param messages is given what a library wants its user to read
   * @throws ControllerException if the turbine has no baseline
   */
  Controller controller(TurbineDescription turbine, Path folder, Consumer<String> messages) {
    return library.isPresent()
        ? new DisconController(settings(folder), messages, System::nanoTime)
        : Baselines.of(turbine);
  }

  private DisconSettings settings(Path folder) {
    ReferenceSettings given = library.orElseThrow();
    return DisconSettings.of(given.library(), given.input(), folder);
  }
}
