package org.tipspeed.agent.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.DoubleUnaryOperator;
import org.tipspeed.agent.Transition;
import org.tipspeed.quantity.Check;

/**
 * Joins the steps of one episode into transitions over n steps: the discounted sum of n rewards,
 * then the value of what was observed after them. Towards the end of the episode there are fewer
 * than n; no transition reaches beyond it. Only a termination cuts the value off.
 */
public final class NStep {

  private final int steps;
  private final double discount;
  private final DoubleUnaryOperator reward;
  private final ReplayMemory memory;

  /** The latest steps, oldest first, that have not begun a transition yet; fewer than n. */
  private final Deque<Transition> pending = new ArrayDeque<>();

  /**
   * @param steps n, 1 or more
   * @param discount per step, in [0, 1]
   * @param reward what is to be learned in place of a step's reward
   * @param memory receives the transitions, in the order of their first steps
   */
  public NStep(int steps, double discount, DoubleUnaryOperator reward, ReplayMemory memory) {
    Check.atLeast("steps", steps, 1);
    this.steps = steps;
    this.discount = discount;
    this.reward = reward;
    this.memory = memory;
  }

  /** Takes the next step of the episode, whose last one ends it too. */
  public void observe(Transition transition) {
    pending.addLast(transition);
    if (pending.size() == steps) {
      storeOldest();
    }
    if (transition.last()) {
      end();
    }
  }

  /**
   * Stores what is pending, each with the steps that it has: after the last transition of an
   * episode, or after an abort, whose failed step was never given.
   */
  public void end() {
    while (!pending.isEmpty()) {
      storeOldest();
    }
  }

  private void storeOldest() {
    double sum = 0;
    double factor = 1;
    for (Iterator<Transition> step = pending.iterator(); step.hasNext(); factor *= discount) {
      sum += factor * reward.applyAsDouble(step.next().reward());
    }
    Transition first = pending.removeFirst();
    Transition last = pending.isEmpty() ? first : pending.getLast();
    memory.add(
        first.observation(),
        first.action(),
        (float) sum,
        last.nextObservation(),
        last.terminated() ? 0f : (float) factor);
  }
}
