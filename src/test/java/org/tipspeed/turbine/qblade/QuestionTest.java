package org.tipspeed.turbine.qblade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.qblade.ProbeResult.Verdict;

/** The questions by themselves, in this process. */
class QuestionTest {

  private static final ProbeSettings PROBE = new ProbeSettings(20, 20, 3);

  @TempDir Path folder;

  private final Map<Fact, Double> known = new EnumMap<>(Fact.class);

  private Answer ask(Question question, Release release, LookalikeProject project) {
    Path own = folder.resolve(release + "-" + question + "-" + known.size());
    QBladeSettings settings = Lookalike.settings(own, release, project);
    try (Bench bench = new Bench(settings, PROBE, known, own, System::nanoTime)) {
      Answer answer = question.ask(bench);
      known.putAll(answer.facts());
      return answer;
    }
  }

  private static LookalikeProject misbehaving(String... items) {
    return LookalikeProject.steady().misbehaving(items);
  }

  private static void assertFails(String saying, Answer answer) {
    assertEquals(Verdict.FAIL, answer.verdict(), answer.detail());
    assertTrue(answer.detail().contains(saying), answer.detail());
  }

  @Test
  void oldReleaseWithOtherHabits_isFoundOut() {
    LookalikeProject project =
        misbehaving("shaft=lss", "power=kw", "pitch_sign=-1", "lag=2", "blind=1")
            .with("WINDAUTOSHIFT", "false")
            .with("SHIFTTIME", "7");
    for (Question question :
        new Question[] {
          Question.EXPORTS,
          Question.LOAD,
          Question.RESET,
          Question.OPERATION,
          Question.TORQUE,
          Question.PITCH,
          Question.RELEASE,
          Question.WIND_FILE,
          Question.FAILURE,
          Question.END
        }) {
      Answer answer = ask(question, Release.V2_0_6_4, project);
      assertEquals(Verdict.PASS, answer.verdict(), question + ": " + answer.detail());
    }
    assertEquals(Generation.V2_0_6.ordinal(), known.get(Fact.GENERATION));
    Answer wind = ask(Question.WIND_BEFORE_RESET, Release.V2_0_6_4, project);
    assertEquals(Verdict.UNKNOWN, wind.verdict());
    assertEquals(0, known.get(Fact.ANSWERS_SUCCESS), "what a void function leaves is no answer");
    assertEquals(1, known.get(Fact.THRUST_NAME));
    assertEquals(1, known.get(Fact.LOW_SPEED_SHAFT));
    assertEquals(1000, known.get(Fact.POWER_UNIT_W));
    assertEquals(-1, known.get(Fact.PITCH_SIGN));
    assertEquals(3, known.get(Fact.PITCH_LAG_STEPS));
    assertEquals(0, known.get(Fact.SHIFT_PER_WIDTH), 0.01);
    assertEquals(0, known.get(Fact.SHIFT_LENGTH_M), 1);
    assertEquals(6.95, known.get(Fact.SHIFT_TIME_S), 0.1);
  }

  @Test
  void everyGeneration_isKnownByItsSymbols() {
    Map<Release, Generation> generations =
        Map.of(
            Release.V2_0_5_2, Generation.V2_0_5,
            Release.V2_0_6_4, Generation.V2_0_6,
            Release.V2_0_7_4, Generation.V2_0_7,
            Release.V2_0_8_6, Generation.V2_0_8,
            Release.V2_0_9_7, Generation.V2_0_9);
    generations.forEach(
        (release, generation) -> {
          ask(Question.EXPORTS, release, LookalikeProject.steady());
          assertEquals(generation.ordinal(), known.get(Fact.GENERATION), release.name());
        });
  }

  @Test
  void torqueThatContradictsItself_fails() {
    assertFails(
        "contradicts itself",
        ask(Question.TORQUE, Release.V2_0_9_7, misbehaving("contradiction=1")));
  }

  @Test
  void gearRatioOtherThanInTheSettings_fails() {
    Path own = folder.resolve("gear");
    QBladeSettings settings = Lookalike.settings(own, Release.V2_0_9_7, LookalikeProject.steady());
    TurbineData t = settings.turbine();
    TurbineData other =
        new TurbineData(
            t.name(),
            t.hubHeightM(),
            t.rotorDiameterM(),
            50,
            t.ratedRotorSpeedRpm(),
            t.ratedGeneratorTorqueNm(),
            t.generatorEfficiency(),
            t.maxGeneratorTorqueNm(),
            t.maxTorqueRateNmPerS(),
            t.minPitchDeg(),
            t.maxPitchDeg(),
            t.maxPitchRateDegPerS(),
            t.driveTrainInertiaKgM2(),
            t.schedule());
    QBladeSettings wrong =
        new QBladeSettings(
            settings.library(),
            settings.project(),
            settings.profile(),
            0.05,
            5,
            5,
            0.5,
            9,
            0.2,
            other,
            settings.actuator());
    try (Bench bench = new Bench(wrong, PROBE, known, own, System::nanoTime)) {
      assertFails("the settings say gear_ratio 50.0", Question.TORQUE.ask(bench));
    }
  }

  @Test
  void prescribedSpeed_isNotTakenForATurbineThatCanBeControlled() {
    LookalikeProject project = misbehaving("prescribed=1").with("PRESCRIBETYPE", "1");
    assertFails("shows a generator torque of", ask(Question.TORQUE, Release.V2_0_8_6, project));
    known.put(Fact.LOW_SPEED_SHAFT, 0.0);
    assertFails("its speed is prescribed", ask(Question.RELEASE, Release.V2_0_8_6, project));
  }

  @Test
  void fieldThatIsSilentlyIgnored_fails() {
    known.put(Fact.LOW_SPEED_SHAFT, 0.0);
    assertFails(
        "does not follow a field",
        ask(Question.WIND_FILE, Release.V2_0_9_7, misbehaving("ignore_field=1")));
  }

  @Test
  void resetThatLeavesSomethingBehind_fails() {
    known.put(Fact.LOW_SPEED_SHAFT, 0.0);
    assertFails(
        "leaves something behind", ask(Question.REPEAT, Release.V2_0_9_7, misbehaving("drift=1")));
  }

  @Test
  void fewerValuesThanAnyReleaseWrites_fails() {
    assertFails(
        "writes 38 operation values",
        ask(Question.OPERATION, Release.V2_0_9_7, misbehaving("values=38")));
  }

  @Test
  void stumbleAtTheEndOfTheDefinition_isSeen() {
    known.put(Fact.ANSWERS_SUCCESS, 1.0);
    Answer answer = ask(Question.END, Release.V2_0_9_7, LookalikeProject.steady());
    assertTrue(answer.detail().contains("stands still for one"), answer.detail());
  }
}
