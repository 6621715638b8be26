package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;
  private Path file;
  private Path draft;

  @BeforeEach
  void name() {
    file = folder.resolve("config.yaml");
    draft = folder.resolve(".config.yaml.part");
  }

  @Test
  void smallTexts_areReplacedAsAWholeToo() throws IOException {
    Files.writeString(file, "before");
    Path other = Files.createLink(folder.resolve("same-file"), file);
    Folders.write(file, "after");
    assertEquals("after", Files.readString(file));
    assertEquals("before", Files.readString(other), "a new file, not the old one written over");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void draftThatPointsElsewhere_isReplacedAndNothingIsWrittenThere() throws IOException {
    Path treasure = Files.writeString(folder.resolve("treasure"), "mine");
    Files.createSymbolicLink(draft, treasure);
    WholeFile.write(file, "text");
    assertEquals("mine", Files.readString(treasure));
    assertEquals("text", Files.readString(file));
    assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileThatPointsElsewhere_isReplacedAndNothingIsWrittenThere() throws IOException {
    Path treasure = Files.writeString(folder.resolve("treasure"), "mine");
    Files.createSymbolicLink(file, treasure);
    Folders.write(file, "text");
    assertEquals("mine", Files.readString(treasure));
    assertEquals("text", Files.readString(file));
  }

  @Test
  void draftThatWasLeftOver_isNoHindrance() throws IOException {
    Files.writeString(draft, "a longer text that a crash has left over");
    WholeFile.write(file, "text");
    assertEquals("text", Files.readString(file));
    assertFalse(Files.exists(draft));
  }
}
