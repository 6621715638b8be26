package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.tipspeed.support.FaultyFiles;
import org.tipspeed.support.FaultyFiles.Kind;
import org.tipspeed.support.FaultyFiles.Result;
import org.tipspeed.support.FolderCopy;

/**
 * One kind of work that one kind of fault cuts short at one call after the other, and that is then
 * gone on with.
 */
final class CutShort {

  private final FaultyFiles faults;
  private final Work work;
  private final Kind kind;
  private final Function<Result, String> judge;
  private final Path folder;
  private final WorkContent whole;

  /**
   * @param judge of what the program made of the fault; empty if that was right
   * @param folder for everything
   */
  CutShort(FaultyFiles faults, Work work, Kind kind, Function<Result, String> judge, Path folder)
      throws IOException {
    this.faults = faults;
    this.work = work;
    this.kind = kind;
    this.judge = judge;
    this.folder = folder;
    Work.settings(folder);
    work.prepare(Files.createDirectory(folder.resolve("prepared")));
    Path undisturbed = FolderCopy.of(folder.resolve("prepared"), folder.resolve("whole"));
    assertEquals(0, Tipspeed.run(work.again(undisturbed)).exitCode());
    whole = WorkContent.of(undisturbed.resolve("work"));
  }

  /** Cuts it short at each call there is; what was lost, by what was struck. */
  Map<String, String> everywhere() throws IOException, InterruptedException {
    Map<String, String> lost = new TreeMap<>();
    long at = 1;
    Result result = at(at, lost);
    while (result.isStruck()) {
      at++;
      result = at(at, lost);
    }
    System.out.printf(
        "%s, %s: %d points, %d held, lost %s%n", work, kind, at - 1, at - 1 - lost.size(), lost);
    return lost;
  }

  /**
   * Cuts it short once.
   *
   * @param lost receives what did not hold
   */
  Result at(long at, Map<String, String> lost) throws IOException, InterruptedException {
    Path place = FolderCopy.of(folder.resolve("prepared"), folder.resolve("at-" + at));
    List<String> command = List.of(Tipspeed.texts(work.again(place)));
    Result result = faults.run(kind, place.resolve("work"), at, Main.class, command);
    if (result.isStruck()) {
      String verdict = judge.apply(result) + outcome(place, result);
      if (!verdict.isEmpty()) {
        String call = "%d, %s".formatted(at, result.struck());
        // A study of hours that is stopped has said by then what it lost.
        System.out.printf("%s, %s: lost at %s: %s%n", work, kind, call, verdict);
        lost.put(call, verdict);
      }
    }
    return result;
  }

  private String outcome(Path place, Result result) throws IOException {
    if (result.exitCode() != 0) {
      Tipspeed last = Tipspeed.run(work.again(place));
      if (last.exitCode() != 0) {
        return "exit code %d: %s".formatted(last.exitCode(), last.err());
      }
    }
    List<String> differences = WorkContent.of(place.resolve("work")).differences(whole);
    return differences.isEmpty() ? "" : "other content: " + differences;
  }
}
