package org.tipspeed.environment.classic;

import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.tipspeed.environment.Box;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;

/**
 * Holding the hand of a two-jointed arm in a goal that moves around it, after the Reacher of
 * Unity's ML-Agents in the form that Udacity made popular: 33 observations, 4 torques, +0.1 for
 * each of 1000 steps in which the hand touches the goal.
 *
 * <p>Observation (from the shoulder, y upwards, in units of 10 m and 0.25 s): for the upper and
 * then the lower rod the position of its centre (3), its rotation from hanging straight down as a
 * quaternion x, y, z, w (4), angular velocity (3) and velocity of the centre (3); then the goal's
 * position (3), the hand's position (3) and the goal's speed in degrees per physics step of 0.02 s
 * (1). Action: torque on the upper rod about x and z, then the same for the lower, -1 to 1.
 *
 * <p>As there: sizes, masses, gravity, torques (from outside on each rod, without reaction on the
 * other), speed limit of a rod, four physics steps per action, hanging start. Different:
 *
 * <ul>
 *   <li>The rods are thin: they have no inertia about their own axis and never turn about it.
 *   <li>The equations of motion are solved exactly and integrated with Runge-Kutta, where PhysX
 *       corrects joint errors from step to step. Damping acts on the joint motion.
 *   <li>The units: Unity observes metres and seconds, and numbers up to 50 saturate an actor in its
 *       first updates.
 *   <li>The hand's position is given from the shoulder; Unity gives it from the lower rod, where it
 *       never changes.
 *   <li>The reward is 0.1 per step, and 100 the most; Unity's programs pay 0.01 per physics step,
 *       and 40 is the most.
 * </ul>
 */
public final class Reacher implements Environment {

  private static final int OBSERVATIONS = 33;
  private static final int PHYSICS_STEPS = 4;
  private static final double PHYSICS_STEP_S = 0.02;
  private static final double GOAL_DISTANCE_M = 8;
  private static final double HAND_RADIUS_M = 1;
  private static final double MAX_SPEED_RAD_PER_S = 7;
  private static final double REWARD = 0.1;

  private final ReacherSettings settings;
  private final LongFunction<RandomGenerator> goals;
  private final Arm dynamics;
  private Arm.State arm = Arm.State.HANGING;
  private double goalAngleRad;
  private double goalSpeedRadPerS;
  private int steps;

  /**
   * @param goals gives each episode the stream from which the goal's course is drawn
   */
  public Reacher(ReacherSettings settings, LongFunction<RandomGenerator> goals) {
    this.settings = settings;
    this.goals = goals;
    dynamics = new Arm(settings.dampingPerS(), MAX_SPEED_RAD_PER_S, PHYSICS_STEP_S);
  }

  @Override
  public Box observationSpace() {
    return Box.unbounded(OBSERVATIONS);
  }

  @Override
  public Box actionSpace() {
    return Box.uniform(4, -1, 1);
  }

  @Override
  public float[] reset(long episode) {
    RandomGenerator random = goals.apply(episode);
    goalAngleRad = random.nextDouble(2 * Math.PI);
    goalSpeedRadPerS = Math.toRadians(settings.goalSpeedDegPerS()) * (2 * random.nextDouble() - 1);
    arm = Arm.State.HANGING;
    steps = 0;
    return observation();
  }

  @Override
  public Step step(float[] action) {
    float[] torques = actionSpace().clip(action);
    Vector upperTorqueNm = torque(torques[0], torques[1]);
    Vector lowerTorqueNm = torque(torques[2], torques[3]);
    for (int i = 0; i < PHYSICS_STEPS; i++) {
      arm = dynamics.after(arm, upperTorqueNm, lowerTorqueNm);
    }
    goalAngleRad += goalSpeedRadPerS * PHYSICS_STEPS * PHYSICS_STEP_S;
    steps++;
    Standing standing = steps < settings.steps() ? Standing.running() : Standing.timeLimit();
    return new Step(observation(), touches() ? REWARD : 0, standing);
  }

  private Vector torque(double aboutX, double aboutZ) {
    return new Vector(aboutX * settings.torqueNm(), 0, aboutZ * settings.torqueNm());
  }

  private boolean touches() {
    return arm.hand().minus(goal()).norm() < settings.goalRadiusM() + HAND_RADIUS_M;
  }

  private Vector goal() {
    return new Vector(
        GOAL_DISTANCE_M * Math.sin(goalAngleRad), 0, GOAL_DISTANCE_M * Math.cos(goalAngleRad));
  }

  private float[] observation() {
    Vector elbow = arm.upper().times(Arm.UPPER_LENGTH_M);
    Vector elbowRate = arm.upperRate().times(Arm.UPPER_LENGTH_M);
    ObservationWriter observation = new ObservationWriter(OBSERVATIONS);
    observation.rod(arm.upper(), arm.upperRate(), Vector.ZERO, Vector.ZERO, Arm.UPPER_CENTRE_M);
    observation.rod(arm.lower(), arm.lowerRate(), elbow, elbowRate, Arm.LOWER_CENTRE_M);
    observation.position(goal());
    observation.position(arm.hand());
    observation.number(Math.toDegrees(goalSpeedRadPerS) * PHYSICS_STEP_S);
    return observation.numbers();
  }

  @Override
  public void close() {}
}
