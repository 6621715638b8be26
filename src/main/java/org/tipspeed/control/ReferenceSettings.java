package org.tipspeed.control;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A controller library to be compared with and measured by, in place of the turbine's baseline: in
 * validation goals, final comparison, studies, and as what residual actions are added to.
 *
 * @param library path of a Bladed-style controller library
 * @param input path of the file that it reads its parameters from, such as ROSCO's DISCON.IN
 */
public record ReferenceSettings(Path library, Optional<Path> input) {}
