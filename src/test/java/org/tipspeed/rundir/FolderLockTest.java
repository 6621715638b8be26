package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockTest {

  @TempDir Path folder;
  private Process holder;

  @AfterEach
  void endHolder() {
    if (holder != null) {
      holder.destroyForcibly();
    }
  }

  @Test
  void folderOfThisProcess_isTakenOnceAtATime_andNothingStays() throws IOException {
    try (FolderLock first = FolderLock.take(folder)) {
      assertEquals(folder, first.folder());
      assertRefusal("process %d on ".formatted(ProcessHandle.current().pid()));
    }
    try (FolderLock second = FolderLock.takeNew(folder)) {
      assertEquals(folder, second.folder());
    }
    assertEquals(List.of(), names());
  }

  @Test
  void threads_takeTurns() throws Exception {
    int[] inside = new int[1];
    Callable<Integer> visit =
        () -> {
          int taken = 0;
          for (int attempt = 0; attempt < 200; attempt++) {
            try (FolderLock lock = FolderLock.take(folder)) {
              assertEquals(1, ++inside[0], lock.folder().toString());
              Thread.yield();
              inside[0]--;
              taken++;
            } catch (ReportException e) {
              Thread.yield();
            }
          }
          return taken;
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      int taken = 0;
      for (Future<Integer> visitor : threads.invokeAll(List.of(visit, visit, visit, visit))) {
        taken += visitor.get();
      }
      assertTrue(taken > 0);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void folderOfAnotherProcess_isRefusedWithItsNumberAndMachine() throws Exception {
    assertEquals(Optional.empty(), FolderLock.holder(folder));
    startHolder();
    assertTrue(FolderLock.holder(folder).orElse("").startsWith("process " + holder.pid()));
    String host = InetAddress.getLocalHost().getHostName();
    assertRefusal("process %d on %s since ".formatted(holder.pid(), host));
    assertRefusal("process %d on %s since ".formatted(holder.pid(), host));
    holder.getOutputStream().close();
    assertTrue(holder.waitFor(20, TimeUnit.SECONDS));
    assertEquals(Optional.empty(), FolderLock.holder(folder));
    assertEquals(List.of(), names());
  }

  @Test
  void folderOfAKilledProcess_isTakenOver() throws Exception {
    startHolder();
    holder.destroyForcibly().waitFor();
    assertEquals(List.of(".lock"), names());
    Files.writeString(folder.resolve(".manifest.json.part"), "what it left unfinished");
    try (FolderLock lock = FolderLock.take(folder)) {
      assertEquals(List.of(".lock"), names(), lock.folder().toString());
    }
    assertEquals(List.of(), names());
  }

  @Test
  void folderOfAnotherMachine_isRefused_sinceItsProcessCannotBeAsked() throws IOException {
    Path file = folder.resolve(".lock");
    Files.writeString(file, "process 4711 on node7 since 2026-01-02T03:04:05Z\n");
    assertRefusal("process 4711 on node7 since 2026-01-02T03:04:05Z; if that process has ended");
    Files.delete(file);
    FolderLock.take(folder).close();
  }

  @Test
  void lockWithoutWords_isOfAProcessKilledAtOnce() throws IOException {
    Files.createFile(folder.resolve(".lock"));
    FolderLock.take(folder).close();
    Files.writeString(folder.resolve(".lock"), "process 1 on node7 since yesterday");
    FolderLock.take(folder).close();
  }

  @Test
  void lockIsNobodysResult_butOtherThingsAre_andAreLeftAlone() throws IOException {
    Files.createFile(folder.resolve(".lock"));
    assertEquals(folder, RunDirectory.create(folder).path());
    Files.delete(folder.resolve(".lock"));
    Files.writeString(folder.resolve("thesis.tex"), "mine");
    assertThrows(ReportException.class, () -> FolderLock.takeNew(folder));
    assertEquals(List.of("thesis.tex"), names());
  }

  private void startHolder() throws IOException {
    holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FolderHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new BufferedReader(new InputStreamReader(holder.getInputStream())).readLine();
    assertEquals("holds " + folder, said);
  }

  private void assertRefusal(String holder) {
    var refusal = assertThrows(ReportException.class, () -> FolderLock.take(folder));
    assertTrue(
        refusal.getMessage().startsWith("%s is in use by %s".formatted(folder, holder)),
        refusal.getMessage());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
