package org.tipspeed.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.rundir.Manifest;

/** However a training ends, its manifest says how, and its caller hears why. */
class ManifestStatusTest {

  @TempDir private Path temporary;

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(new CancellationException("stopped"), Manifest.Status.INTERRUPTED),
        Arguments.of(new InterruptedException("interrupted"), Manifest.Status.INTERRUPTED),
        Arguments.of(new DivergenceException("NaN"), Manifest.Status.DIVERGED),
        Arguments.of(new IllegalStateException("broken"), Manifest.Status.FAILED),
        Arguments.of(new OutOfMemoryError("no room"), Manifest.Status.FAILED),
        Arguments.of(new StackOverflowError(), Manifest.Status.FAILED));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void trainingThatIsCutShort_saysHow(Throwable end, Manifest.Status status) {
    RunObserver cutting =
        new RunObserver() {
          @Override
          public void stepped(long runSteps) {
            ManifestStatusTest.<RuntimeException>sneak(end);
          }
        };
    assertSame(end, assertThrows(Throwable.class, () -> train(cutting)));
    assertEquals(status, Manifest.status(temporary.resolve("run/manifest.json")));
  }

  @Test
  void trainingThatGoesToItsEnd_saysDone() throws InterruptedException {
    train(RunObserver.NONE);
    assertEquals(Manifest.Status.DONE, Manifest.status(temporary.resolve("run/manifest.json")));
  }

  private void train(RunObserver observer) throws InterruptedException {
    RunSettings settings =
        SettingsReader.read(
            """
            training: {steps: 60}
            agent: {warmup_steps: 20}
            task: {episode_duration_s: 2}
            evaluation: {winds: ["steady:9"], duration_s: 31}
            """,
            "test",
            RunSettings.class);
    Tipspeed.train(settings, temporary.resolve("run"), observer);
  }

  /** Throws what the compiler would not let an observer throw, but an interrupted wait does. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
