/**
 * A Java program in a child process, for native code that crashes, hangs and prints: launched with
 * a private folder, asked within time limits, never left behind.
 *
 * <p>The parent holds a {@link org.tipspeed.isolation.Child}; the program's main method calls
 * {@link org.tipspeed.isolation.ChildServer}. What they say to each other is their own affair.
 */
package org.tipspeed.isolation;
