package org.tipspeed.architecture.offender.nn;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.LongSupplier;

class Clocks {

  String reads() {
    LongSupplier byReference = System::nanoTime;
    return System.currentTimeMillis()
        + byReference.getAsLong()
        + Instant.now().toString()
        + LocalDateTime.now(ZoneId.of("UTC"))
        + Clock.systemUTC()
        + new Date();
  }

  /** Allowed: the clock came in through the door. */
  Instant asksAClock(Clock clock) {
    return Instant.now(clock);
  }
}
