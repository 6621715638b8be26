package org.tipspeed.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lends crews to threads and makes a new one only if none is idle: simulators start slowly. */
final class EvaluationHangar implements AutoCloseable {

  private final Supplier<EvaluationCrew> crews;
  private final Deque<EvaluationCrew> idle = new ArrayDeque<>();
  private final List<EvaluationCrew> all = new ArrayList<>();

  EvaluationHangar(Supplier<EvaluationCrew> crews) {
    this.crews = crews;
  }

  <T> T lend(Function<EvaluationCrew, T> use) {
    EvaluationCrew crew = take();
    try {
      return use.apply(crew);
    } finally {
      giveBack(crew);
    }
  }

  private synchronized EvaluationCrew take() {
    if (idle.isEmpty()) {
      EvaluationCrew made = crews.get();
      all.add(made);
      return made;
    }
    return idle.pop();
  }

  private synchronized void giveBack(EvaluationCrew crew) {
    idle.push(crew);
  }

  @Override
  public synchronized void close() {
    all.forEach(EvaluationCrew::close);
    all.clear();
  }
}
