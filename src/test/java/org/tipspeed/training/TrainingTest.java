package org.tipspeed.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.environment.AbortedException;
import org.tipspeed.environment.Box;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;

@Timeout(60)
class TrainingTest {

  private static final int EPISODE_STEPS = 5;

  @TempDir Path folder;

  private final List<String> events = new ArrayList<>();
  private final RecordingAgent agent = new RecordingAgent();

  /** Counts to five; every third episode ends in the way the test asks for. */
  private static final class CountingEnvironment implements Environment {

    private final Standing ending;
    private long episode;
    private int count;
    private boolean closed;

    CountingEnvironment(Standing ending) {
      this.ending = ending;
    }

    @Override
    public Box observationSpace() {
      return Box.unbounded(2);
    }

    @Override
    public Box actionSpace() {
      return Box.uniform(1, 10, 20);
    }

    @Override
    public float[] reset(long newEpisode) {
      if (ending.reason().equals("cannot start")) {
        throw new AbortedException("simulator-refused", "cannot start", null);
      }
      episode = newEpisode;
      count = 0;
      return observation();
    }

    @Override
    public Step step(float[] action) {
      assertEquals(15, action[0], 0, "the middle of the action space");
      count++;
      if (count == 3 && episode % 3 == 1) {
        return new Step(observation(), 1, ending);
      }
      Standing standing = count == EPISODE_STEPS ? Standing.timeLimit() : Standing.running();
      return new Step(observation(), 1, standing);
    }

