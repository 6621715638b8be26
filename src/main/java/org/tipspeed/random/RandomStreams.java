package org.tipspeed.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The only place where random generators are made. A stream is a pure function of (run seed, name,
 * index), so a new draw in one place changes nothing elsewhere, and a checkpoint needs no generator
 * state: counters suffice to make the same stream again.
 */
public final class RandomStreams {

  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("Xoshiro256PlusPlus");

  private final long runSeed;

  public RandomStreams(long runSeed) {
    this.runSeed = runSeed;
  }

  public long runSeed() {
    return runSeed;
  }

  /**
   * @param name what the numbers are for, such as "exploration"
   * @param index which of the streams of that name, usually the episode number
   */
  public RandomGenerator stream(String name, long index) {
    // Not from the bytes of the digest: Java extends their signs when it joins them to words, which
    // leaves the first draws of most streams close to their upper bound.
    return FACTORY.create(seed(name, index));
  }

  /** A seed for a party that takes one number, such as a turbulence generator. */
  public long seed(String name, long index) {
    return ByteBuffer.wrap(digest(name, index)).getLong();
  }

  private byte[] digest(String name, long index) {
    byte[] label = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer message = ByteBuffer.allocate(Long.BYTES * 2 + label.length);
    message.putLong(runSeed).putLong(index).put(label);
    try {
      return MessageDigest.getInstance("SHA-256").digest(message.array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
