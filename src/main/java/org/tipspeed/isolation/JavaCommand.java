package org.tipspeed.isolation;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How another Java is started: the same as this one, with the same classes and permissions. */
public final class JavaCommand {

  /** Releases that know the switch for {@code sun.misc.Unsafe}, which JavaCPP uses. */
  private static final int UNSAFE_SWITCH_FROM = 23;

  private static final int UNSAFE_SWITCH_TO = 25;

  private JavaCommand() {}

  /**
   * @param options for Java, which yields to them
   * @param main name of the main class
   * @param arguments of its main method
   */
  public static List<String> of(List<String> options, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(permissions(Runtime.version().feature()));
    command.addAll(options);
    command.addAll(List.of("-cp", absoluteClassPath(), main));
    command.addAll(arguments);
    return command;
  }

  /**
   * What the program does with native libraries, said to a Java that would else warn of it.
   *
   * @param feature release of that Java
   */
  static List<String> permissions(int feature) {
    List<String> permissions = new ArrayList<>();
    permissions.add("--enable-native-access=ALL-UNNAMED");
    if (feature >= UNSAFE_SWITCH_FROM && feature <= UNSAFE_SWITCH_TO) {
      permissions.add("--sun-misc-unsafe-memory-access=allow");
    }
    return permissions;
  }

  /** The other may run elsewhere, so {@code -jar target/tipspeed.jar} must not stay relative. */
  private static String absoluteClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
