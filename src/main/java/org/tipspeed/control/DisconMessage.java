package org.tipspeed.control;

/** What {@link DisconClient} and {@link DisconServer} say to each other. */
enum DisconMessage {
  LOAD,
  LOADED,
  CALL,
  CALLED,
  FAILED
}
