package org.tipspeed.turbine.qblade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.turbine.TurbineException;

class ProjectTest {

  @TempDir Path folder;

  private String refusal(LookalikeProject project) {
    Path file = project.writeTo(folder);
    return assertThrows(TurbineException.class, () -> new Project(file).requireUsable())
        .getMessage();
  }

  @Test
  void definition_isUsable_andKnowsItsLastStep() {
    Project project = new Project(LookalikeProject.steady().writeTo(folder));
    project.requireUsable();
    assertEquals(1_000_000, project.lastStep().getAsLong());
  }

  @Test
  void turbineFileWithBlanks_isRefused_becauseTheFormatWouldCutIt() {
    String message = refusal(LookalikeProject.steady().with("TURBFILE", "my turbine.trb"));
    assertTrue(message.contains("TURBFILE is 'my turbine.trb', but the format cannot"), message);
  }

  @Test
  void turbineFileWithLettersBeyondAscii_isFound() throws IOException {
    Path file = LookalikeProject.steady().with("TURBFILE", "Mühle.trb").writeTo(folder);
    Files.writeString(folder.resolve("Mühle.trb"), "");
    new Project(file).requireUsable();
  }

  @Test
  void turbineFileThatIsNotThere_isRefused() {
    String message = refusal(LookalikeProject.steady().with("TURBFILE", "other.trb"));
    assertTrue(message.endsWith("the turbine file other.trb, which is not beside it"), message);
  }

  @Test
  void missingKeyword_isNamed() {
    String message = refusal(LookalikeProject.steady().without("TIMESTEP"));
    assertTrue(message.endsWith("lacks the keyword TIMESTEP"), message);
  }

  @Test
  void definitionWithoutATurbine_isRefused() {
    String message = refusal(LookalikeProject.steady().with("TURBFILE", ""));
    assertTrue(message.endsWith("names no turbine file (TURBFILE)"), message);
  }

  @Test
  void otherKindOfFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("turbine.trb"), "");
    TurbineException e =
        assertThrows(TurbineException.class, () -> new Project(file).requireUsable());
    assertTrue(e.getMessage().contains("neither a project (.qpr) nor"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.sim", "x.profile.json"})
  void fileLargerThanTheMachine_isRefusedInOneSentence(String name) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    TurbineException e =
        assertThrows(
            TurbineException.class,
            () -> {
              new Project(file).lastStep();
              QBladeProfile.read(file);
            });
    assertTrue(e.getMessage().contains(name), e.getMessage());
    assertTrue(
        e.getMessage()
            .endsWith("cannot be read: is larger than 1 MB, which no file of its kind is"),
        e.getMessage());
  }

  @Test
  void replacingValues_leavesTheOtherLines() {
    LookalikeProject before = LookalikeProject.steady();
    Project project = new Project(before.writeTo(folder));
    String changed = project.textWith(Map.of("NUMTIMESTEPS", "20"));
    assertTrue(changed.contains("\n20 NUMTIMESTEPS\n"), changed);
    assertEquals(
        before.text().lines().filter(l -> !l.contains("NUMTIMESTEPS")).toList(),
        changed.lines().filter(l -> !l.contains("NUMTIMESTEPS")).toList());
  }
}