    private float[] observation() {
      return new float[] {episode, count};
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Remembers what it is given and learns nothing. */
  private static final class RecordingAgent implements Agent {

    final List<Transition> remembered = new ArrayList<>();
    long learned;
    int openRollouts;

    @Override
    public Rollout beginEpisode(long episode) {
      openRollouts++;
      return new Rollout() {
        @Override
        public float[] explore(float[] observation) {
          return new float[1];
        }

        @Override
        public void observe(Transition transition) {
          remembered.add(transition);
        }

        @Override
        public void end() {
          openRollouts--;
        }
      };
    }

    @Override
    public int learn(int steps) {
      learned += steps;
      return steps;
    }

    @Override
    public Policy policy() {
      return new Policy() {
        @Override
        public int observationDimensions() {
          return 2;
        }

        @Override
        public int actionDimensions() {
          return 1;
        }

        @Override
        public float[] act(float[] observation) {
          return new float[1];
        }

        @Override
        public void save(ArrayFile.Builder file) {}
      };
    }

    @Override
    public List<String> describe() {
      return List.of();
    }

    @Override
    public Map<String, Double> diagnostics() {
      return Map.of();
    }

    @Override
    public void save(ArrayFile.Builder file) {
      assertEquals(0, openRollouts, "checkpoints are taken between episodes");
      file.array("agent/learned", new long[] {learned});
    }

    @Override
    public void load(ArrayFile file) {
      learned = file.longs("agent/learned")[0];
    }

    @Override
    public void close() {}
  }

  private final class EventLog implements TrainingObserver {
    @Override
    public void episodeEnded(EpisodeSummary summary) {
      events.add("episode " + summary.episode() + " " + summary.end().kind());
    }

    @Override
    public void checkpointed(long episodes) {
      events.add("checkpoint " + episodes);
    }

    @Override
    public void validated(ValidationResult result) {
      events.add("validation " + result.episode());
    }
  }

  private Training training(Standing ending, int simulators, boolean threaded, long steps) {
    List<Environment> environments = new ArrayList<>();
    for (int i = 0; i < simulators; i++) {
      environments.add(new CountingEnvironment(ending));
    }
    return new Training(
        agent,
        environments,
        threaded,
        new ReturnValidation(new CountingEnvironment(Standing.truncated("x")), 2),
        new TrainingSettings(steps, 2, 2, 4, 1e9),
        new CheckpointFolder(folder, 2),
        new EventLog(),
        (policy, bestSteps) -> events.add("best at step " + bestSteps),
        () -> false);
  }

  private TrainingResult run(Standing ending, int simulators, boolean threaded, long steps)
      throws InterruptedException {
    try (Training training = training(ending, simulators, threaded, steps)) {
      return training.run();
    }
  }

  @Test
  void truncatedStep_isRememberedAsNotTerminated() throws InterruptedException {
    run(Standing.truncated("cut"), 1, false, 8);
    Transition cut = agent.remembered.get(EPISODE_STEPS + 2);
    assertTrue(cut.last());
    assertFalse(cut.terminated());
  }

  @Test
  void terminatedStep_isRememberedAsTerminated() throws InterruptedException {
    run(Standing.terminated("broken"), 1, false, 8);
    assertTrue(agent.remembered.get(EPISODE_STEPS + 2).terminated());
  }

  @Test
  void abortedStep_isNeverRemembered_andTheEpisodeIsRepeatedOnce() throws InterruptedException {
    TrainingResult result = run(Standing.aborted("crash"), 1, false, 14);
    assertEquals(
        List.of("episode 0 TRUNCATED", "episode 1 ABORTED", "episode 1 ABORTED"),
        events.subList(0, 3));
    assertTrue(
        agent.remembered.stream()
            .noneMatch(t -> t.nextObservation()[1] == 3 && t.observation()[0] == 1));
    assertEquals(2, result.endings().get("aborted: crash"));
  }

  @Test
  void simulatorThatNeverStarts_isGivenUp() {
    SimulatorGaveUpException e =
        assertThrows(
            SimulatorGaveUpException.class,
            () -> run(Standing.aborted("cannot start"), 1, false, 100));
    assertEquals(
        "the simulator failed 20 times in a row; it said last: cannot start", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "3, false", "3, true"})
  void transitions_neverCrossEpisodes(int simulators, boolean threaded)
      throws InterruptedException {
    run(Standing.terminated("broken"), simulators, threaded, 200);
    for (Transition t : agent.remembered) {
      assertEquals(t.observation()[0], t.nextObservation()[0], 0);
      assertEquals(t.observation()[1] + 1, t.nextObservation()[1], 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void everyStep_isLearnedFromOnce(int simulators) throws InterruptedException {
    TrainingResult result = run(Standing.truncated("cut"), simulators, true, 100);
    assertEquals(agent.remembered.size(), result.steps());
    assertEquals(result.steps(), agent.learned);
  }

  @Test
  void threadedWithOneSimulator_doesTheSameInTheSameOrder() throws InterruptedException {
    run(Standing.terminated("broken"), 1, false, 60);
    List<String> inline = List.copyOf(events);
    events.clear();
    run(Standing.terminated("broken"), 1, true, 60);
    assertEquals(inline, events);
  }

  @Test
  void pausesComeAtTheirMultiples() throws InterruptedException {
    run(Standing.truncated("cut"), 1, false, 30);
    assertEquals(
        List.of(
            "episode 0 TRUNCATED",
            "episode 1 TRUNCATED",
            "checkpoint 2",
            "episode 2 TRUNCATED",
            "episode 3 TRUNCATED",
            "best at step 18",
            "validation 4",
            "checkpoint 4",
            "episode 4 TRUNCATED",
            "episode 5 TRUNCATED",
            "checkpoint 6",
            "episode 6 TRUNCATED",
            "validation 7",
            "checkpoint 7"),
        events);
  }

  @Test
  void resume_goesOnAtTheNewestCheckpoint() throws InterruptedException {
    run(Standing.truncated("cut"), 1, false, 12);
    events.clear();
    try (Training again = training(Standing.truncated("cut"), 1, false, 20)) {
      again.resume();
      TrainingResult result = again.run();
      assertEquals("episode 3 TRUNCATED", events.get(0));
      assertEquals(result.steps(), agent.learned);
    }
  }

  /** Asked to stop in its first validation; the second session does that anew. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void validationThatIsBrokenOff_isDoneAnewByTheNextSession(boolean isLast)
      throws InterruptedException {
    long steps = isLast ? 18 : 30;
    run(Standing.truncated("cut"), 1, false, steps);
    List<String> whole = List.copyOf(events);
    events.clear();
    boolean[] stop = {false};
    Validation brokenOff =
        new Validation() {
          @Override
          public Score fly(Policy policy) {
            stop[0] = true;
            throw new CancellationException("interrupted");
          }

          @Override
          public void close() {}
        };
    Path interrupted = folder.resolve("interrupted");
    try (Training training = training(brokenOff, interrupted, () -> stop[0], steps)) {
      assertEquals(TrainingResult.Outcome.INTERRUPTED, training.run().outcome());
    }
    assertEquals("checkpoint 4", events.remove(events.size() - 1));
    Validation sound = new ReturnValidation(new CountingEnvironment(Standing.truncated("x")), 2);
    try (Training training = training(sound, interrupted, () -> false, steps)) {
      training.resume();
      assertEquals(TrainingResult.Outcome.COMPLETED, training.run().outcome());
    }
    assertEquals(whole, events);
  }

  private Training training(
      Validation validation, Path checkpoints, BooleanSupplier interrupted, long steps) {
    return new Training(
        agent,
        List.of(new CountingEnvironment(Standing.truncated("cut"))),
        false,
        validation,
        new TrainingSettings(steps, 2, 2, 4, 1e9),
        new CheckpointFolder(checkpoints, 2),
        new EventLog(),
        (policy, bestSteps) -> events.add("best at step " + bestSteps),
        interrupted);
  }

  @Test
  void validation_endsWithTheStepUnderWayWhenItsThreadIsInterrupted() {
    try (Validation validation =
        new ReturnValidation(new CountingEnvironment(Standing.truncated("x")), 2)) {
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> validation.fly(agent.policy()));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
