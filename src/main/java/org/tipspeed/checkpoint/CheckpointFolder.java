package org.tipspeed.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tipspeed.files.Draft;

/** A folder of checkpoints named by their number, {@code 000123.safetensors}: the last few. */
public final class CheckpointFolder {

  /**
   * A checkpoint that was read and found intact.
   *
   * @param number which one, usually the number of finished episodes
   */
  public record Checkpoint(long number, Path path, ArrayFile file) {}

  private static final String SUFFIX = ".safetensors";
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})" + Pattern.quote(SUFFIX));

  private final Path folder;
  private final int keep;

  /**
   * @param folder made when the first checkpoint is saved
   * @param keep how many checkpoints stay, 1 or more; with 1 there is none to fall back on
   */
  public CheckpointFolder(Path folder, int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("keep must be at least 1, was " + keep);
    }
    this.folder = folder;
    this.keep = keep;
  }

  /**
   * Saves a checkpoint, and deletes what it makes superfluous: the oldest, those with a higher
   * number (they belong to a course that was left when an earlier one was taken up again), and what
   * a killed process left unfinished.
   *
   * @throws CheckpointException if that failed; the earlier checkpoints are still there
   */
  public void save(long number, ArrayFile file) {
    if (number < 0) {
      throw new IllegalArgumentException("number must not be negative, was " + number);
    }
    try {
      Files.createDirectories(folder);
      Draft.clear(folder);
      ArrayFiles.write(path(number), file);
      NavigableMap<Long, Path> saved = checkpoints();
      deleteAll(saved.tailMap(number, false).values());
      List<Path> upToThis = List.copyOf(saved.headMap(number, true).values());
      deleteAll(upToThis.subList(0, Math.max(0, upToThis.size() - keep)));
    } catch (IOException e) {
      throw new CheckpointException(folder + " cannot take a checkpoint: " + e, e);
    }
  }

  /**
   * The checkpoint with the highest number that can be read. Changes nothing.
   *
   * @param warning told, in one sentence each, which damaged checkpoints were passed over
   * @return empty if there is no checkpoint at all
   * @throws CheckpointException if there are some and none is sound
   */
  public Optional<Checkpoint> newestIntact(Consumer<String> warning) {
    List<String> damaged = new ArrayList<>();
    for (var candidate : checkpoints().descendingMap().entrySet()) {
      try {
        ArrayFile file = ArrayFiles.read(candidate.getValue());
        damaged.forEach(what -> warning.accept(what + "; the checkpoint before it is taken"));
        return Optional.of(new Checkpoint(candidate.getKey(), candidate.getValue(), file));
      } catch (CheckpointException e) {
        damaged.add(e.getMessage());
      }
    }
    if (!damaged.isEmpty()) {
      throw new CheckpointException(
          "%s has no sound checkpoint to go on from: %s"
              .formatted(folder, String.join("; ", damaged)));
    }
    return Optional.empty();
  }

  private Path path(long number) {
    return folder.resolve("%06d%s".formatted(number, SUFFIX));
  }

  private NavigableMap<Long, Path> checkpoints() {
    NavigableMap<Long, Path> checkpoints = new TreeMap<>();
    for (Path path : list("*" + SUFFIX)) {
      Matcher name = NAME.matcher(path.getFileName().toString());
      if (name.matches()) {
        checkpoints.put(Long.parseLong(name.group(1)), path);
      }
    }
    return checkpoints;
  }

  private List<Path> list(String glob) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, glob)) {
      List<Path> list = new ArrayList<>();
      paths.forEach(list::add);
      return list;
    } catch (IOException | DirectoryIteratorException e) {
      throw new CheckpointException(folder + " cannot be listed: " + e, e);
    }
  }

  private static void deleteAll(Iterable<Path> paths) throws IOException {
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
