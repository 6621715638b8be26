package org.tipspeed.architecture.offender.loads;

import org.tipspeed.architecture.offender.nn.Network;

/** Uses a package of its own row, which uses it back: forbidden by the table, and a cycle. */
public class Rainflow {

  public Network network;
}
