package org.tipspeed.study;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One training of a study.
 *
 * @param seed its run seed
 * @param folder its run directory
 * @param failure why it did not come to its end, in one sentence; empty if it did
 */
public record StudySeed(long seed, Path folder, Optional<String> failure) {}
