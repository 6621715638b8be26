/**
 * A small project in which every rule is broken once, on purpose, to prove that the rules bite. It
 * is laid out like the real one, with this package as its root.
 */
package org.tipspeed.architecture.offender;
