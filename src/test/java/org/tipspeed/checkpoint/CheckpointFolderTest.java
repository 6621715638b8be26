package org.tipspeed.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {

  @TempDir Path temporary;

  private Path folder() {
    return temporary.resolve("checkpoints");
  }

  private CheckpointFolder keeping(int keep) {
    return new CheckpointFolder(folder(), keep);
  }

  private static ArrayFile content(long value) {
    return new ArrayFile.Builder().array("value", new long[] {value}).build();
  }

  private static void damage(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder())) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private long newest(CheckpointFolder checkpoints, List<String> warnings) {
    return checkpoints.newestIntact(warnings::add).orElseThrow().file().longs("value")[0];
  }

  @Test
  void without_a_folder_there_is_no_checkpoint() {
    assertTrue(keeping(2).newestIntact(warning -> {}).isEmpty());
    assertTrue(Files.notExists(folder()));
  }

  @Test
  void the_last_few_are_kept_and_the_newest_is_found() throws IOException {
    CheckpointFolder checkpoints = keeping(3);
    for (long episode : new long[] {0, 9, 10, 99, 100, 1_000_000}) {
      checkpoints.save(episode, content(episode));
    }
    assertEquals(
        List.of("000099.safetensors", "000100.safetensors", "1000000.safetensors"), names());
    List<String> warnings = new ArrayList<>();
    assertEquals(1_000_000, newest(checkpoints, warnings));
    assertEquals(List.of(), warnings);
  }

  @Test
  void a_damaged_checkpoint_is_reported_and_the_one_before_it_is_taken() throws IOException {
    CheckpointFolder checkpoints = keeping(3);
    for (int episode = 1; episode <= 3; episode++) {
      checkpoints.save(episode, content(episode));
    }
    damage(folder().resolve("000003.safetensors"));
    damage(folder().resolve("000002.safetensors"));
    List<String> warnings = new ArrayList<>();
    assertEquals(1, newest(checkpoints, warnings));
    assertEquals(2, warnings.size());
    assertTrue(warnings.get(0).contains("000003.safetensors is damaged: "), warnings.get(0));
    assertTrue(warnings.get(1).contains("000002.safetensors is damaged: "), warnings.get(1));
    damage(folder().resolve("000001.safetensors"));
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> newest(checkpoints, warnings));
    assertTrue(e.getMessage().startsWith(folder() + " has no sound checkpoint"), e.getMessage());
    assertEquals(2, warnings.size(), "nothing is taken, and nobody says so");
  }

  @Test
  void a_checkpoint_of_a_course_that_was_left_does_not_outlive_the_new_course() throws IOException {
    CheckpointFolder checkpoints = keeping(1);
    checkpoints.save(30, content(30));
    checkpoints.save(20, content(20));
    assertEquals(List.of("000020.safetensors"), names());
  }

  @Test
  void what_a_killed_process_left_is_cleaned_up_and_strangers_are_left_alone() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve(".000005.safetensors.part"), "half");
    Files.writeString(folder().resolve("notes.safetensors"), "mine");
    Files.writeString(folder().resolve("README.tmp"), "mine");
    keeping(1).save(6, content(6));
    assertEquals(List.of("000006.safetensors", "README.tmp", "notes.safetensors"), names());
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Files.writeString(folder(), "in the way");
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> keeping(1).save(1, content(1)));
    assertTrue(e.getMessage().startsWith(folder() + " cannot take a checkpoint: "), e.getMessage());
  }
}
