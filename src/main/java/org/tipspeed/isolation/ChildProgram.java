package org.tipspeed.isolation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What runs in a child process.
 *
 * @param name what messages call it, such as {@code simulator}
 * @param main its main method calls {@link ChildServer#serve}
 * @param arguments for it
 * @param folder where it runs; if empty, in its private folder, which is deleted with it
 * @param jvmOptions for its Java
 * @param environment variables as NAME=value, on top of this process's own
 * @param log receives what it prints and {@link #LIBRARY_LOG}; when full it becomes {@code
 *     <name>.previous}; if empty, only the last words are kept, for messages
 * @param logLimitMb size at which the log starts anew, keeping one older file [MB]
 */
public record ChildProgram(
    String name,
    Class<?> main,
    List<String> arguments,
    Optional<Path> folder,
    List<String> jvmOptions,
    List<String> environment,
    Optional<Path> log,
    double logLimitMb) {

  /**
   * Name of a file in the private folder for a library that can be told to write its messages to a
   * file: they are kept, and quoted when the child dies, like what it prints.
   */
  public static final String LIBRARY_LOG = "library.log";

  public ChildProgram {
    arguments = List.copyOf(arguments);
    jvmOptions = List.copyOf(jvmOptions);
    environment = List.copyOf(environment);
  }
}
