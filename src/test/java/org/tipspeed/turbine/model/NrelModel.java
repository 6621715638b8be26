package org.tipspeed.turbine.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The tests' OpenFAST model of the NREL 5 MW turbine. */
public final class NrelModel {

  private static final Path FOLDER =
      Path.of("src", "test", "resources", "org", "tipspeed", "turbine", "model", "nrel5mw");

  private NrelModel() {}

  static ModelFiles files() {
    return ModelFiles.read(FOLDER.resolve("nrel5mw.fst"), Set.of());
  }

  /** Its name plate, which is the controller's and not in the model. */
  public static TurbineModel.Request request() {
    return request(FOLDER, Set.of());
  }

  static TurbineModel.Request request(Path folder, Set<String> leftOut) {
    return new TurbineModel.Request(
        folder.resolve("nrel5mw.fst"), null, 5e6, 12.1 * Math.PI / 30, leftOut);
  }

  static void copyTo(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(FOLDER)) {
      all = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      Path copy = folder.resolve(FOLDER.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  /** Lines of one of its files, in the charset that lets all bytes through. */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
