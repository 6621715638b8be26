package org.tipspeed.architecture.offender.plumbing;

/** In a package that the table does not have. */
public class Helper {}
