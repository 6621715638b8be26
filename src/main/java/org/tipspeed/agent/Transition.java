package org.tipspeed.agent;

/**
 * One step of experience. An aborted step never becomes a transition.
 *
 * @param observation before the action [observation dimensions]
 * @param action as applied, inside the action space scaled to -1..1
 * @param reward of the step
 * @param nextObservation after the action [observation dimensions]
 * @param terminated no value lies beyond {@code nextObservation}
 * @param last the episode ends here, terminated or truncated
 */
public record Transition(
    float[] observation,
    float[] action,
    float reward,
    float[] nextObservation,
    boolean terminated,
    boolean last) {

  public Transition {
    if (terminated && !last) {
      throw new IllegalArgumentException("a terminated transition is the last of its episode");
    }
  }
}
