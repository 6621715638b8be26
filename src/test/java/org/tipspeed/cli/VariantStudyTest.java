package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several settings, several seeds. */
@Timeout(300)
class VariantStudyTest {

  private static final String STUDY =
      """
      config: short.yaml
      seeds: 1-2
      variants:
        - {name: short, set: {training.steps: 40}}
        - {name: shorter, set: {training.steps: 40, agent.actor.hidden: [4]}}
      front: {x: energy_kwh, y: mean_power_kw}
      """;

  @TempDir static Path shared;

  private static Path study;
  private static Path results;
  private static Tipspeed call;

  @TempDir Path folder;

  @BeforeAll
  static void runTwoVariants() throws IOException {
    ShortTraining.settings(shared);
    study = Files.writeString(shared.resolve("study.yaml"), STUDY);
    results = shared.resolve("results");
    call = Tipspeed.run("study", study, "--out", results);
  }

  @Test
  void everyVariant_isARowWithItsSeedsAndAStudyOfItsOwn() {
    assertEquals(0, call.exitCode(), call.err());
    List<String> rows = call.out().lines().filter(line -> line.startsWith("short")).toList();
    assertEquals(2, rows.size(), call.out());
    assertTrue(rows.get(1).matches("shorter +2 of 2 +4 of 4 .*\\(.* 0 of 2 \\(0\\)"), call.out());
    for (String variant : List.of("short", "shorter")) {
      JsonNode own = json(results.resolve(variant));
      assertEquals(2, own.path("seeds").size());
      JsonNode inAll = named(variant);
      assertEquals(own.path("figures"), inAll.path("figures"));
      assertEquals("40", inAll.path("set").path("training.steps").asString());
    }
    String key = "policy/baseline energy_kwh";
    assertNotEquals(
        named("short").path("figures").path(key), named("shorter").path("figures").path(key));
  }

  @Test
  void front_isDrawnAndNamesWhatIsNotDominated() throws IOException {
    assertTrue(ImageIO.read(results.resolve("front.png").toFile()).getWidth() >= 1200);
    JsonNode front = json(results).path("fronts").path(0);
    assertEquals("energy_kwh", front.path("x").asString());
    assertTrue(front.path("not_dominated").size() >= 1);
    String page = Files.readString(results.resolve("study.html"));
    assertFalse(page.contains("{{"), "no place left open");
    assertFalse(page.contains("://"), "no address of another place");
    assertTrue(page.contains("agent.actor.hidden: [4]"));
    assertTrue(page.contains("<a href=\"shorter/seed-2/report.html\">2</a>"));
    assertTrue(page.contains("<a href=\"shorter/study.html\">shorter</a>"));
  }

  @Test
  void furtherVariant_joinsWhatIsDone_andAFailedSeedIsARow() throws IOException {
    Path manifest = results.resolve("short/seed-1/manifest.json");
    FileTime trained = Files.getLastModifiedTime(manifest);
    Path more =
        Files.writeString(
            shared.resolve("more.yaml"),
            STUDY.replace("front:", "  - {name: third, set: {training.steps: 30}}\nfront:"));
    Files.createDirectories(results.resolve("third"));
    Tipspeed joined = Tipspeed.run("study", more, "--seeds", 1, "--out", results);
    assertEquals(0, joined.exitCode(), joined.err());
    assertTrue(joined.err().contains("short, seed 1: done already"), joined.err());
    assertTrue(joined.err().contains("third, seed 1: training"), joined.err());
    assertEquals(trained, Files.getLastModifiedTime(manifest));

    Files.createDirectories(results.resolve("third/seed-2"));
    Files.writeString(results.resolve("third/seed-2/thesis.txt"), "in the way");
    Tipspeed failed = Tipspeed.run("study", more, "--out", results);
    assertEquals(2, failed.exitCode(), "that of the seed that failed");
    assertTrue(failed.out().contains("third, seed 2 failed: exit code 2: "), failed.out());
    assertTrue(failed.out().contains("third    1 of 2"), failed.out());
    assertTrue(Files.readString(results.resolve("study.html")).contains("third, seed 2 failed"));
  }

  @Test
  void changedVariant_isRefused() throws IOException {
    Path changed =
        Files.writeString(
            shared.resolve("changed.yaml"), STUDY.replace("{training.steps: 40}", "{seed: 5}"));
    Tipspeed refused = Tipspeed.run("study", changed, "--out", results);
    assertEquals(2, refused.exitCode());
    assertEquals(
        "%s was begun with other settings than %s; choose another --out"
            .formatted(results.resolve("short"), changed),
        refused.err().strip());
  }

  @Test
  void whatCannotBe_isRefusedBeforeAnythingIsMade() throws IOException {
    Path nothing = folder.resolve("nothing");
    Tipspeed noSeeds = Tipspeed.run("study", shared.resolve("short.yaml"), "--out", nothing);
    assertEquals(2, noSeeds.exitCode());
    assertEquals(
        "--seeds A-B is needed, as %s has no variants; see tipspeed study --help"
            .formatted(shared.resolve("short.yaml")),
        noSeeds.err().strip());
    Path elsewhere =
        Files.writeString(
            shared.resolve("elsewhere.yaml"), STUDY.replace("_kw}", "_kw, suite: eog}"));
    Tipspeed notFlown = Tipspeed.run("study", elsewhere, "--out", nothing);
    assertEquals(2, notFlown.exitCode());
    assertTrue(
        notFlown.err().contains("front.suite: eog is not among the suites that are flown: []"),
        notFlown.err());
    assertFalse(Files.exists(nothing));
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    assertEquals(2, Tipspeed.run("study", study, "--out", folder).exitCode());
  }

  private static JsonNode named(String variant) {
    return json(results)
        .path("variants")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(variant))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(Path folder) {
    return JsonMapper.shared().readTree(folder.resolve("study.json"));
  }
}
