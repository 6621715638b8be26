package org.tipspeed.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.report.picture.Picture;
import org.tipspeed.rundir.WholeFile;

/** One set of rules for everything that writes files. */
class DraftTest {

  /** Who writes. */
  enum Writer {
    TEXT {
      @Override
      void write(Path file) {
        WholeFile.write(file, "after");
      }
    },
    ARRAYS {
      @Override
      void write(Path file) {
        ArrayFiles.write(file, new ArrayFile.Builder().array("a", new float[] {1}).build());
      }
    },
    PICTURE {
      @Override
      void write(Path file) {
        Picture.write(file, new byte[] {1, 2, 3});
      }
    };

    abstract void write(Path file);
  }

  @TempDir Path temporary;
  private Path folder;
  private Path file;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("folder"));
    file = Files.writeString(folder.resolve("file"), "before");
  }

  @ParameterizedTest
  @EnumSource
  void file_isReplacedAsAWhole(Writer writer) throws IOException {
    Path other = Files.createLink(temporary.resolve("same-file"), file);
    writer.write(file);
    assertEquals("before", Files.readString(other), "a new file, not the old one written over");
    assertEquals(List.of("file"), names());
  }

  @ParameterizedTest
  @EnumSource
  @DisabledOnOs(OS.WINDOWS)
  void draftThatPointsElsewhere_isReplacedAndNothingIsWrittenThere(Writer writer)
      throws IOException {
    Path treasure = Files.writeString(temporary.resolve("treasure"), "mine");
    for (String draft : List.of(".file.part", "file.tmp", "file.part")) {
      Files.createSymbolicLink(folder.resolve(draft), treasure);
    }
    writer.write(file);
    assertEquals("mine", Files.readString(treasure));
  }

  @ParameterizedTest
  @EnumSource
  void draftThatWasLeftOver_isNoHindrance(Writer writer) throws IOException {
    Files.writeString(folder.resolve(".file.part"), "what a crash has left over");
    writer.write(file);
    assertEquals(List.of("file"), names());
  }

  @Test
  void failure_leavesTheFileAndNoDraft() throws IOException {
    Draft.Content broken =
        draft -> {
          draft.file().write(1);
          throw new IOException("disk full");
        };
    assertThrows(IOException.class, () -> Draft.write(file, broken));
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void sharedDrafts_doNotDisturbEachOther_andTheLastToEndWins() throws IOException {
    try (Draft one = Draft.shared(file);
        Draft two = Draft.shared(file)) {
      one.file().writeBytes("one");
      two.file().writeBytes("two");
      two.finish();
      assertEquals("two", Files.readString(file));
      one.finish();
    }
    assertEquals("one", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void sharedDraftThatIsOld_isLeftOverAndGoes_aYoungOneIsAnothers() throws IOException {
    Path old = Files.writeString(folder.resolve(".file.1-1.part"), "");
    Files.setLastModifiedTime(old, FileTime.fromMillis(System.currentTimeMillis() - 7_200_000));
    Files.writeString(folder.resolve(".file.1-2.part"), "");
    try (Draft draft = Draft.shared(file)) {
      draft.finish();
    }
    assertEquals(List.of(".file.1-2.part", "file"), names());
  }

  @Test
  void clearing_takesDraftsOnly() throws IOException {
    Files.writeString(folder.resolve(".file.part"), "");
    Files.writeString(folder.resolve("my.part"), "");
    Files.writeString(folder.resolve(".mine"), "");
    Draft.clear(folder);
    Draft.clear(folder.resolve("not there"));
    assertEquals(List.of(".mine", "file", "my.part"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
