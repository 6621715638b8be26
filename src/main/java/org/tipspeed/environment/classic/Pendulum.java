package org.tipspeed.environment.classic;

import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.tipspeed.environment.Box;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;
import org.tipspeed.quantity.Limit;

/**
 * Swinging up a pendulum whose motor is too weak to lift it at once: the dynamics, rewards and
 * limits of Gymnasium's Pendulum-v1, so that results compare.
 *
 * <p>Observation: cosine and sine of the angle, angular velocity [rad/s]. Action: torque [N m], -2
 * to 2. Cut off after 200 steps of 0.05 s.
 */
public final class Pendulum implements Environment {

  private static final double MAX_SPEED_RAD_PER_S = 8;
  private static final double MAX_TORQUE_NM = 2;
  private static final double INTERVAL_S = 0.05;
  private static final double GRAVITY_M_PER_S2 = 10;
  private static final double MASS_KG = 1;
  private static final double LENGTH_M = 1;
  private static final int STEPS = 200;

  /**
   * The pendulum at a moment, in double precision.
   *
   * @param angleRad 0 upright; not wrapped
   * @param speedRadPerS its rate
   */
  public record State(double angleRad, double speedRadPerS) {

    /**
     * The state one control interval later.
     *
     * @param torqueNm clipped to -2 to 2
     */
    public State after(double torqueNm) {
      double acceleration =
          3 * GRAVITY_M_PER_S2 / (2 * LENGTH_M) * Math.sin(angleRad)
              + 3 / (MASS_KG * LENGTH_M * LENGTH_M) * Limit.clip(torqueNm, MAX_TORQUE_NM);
      // Semi-implicit: the new speed, after its clipping, moves the angle.
      double speed = Limit.clip(speedRadPerS + acceleration * INTERVAL_S, MAX_SPEED_RAD_PER_S);
      return new State(angleRad + speed * INTERVAL_S, speed);
    }

    /** The reward of applying a torque in this state: at most 0, at least -16.2736044. */
    public double reward(double torqueNm) {
      double angle = wrapped(angleRad);
      double torque = Limit.clip(torqueNm, MAX_TORQUE_NM);
      return -(angle * angle + 0.1 * speedRadPerS * speedRadPerS + 0.001 * torque * torque);
    }

    private static double wrapped(double angle) {
      double turn = 2 * Math.PI;
      double rest = (angle + Math.PI) % turn;
      return (rest < 0 ? rest + turn : rest) - Math.PI;
    }

    float[] observation() {
      return new float[] {
        (float) Math.cos(angleRad), (float) Math.sin(angleRad), (float) speedRadPerS
      };
    }
  }

  private final LongFunction<RandomGenerator> starts;
  private State state = new State(Math.PI, 0);
  private int steps;

  /**
   * @param starts gives each episode the stream from which its start is drawn
   */
  public Pendulum(LongFunction<RandomGenerator> starts) {
    this.starts = starts;
  }

  @Override
  public Box observationSpace() {
    float speed = (float) MAX_SPEED_RAD_PER_S;
    return new Box(new float[] {-1, -1, -speed}, new float[] {1, 1, speed});
  }

  @Override
  public Box actionSpace() {
    return Box.uniform(1, (float) -MAX_TORQUE_NM, (float) MAX_TORQUE_NM);
  }

  @Override
  public float[] reset(long episode) {
    RandomGenerator random = starts.apply(episode);
    double angleRad = random.nextDouble(-Math.PI, Math.PI);
    return reset(new State(angleRad, random.nextDouble(-1, 1)));
  }

  /** Starts an episode in a given state, as for replaying a reference. */
  public float[] reset(State start) {
    state = start;
    steps = 0;
    return state.observation();
  }

  /** Where the pendulum is now. */
  public State state() {
    return state;
  }

  @Override
  public Step step(float[] action) {
    double reward = state.reward(action[0]);
    state = state.after(action[0]);
    steps++;
    Standing standing = steps < STEPS ? Standing.running() : Standing.timeLimit();
    return new Step(state.observation(), reward, standing);
  }

  @Override
  public void close() {}
}
