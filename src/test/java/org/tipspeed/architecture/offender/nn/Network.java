package org.tipspeed.architecture.offender.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.random.MersenneTwister;
import org.tipspeed.architecture.offender.loads.Rainflow;

/** Does, in a package that may use nothing, what only others may do. */
public class Network {

  public Rainflow rainflow;

  double usesRandomGenerators() {
    List<Double> numbers = new ArrayList<>();
    numbers.add(new Random(1).nextDouble());
    numbers.add(ThreadLocalRandom.current().nextDouble());
    numbers.add(RandomGenerator.of("SplittableRandom").nextDouble());
    numbers.add(RandomGeneratorFactory.getDefault().create(1).nextDouble());
    numbers.add(new MersenneTwister(1).nextDouble());
    numbers.add(Math.random());
    DoubleSupplier byReference = Math::random;
    Collections.shuffle(numbers);
    return numbers.get(0) + byReference.getAsDouble();
  }
}
