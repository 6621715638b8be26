package org.tipspeed.turbine.qblade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tipspeed.turbine.BinaryFormat;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.qblade.ProbeResult.Verdict;

/**
 * First contact with a simulator library: asks it what its documents leave open. Each question is
 * asked in a process of its own, so that a crash or a hang is an answer too.
 */
public final class Probe {

  private final QBladeSettings settings;
  private final ProbeSettings probe;
  private final Consumer<ProbeResult> observer;
  private final LongSupplier nanoTime;
  private final Map<Fact, Double> known = new EnumMap<>(Fact.class);
  private final List<ProbeResult> results = new ArrayList<>();
  private boolean hopeless;

  private Probe(
      QBladeSettings settings,
      ProbeSettings probe,
      Consumer<ProbeResult> observer,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.probe = probe;
    this.observer = observer;
    this.nanoTime = nanoTime;
  }

  /**
   * Asks all questions; takes minutes with a real library.
   *
   * @param settings library, project and turbine; their profile is not looked at
   * @param observer gets each result as it comes
   * @param nanoTime a clock for time limits, such as {@code System::nanoTime}
   * @throws TurbineException if library or project are not even files of the right kind
   */
  public static ProbeReport run(
      QBladeSettings settings,
      ProbeSettings probe,
      Consumer<ProbeResult> observer,
      LongSupplier nanoTime) {
    QBladeSettings absolute = absolute(settings);
    new Project(absolute.project()).requireUsable();
    return new Probe(absolute, probe, observer, nanoTime).ask();
  }

  /**
   * Asks only what takes no project: whether the library loads and what it exports.
   *
   * @throws TurbineException if the library is not even a file of the right kind
   */
  public static ProbeReport ofLibrary(
      QBladeSettings settings,
      ProbeSettings probe,
      Consumer<ProbeResult> observer,
      LongSupplier nanoTime) {
    Probe contact = new Probe(absolute(settings), probe, observer, nanoTime);
    contact.ask(Question.EXPORTS);
    return new ProbeReport(contact.results, Optional.empty());
  }

  private static QBladeSettings absolute(QBladeSettings settings) {
    Path library = settings.library().toAbsolutePath();
    BinaryFormat.requireLoadable(library);
    return settings.at(library, settings.project().toAbsolutePath());
  }

  private ProbeReport ask() {
    for (Question question : Question.values()) {
      if (hopeless) {
        note(question, Answer.unknown("not asked, since an earlier answer is missing"), 0);
      } else if (question == Question.TRACE) {
        askTwo();
      } else {
        ask(question);
      }
    }
    return new ProbeReport(results, hopeless ? Optional.empty() : Optional.of(profile()));
  }

  private void ask(Question question) {
    try (ProbeProcess process = ProbeProcess.start(task(question), nanoTime)) {
      note(question, process.answer(), process.seconds());
    }
  }

  private ProbeChild.Task task(Question question) {
    return new ProbeChild.Task(question, settings, probe, Map.copyOf(known));
  }

  private void askTwo() {
    try (ProbeProcess one = ProbeProcess.start(task(Question.TRACE), nanoTime);
        ProbeProcess other = ProbeProcess.start(task(Question.TRACE), nanoTime)) {
      CompletableFuture<Answer> beside = CompletableFuture.supplyAsync(other::answer);
      Answer first = one.answer();
      Answer second = first.verdict() == Verdict.PASS ? beside.join() : first;
      Answer both = first.verdict() != Verdict.PASS ? first : second;
      if (both.verdict() == Verdict.PASS) {
        both =
            first.facts().equals(second.facts())
                ? Answer.pass("both finish, with the same values to the bit")
                : Answer.fail("both finish, but with different values");
      }
      note(Question.TRACE, both, one.seconds());
    }
  }

  private void note(Question question, Answer answer, double seconds) {
    known.putAll(answer.facts());
    hopeless |= question.isNeeded() && answer.verdict() != Verdict.PASS;
    ProbeResult result =
        new ProbeResult(question.title(), answer.verdict(), answer.detail(), seconds);
    results.add(result);
    observer.accept(result);
  }

  private QBladeProfile profile() {
    int thrust = known.get(Fact.THRUST_NAME).intValue();
    return new QBladeProfile(
        QBladeProfile.sha256(settings.library()),
        QBladeProfile.sha256(settings.project()),
        settings.timestepS(),
        settings.turbine().gearRatio(),
        Generation.values()[known.get(Fact.GENERATION).intValue()].release(),
        known.get(Fact.OPERATION_VALUES).intValue(),
        is(Fact.ANSWERS_SUCCESS) && is(Fact.ANSWERS_FAILURE),
        is(Fact.LOW_SPEED_SHAFT) ? QBladeProfile.Shaft.LOW_SPEED : QBladeProfile.Shaft.HIGH_SPEED,
        known.get(Fact.POWER_UNIT_W),
        known.get(Fact.PITCH_SIGN).intValue(),
        known.get(Fact.PITCH_LAG_STEPS).intValue(),
        known.get(Fact.EFFICIENCY),
        thrust < 0 ? "" : NamedChannel.THRUST.names().get(thrust),
        is(Fact.VISIBLE_BEFORE_RESET),
        new QBladeProfile.WindShift(
            known.get(Fact.SHIFT_PER_WIDTH),
            known.get(Fact.SHIFT_LENGTH_M),
            known.get(Fact.SHIFT_TIME_S)),
        known.getOrDefault(Fact.MEMORY_PER_RESET_MB, 0.0),
        known.get(Fact.LOAD_S),
        known.get(Fact.RESET_S),
        known.get(Fact.STEP_MS));
  }

  private boolean is(Fact fact) {
    return known.getOrDefault(fact, 0.0) == 1;
  }
}
