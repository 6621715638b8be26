/**
 * Networks: layers, passes over them, an optimiser. What runs when:
 *
 * <ul>
 *   <li><b>Acting</b>, one observation at a time, is plain Java on the heap ({@link
 *       org.tipspeed.nn.MlpForward}) from beginning to end.
 *   <li><b>Learning</b> works on batches ({@link org.tipspeed.nn.MlpPass}) in memory outside the
 *       heap, which ND4J allocates ({@link org.tipspeed.nn.Matrix}); of ND4J's own operations none
 *       is used once that is set up, as its calls cost more than the work on matrices of this size.
 *   <li><b>Matrix products</b> are OpenBLAS's. Where oneDNN is at hand (Linux on x86-64), it takes
 *       those in single precision whose sides are 16 or longer ({@code Product} decides), and
 *       applies the rectifier while it is at it. Both are called directly, and with one thread.
 *   <li><b>Adam</b>, targets that follow, tanh, leaky rectifiers and normalisation are Java loops
 *       over pieces that are copied to the heap and back.
 *   <li>There are <b>three rectifiers</b>: oneDNN's in single precision; where that is missing,
 *       {@code Rectifier}, by bit patterns; in double precision {@code LeakyRectifier} with slope
 *       0. The three agree but for NaN, which oneDNN makes zero.
 *   <li><b>Double precision</b> serves to check gradients in tests; whoever learns uses single. So
 *       {@code HeapActivation} and {@code Elementwise} have each loop twice: Java has no other way
 *       to write one that is vectorised for both.
 * </ul>
 *
 * <p>{@link org.tipspeed.nn.Blas} loads the libraries with the kernels that fit the processor;
 * {@code FlushToZero} has denormal numbers be zero while a learner works.
 */
package org.tipspeed.nn;
