package org.tipspeed.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tipspeed.files.Draft;

/**
 * The controller library of {@code native/controller}, as built for the platforms that it is
 * carried for.
 *
 * @param platform in JNA's words, such as {@code linux-x86-64}
 * @param fileName of the library there
 * @param forPeople what the platform is called
 */
public record ControllerLibrary(String platform, String fileName, String forPeople) {

  private static final String LINUX = "libtipspeed.so";
  private static final String WINDOWS = "tipspeed.dll";

  public static final List<ControllerLibrary> CARRIED =
      List.of(
          new ControllerLibrary("linux-x86-64", LINUX, "Linux"),
          new ControllerLibrary("linux-aarch64", LINUX, "Linux on ARM"),
          new ControllerLibrary("win32-x86-64", WINDOWS, "Windows"),
          new ControllerLibrary("win32-x86", WINDOWS, "Windows, 32 bit (Bladed before 4.6)"));

  /** The one for this machine, if there is one. */
  public static Optional<ControllerLibrary> forThisMachine() {
    String system = System.getProperty("os.name").startsWith("Windows") ? "win32" : "linux";
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86-64";
          case "x86", "i386" -> "x86";
          default -> System.getProperty("os.arch");
        };
    boolean isMac = System.getProperty("os.name").startsWith("Mac");
    return CARRIED.stream()
        .filter(library -> !isMac && library.platform.equals(system + "-" + processor))
        .findFirst();
  }

  /** The library itself. */
  public byte[] bytes() throws IOException {
    try (InputStream in =
        ControllerLibrary.class.getResourceAsStream("/%s/%s".formatted(platform, fileName))) {
      if (in == null) {
        throw new ControllerException(
            "this build of tipspeed carries no controller library for " + platform);
      }
      return in.readAllBytes();
    }
  }

  /**
   * Puts the library into a folder.
   *
   * @return where it is now
   */
  public Path copyTo(Path folder) throws IOException {
    Path file = folder.resolve(fileName);
    byte[] content = bytes();
    Draft.write(file, draft -> draft.stream().write(content));
    return file;
  }
}
