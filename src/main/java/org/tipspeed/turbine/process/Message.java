package org.tipspeed.turbine.process;

/** Kinds of frame. Parent and child are the same build, so the ordinal is the number sent. */
enum Message {
  LOAD,
  LOADED,
  START,
  STARTED,
  ADVANCE,
  ADVANCED,
  CLOSE,
  CLOSED,
  FAILED
}
