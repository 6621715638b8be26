package org.tipspeed.agent.ddpg;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.agent.replay.Batch;
import org.tipspeed.agent.replay.ReplayMemory;
import org.tipspeed.nn.Blas;
import org.tipspeed.random.RandomStreams;

/** How many updates per second this machine does, sampling from a full memory included. */
public final class LearnerBench {

  private static final double WARM_UP_S = 2;
  private static final int RUNS = 5;
  private static final int MEMORY = 1_000_000;

  /** Networks and batch that are measured: sizes that are common in practice. */
  public enum Shape {
    /** The reacher of many courses: 33-256-128-4, critic 33-128 | action | 128-1, batch 128. */
    A(33, 4, List.of(256, 128), List.of(128, 128), 1, 128),
    /** The pendulum of the paper: 400-300 both, batch 64. */
    B(3, 1, List.of(400, 300), List.of(400, 300), 0, 64),
    /** A wind turbine: 24 observations, 2 actions, 256-256 both, batch 256. */
    C(24, 2, List.of(256, 256), List.of(256, 256), 0, 256),
    /** As C with batch 1024. */
    D(24, 2, List.of(256, 256), List.of(256, 256), 0, 1024);

    private final int observations;
    private final int actions;
    private final List<Integer> actorHidden;
    private final List<Integer> criticHidden;
    private final int actionLayer;
    private final int batch;

    Shape(
        int observations,
        int actions,
        List<Integer> actorHidden,
        List<Integer> criticHidden,
        int actionLayer,
        int batch) {
      this.observations = observations;
      this.actions = actions;
      this.actorHidden = actorHidden;
      this.criticHidden = criticHidden;
      this.actionLayer = actionLayer;
      this.batch = batch;
    }

    int observations() {
      return observations;
    }

    int actions() {
      return actions;
    }

    /** The defaults but for the sizes. */
    DdpgSettings settings() {
      DdpgSettings rest = DdpgSettings.DEFAULTS;
      return rest.with(
          changed ->
              changed
                  .actor(rest.actor().withHidden(actorHidden))
                  .critic(rest.critic().withHidden(criticHidden))
                  .actionLayer(actionLayer)
                  .batchSize(batch)
                  .memorySize(MEMORY));
    }
  }

  /**
   * @param updatesPerSecond median over the runs
   * @param productsShare of the time of an update that its matrix products take by themselves
   * @param kernel of the linear algebra library
   */
  public record Result(double updatesPerSecond, double productsShare, String kernel) {}

  private final Shape shape;
  private final LongSupplier nanoTime;
  private final RandomGenerator random = new RandomStreams(1).stream("bench", 0);
  private final Learner learner;
  private final ReplayMemory memory;
  private final Batch batch;
  private final float[] tdErrors;

  private LearnerBench(Shape shape, LongSupplier nanoTime) {
    this.shape = shape;
    this.nanoTime = nanoTime;
    DdpgSettings settings = shape.settings();
    learner = new Learner(shape.observations, shape.actions, settings, DataType.FLOAT, random);
    memory = ReplayMemory.uniform(MEMORY, shape.observations, shape.actions);
    batch = new Batch(shape.batch, shape.observations, shape.actions);
    tdErrors = new float[shape.batch];
    fillMemory();
  }

  /**
   * Measures.
   *
   * @param updates in each of five runs
   * @param nanoTime a clock, {@code System::nanoTime}
   */
  public static Result run(Shape shape, int updates, LongSupplier nanoTime) {
    return new LearnerBench(shape, nanoTime).measure(updates);
  }

  private Result measure(int updates) {
    Runnable products = learner.products();
    warmUp(this::update);
    warmUp(products);
    double[] seconds = new double[RUNS];
    double[] productSeconds = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      seconds[run] = secondsFor(this::update, updates);
      productSeconds[run] = secondsFor(products, updates);
    }
    double perUpdate = median(seconds) / updates;
    double perProducts = median(productSeconds) / updates;
    return new Result(1 / perUpdate, perProducts / perUpdate, Blas.kernel());
  }

  /** By time, as what the compiler needs does not depend on the size of the networks. */
  private void warmUp(Runnable task) {
    double seconds = 0;
    while (seconds < WARM_UP_S) {
      seconds += secondsFor(task, 10);
    }
  }

  private double secondsFor(Runnable task, int times) {
    long start = nanoTime.getAsLong();
    for (int i = 0; i < times; i++) {
      task.run();
    }
    return 1e-9 * (nanoTime.getAsLong() - start);
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void update() {
    memory.sample(random, batch);
    learner.update(batch, random, tdErrors);
  }

  private void fillMemory() {
    float[] observation = new float[shape.observations];
    float[] next = new float[shape.observations];
    float[] action = new float[shape.actions];
    for (int i = 0; i < MEMORY; i++) {
      randomise(observation);
      randomise(next);
      randomise(action);
      float bootstrap = i % 100 == 0 ? 0 : 0.99f;
      memory.add(observation, action, random.nextFloat(-1f, 1f), next, bootstrap);
    }
  }

  private void randomise(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat(-1f, 1f);
    }
  }
}
