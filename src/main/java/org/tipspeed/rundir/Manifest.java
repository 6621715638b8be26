package org.tipspeed.rundir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code manifest.json}: what a run is, on what it depends and how it went. It is written before
 * anything else, with the status {@code running}, and replaced as a whole at every change, so that
 * it tells the truth even of a run that was killed.
 */
public final class Manifest {

  /** How a run stands, in lower case in the file. */
  public enum Status {
    RUNNING,
    DONE,
    INTERRUPTED,
    DIVERGED,
    FAILED,
    /** Found running by the session that resumed it. */
    KILLED
  }

  private static final String LAST_CHECKPOINT = "last_checkpoint";

  private final Path file;
  private final Clock clock;
  private final ObjectNode content;

  private Manifest(Path file, Clock clock, ObjectNode content) {
    this.file = file;
    this.clock = clock;
    this.content = content;
  }

  /** Writes the manifest of a run that begins. */
  public static Manifest begin(Path file, Provenance provenance, Clock clock) {
    Manifest manifest = new Manifest(file, clock, JsonNodeFactory.instance.objectNode());
    manifest.content.put("status", "");
    manifest.content.setAll(JsonFile.tree(provenance));
    manifest.content.putArray("sessions");
    manifest.content.putObject("counters");
    manifest.beginSession();
    return manifest;
  }

  /**
   * Goes on with the manifest of an earlier session; counters keep their values.
   *
   * @throws ReportException if the file cannot be understood
   */
  public static Manifest resume(Path file, Clock clock) {
    Manifest manifest = new Manifest(file, clock, read(file));
    if (manifest.session().path("status").asString("").equals(text(Status.RUNNING))) {
      manifest.session().put("status", text(Status.KILLED));
    }
    manifest.beginSession();
    return manifest;
  }

  /**
   * How the run of a manifest stands.
   *
   * @throws ReportException if the file cannot be understood
   */
  public static Status status(Path file) {
    String status = read(file).path("status").asString("");
    return Arrays.stream(Status.values())
        .filter(each -> text(each).equals(status))
        .findFirst()
        .orElseThrow(() -> new ReportException("%s has no status".formatted(file)));
  }

  /**
   * What the networks of a run are, one line each; empty if the manifest does not tell.
   *
   * @throws ReportException if the file cannot be understood
   */
  public static List<String> networks(Path file) {
    return read(file).path("networks").valueStream().map(line -> line.asString("")).toList();
  }

  /**
   * After how many episodes a run saved its last checkpoint; empty if it has saved none yet.
   *
   * @throws ReportException if the file cannot be understood
   */
  public static OptionalLong lastCheckpoint(Path file) {
    JsonNode episodes = read(file).path(LAST_CHECKPOINT);
    return episodes.isIntegralNumber() && episodes.canConvertToLong()
        ? OptionalLong.of(episodes.asLong())
        : OptionalLong.empty();
  }

  /** States that there is a checkpoint, so that a run which lost it is not taken for a new one. */
  void checkpointed(long episodes) {
    state(LAST_CHECKPOINT, episodes);
  }

  /** Counts an event, such as {@code simulator-crashed}, and saves: what happened, happened. */
  public void count(String event) {
    ObjectNode counters = (ObjectNode) content.get("counters");
    counters.put(event, counters.path(event).asLong(0) + 1);
    save();
  }

  /** States a fact, such as the number of the best episode; it replaces an earlier value. */
  public void state(String key, Object value) {
    content.putPOJO(key, value);
    save();
  }

  /** States where the training of this session begins. */
  public void firstEpisode(long episode) {
    session().put("first_episode", episode);
    save();
  }

  /**
   * Ends the session.
   *
   * @param endings how often episodes ended in which way
   */
  public void close(Status status, Map<String, Long> endings) {
    content.putPOJO("endings", new TreeMap<>(endings));
    session().put("ended", clock.instant().toString());
    setStatus(status);
    save();
  }

  private void beginSession() {
    ObjectNode session = ((ArrayNode) content.get("sessions")).addObject();
    session.put("status", "").put("started", clock.instant().toString());
    setStatus(Status.RUNNING);
    save();
  }

  private ObjectNode session() {
    ArrayNode sessions = (ArrayNode) content.get("sessions");
    return (ObjectNode) sessions.get(sessions.size() - 1);
  }

  private void setStatus(Status status) {
    content.put("status", text(status));
    session().put("status", text(status));
  }

  private static String text(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private void save() {
    JsonFile.write(file, content);
  }

  private static ObjectNode read(Path file) {
    if (!Files.isReadable(file)) {
      throw new ReportException("cannot read %s: no such file, or no permission".formatted(file));
    }
    if (JsonFile.read(file) instanceof ObjectNode content
        && content.get("counters") instanceof ObjectNode
        && content.get("sessions") instanceof ArrayNode sessions
        && sessions.path(sessions.size() - 1) instanceof ObjectNode) {
      return content;
    }
    throw new ReportException("%s is not the manifest of a run".formatted(file));
  }
}
