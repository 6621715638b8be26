package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManifestTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("manifest.json");
  }

  @Test
  void begin_writesARunningManifestWithItsProvenance() {
    Manifest.begin(file, Provenance.ofThisMachine(42, "steps: 3\n", "avx2"), CLOCK);
    JsonNode content = content();
    assertEquals("running", content.path("status").asString());
    assertEquals(42, content.path("seed").asLong());
    assertEquals("avx2", content.path("nd4j_kernel").asString());
    assertEquals(64, content.path("config_sha256").asString().length());
    for (String key : new String[] {"tipspeed", "java", "os", "cpu"}) {
      assertFalse(content.path(key).asString().isEmpty(), key);
    }
    assertEquals(
        "2026-03-01T10:00:00Z", content.path("sessions").path(0).path("started").asString());
  }

  @Test
  void close_statesHowItWentAndWhen() {
    Manifest manifest = begin();
    manifest.count("simulator-crashed");
    manifest.count("simulator-crashed");
    manifest.state("best_episode", 17);
    manifest.close(Manifest.Status.DONE, Map.of("truncated: time-limit", 12L));
    JsonNode content = content();
    assertEquals("done", content.path("status").asString());
    assertEquals(2, content.path("counters").path("simulator-crashed").asInt());
    assertEquals(17, content.path("best_episode").asInt());
    assertEquals(12, content.path("endings").path("truncated: time-limit").asInt());
    assertEquals("2026-03-01T10:00:00Z", content.path("sessions").path(0).path("ended").asString());
  }

  @Test
  void resumeAfterAKill_saysSoAndKeepsTheCounters() {
    begin().count("simulator-timed-out");
    Manifest second = Manifest.resume(file, CLOCK);
    second.firstEpisode(30);
    second.count("simulator-timed-out");
    JsonNode content = content();
    assertEquals("running", content.path("status").asString());
    assertEquals("killed", content.path("sessions").path(0).path("status").asString());
    assertEquals(30, content.path("sessions").path(1).path("first_episode").asInt());
    assertEquals(2, content.path("counters").path("simulator-timed-out").asInt());
  }

  @Test
  void resume_keepsSeedAndSettingsOfTheRun() {
    Provenance provenance = Provenance.ofThisMachine(-5, "a: 1", "none");
    Manifest.begin(file, provenance, CLOCK);
    Manifest.resume(file, CLOCK);
    assertEquals(-5, content().path("seed").asInt());
    assertEquals(provenance.configSha256(), content().path("config_sha256").asString());
  }

  @Test
  void fileThatIsNoManifest_isNamed() throws IOException {
    Files.writeString(file, "{\"status\":");
    assertSentence(file + " is no JSON: ");
    Files.writeString(file, "[1]");
    assertSentence(file + " is not the manifest of a run");
    Files.delete(file);
    assertSentence("cannot read " + file);
  }

  @Test
  void saving_leavesNoDraftBehind() throws IOException {
    begin().count("x");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDisk_isOneSentenceAndLeavesTheFileAsItWas() throws IOException {
    Path target = Files.writeString(folder.resolve("kept.csv"), "before");
    // Whatever is written to this device, the disk is full.
    WholeFile.Content content = writer -> Files.writeString(Path.of("/dev/full"), "after");
    var failure = assertThrows(ReportException.class, () -> WholeFile.write(target, content));
    assertEquals("cannot write " + target + ": No space left on device", failure.getMessage());
    assertEquals("before", Files.readString(target));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  private Manifest begin() {
    return Manifest.begin(file, Provenance.ofThisMachine(1, "", "none"), CLOCK);
  }

  private void assertSentence(String start) {
    var failure = assertThrows(ReportException.class, () -> Manifest.resume(file, CLOCK));
    assertTrue(failure.getMessage().startsWith(start), failure.getMessage());
  }

  private JsonNode content() {
    return new JsonMapper().readTree(file);
  }
}
