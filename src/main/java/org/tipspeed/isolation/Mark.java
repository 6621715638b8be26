package org.tipspeed.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A variable in a child's environment that names its folder, and which everything that it starts
 * inherits. A helper program that a library detaches, by a session of its own and a parent that
 * ends, is nobody's descendant any more when the child has died; but it carries the mark. It can be
 * seen where the system has {@code /proc}, on Linux; a program that clears its environment is its
 * user's to end.
 */
final class Mark {

  private static final String VARIABLE = "TIPSPEED_CHILD";
  private static final String BEFORE = "\0" + VARIABLE + "=";
  private static final Path PROCESSES = Path.of("/proc");

  /** Far more than systems let a program have. */
  private static final int MOST_BYTES = 8 << 20;

  /** Who is killed while it starts another is looked for again. */
  private static final int ROUNDS = 10;

  private Mark() {}

  static void put(Map<String, String> environment, Path folder) {
    environment.put(VARIABLE, folder.toString());
  }

  /** The folders whose mark some process carries. */
  static Set<String> folders() {
    return carriers().keySet();
  }

  /** Kills every process of this user that carries the mark of a folder, but never this one. */
  static void endAll(Path folder) {
    List<ProcessHandle> found = carriers().get(folder.toString());
    for (int round = 0; round < ROUNDS && found != null; round++) {
      found.forEach(ProcessHandle::destroyForcibly);
      found = carriers().get(folder.toString());
    }
  }

  private static Map<String, List<ProcessHandle>> carriers() {
    Map<String, List<ProcessHandle>> carriers = new HashMap<>();
    try {
      UserPrincipal user = Files.getOwner(PROCESSES.resolve("self"));
      // Each handle is taken first: it leads to no other process that gets the number later.
      for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
        if (!process.equals(ProcessHandle.current())) {
          folder(process.pid(), user)
              .ifPresent(f -> carriers.computeIfAbsent(f, each -> new ArrayList<>()).add(process));
        }
      }
    } catch (IOException e) {
      // A system that does not tell.
    }
    return carriers;
  }

  private static Optional<String> folder(long pid, UserPrincipal user) {
    Path process = PROCESSES.resolve(Long.toString(pid));
    try (InputStream environment = Files.newInputStream(process.resolve("environ"))) {
      String variables = "\0" + new String(environment.readNBytes(MOST_BYTES)) + "\0";
      int begin = variables.indexOf(BEFORE) + BEFORE.length();
      return begin >= BEFORE.length() && Files.getOwner(process).equals(user)
          ? Optional.of(variables.substring(begin, variables.indexOf(0, begin)))
          : Optional.empty();
    } catch (IOException e) {
      // Another user's, or it has ended.
      return Optional.empty();
    }
  }
}
