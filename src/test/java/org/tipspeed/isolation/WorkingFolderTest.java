package org.tipspeed.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.OwnTemporaryFolder;

/** Runs side by side, threads side by side, users side by side: none disturbs another. */
@Timeout(120)
class WorkingFolderTest {

  private static final int THREADS = 8;
  private static final int MANY = 3000;

  @TempDir private Path temporary;
  private OwnTemporaryFolder property;

  @BeforeEach
  void setTemporaryFolder() throws IOException {
    property = new OwnTemporaryFolder(temporary);
  }

  @AfterEach
  void resetTemporaryFolder() {
    property.close();
  }

  @Test
  void startsSideBySide_clearWhatADeadRunLeft() throws Exception {
    OtherRun.holding(50, temporary).close();
    createAndDeleteSideBySide(1);
    assertEquals(List.of(), property.leftOver());
  }

  @Test
  void startsSideBySide_leaveTheFoldersOfALivingRunAlone() throws Exception {
    try (OtherRun other = OtherRun.holding(50, temporary)) {
      createAndDeleteSideBySide(1);
      assertEquals(50, property.leftOver().size(), other::toString);
    }
  }

  @Test
  void thousandsOfHeldFolders_slowNoStartButTheFirst() throws Exception {
    try (OtherRun other = OtherRun.holding(MANY, temporary)) {
      WorkingFolder.create().delete();
      assertTimeout(Duration.ofSeconds(30), () -> createAndDeleteSideBySide(100));
      assertEquals(MANY, property.leftOver().size(), other::toString);
    }
  }

  @Test
  void thousandsOfLeftOvers_areClearedWhileTheChildrenStart() throws Exception {
    OtherRun.holding(MANY, temporary).close();
    WorkingFolder folder = WorkingFolder.create();
    for (int left = 1000; property.leftOver().size() > 1 && left > 0; left--) {
      Thread.sleep(20);
    }
    folder.delete();
    assertEquals(List.of(), property.leftOver());
  }

  @Test
  void ownFolders_stayLockedAgainstTheNextRunThatClears() throws Exception {
    OtherRun.holding(1, temporary).close();
    WorkingFolder one = WorkingFolder.create();
    WorkingFolder two = WorkingFolder.create();
    OtherRun.holding(0, temporary).close();
    assertTrue(Files.isDirectory(one.current()));
    assertTrue(Files.isDirectory(two.current()));
    one.delete();
    two.delete();
  }

  @Test
  void folderOfAnotherUser_isItsOwnersToClear() throws IOException {
    Path foreign = Files.createDirectory(temporary.resolve("tipspeed-foreign"));
    Files.createFile(foreign.resolve("owner.lock"));
    boolean root = System.getProperty("user.name").equals("root");
    assumeTrue(root, "only root can make a folder of another user");
    Files.setOwner(
        foreign,
        foreign.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    WorkingFolder.create().delete();
    assertEquals(List.of(foreign), property.leftOver());
  }

  @Test
  void whatCannotBeEntered_isPassedOver() throws IOException {
    Files.createDirectories(temporary.resolve("tipspeed-odd/owner.lock/not a file"));
    Files.writeString(temporary.resolve("tipspeed-file"), "no folder");
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createFile(elsewhere.resolve("owner.lock"));
    Files.createSymbolicLink(temporary.resolve("tipspeed-link"), elsewhere);
    Files.createDirectory(temporary.resolve("tipspeed-empty"));
    WorkingFolder.create().delete();
    assertEquals(3, property.leftOver().size(), "the empty one is what a deletion left");
    assertTrue(Files.exists(elsewhere.resolve("owner.lock")));
  }

  @Test
  void socketOfADeepFolder_isInAShallowOneThatGoesWithTheConnection() throws IOException {
    Path deep = Files.createDirectories(temporary.resolve("x".repeat(90)));
    System.setProperty("java.io.tmpdir", deep.toString());
    WorkingFolder folder = WorkingFolder.create();
    Path door;
    try (ChildConnection connection = ChildConnection.listen(folder, System::nanoTime)) {
      door = connection.socket().getParent();
      assertTrue(Files.exists(connection.socket()));
      assertTrue(!door.startsWith(temporary), door.toString());
    }
    assertTrue(Files.notExists(door));
    folder.delete();
  }

  private static void createAndDeleteSideBySide(int times) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> starts = new ArrayList<>();
    for (int i = 0; i < THREADS * times; i++) {
      starts.add(
          threads.submit(
              () -> {
                WorkingFolder.create().delete();
                return null;
              }));
    }
    threads.shutdown();
    for (Future<?> start : starts) {
      start.get();
    }
  }
}
