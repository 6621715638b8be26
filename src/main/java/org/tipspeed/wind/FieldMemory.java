package org.tipspeed.wind;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the boxes used last, as many as fit into so many bytes. For any number of threads. */
final class FieldMemory {

  private record Key(WindCase wind, Site site) {}

  private final double capacityBytes;
  private final Map<Key, TurbulentField> fields = new LinkedHashMap<>(16, 0.75f, true);
  private double keptBytes;

  FieldMemory(double capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  synchronized Optional<WindField> find(WindCase wind, Site site) {
    return Optional.ofNullable(fields.get(new Key(wind, site)));
  }

  /** Keeps a field, unless it alone is too large, and forgets those not used for longest. */
  synchronized void keep(WindCase wind, Site site, TurbulentField field) {
    if (bytes(field) > capacityBytes || fields.putIfAbsent(new Key(wind, site), field) != null) {
      return;
    }
    keptBytes += bytes(field);
    Iterator<TurbulentField> oldest = fields.values().iterator();
    while (keptBytes > capacityBytes) {
      keptBytes -= bytes(oldest.next());
      oldest.remove();
    }
  }

  private static double bytes(TurbulentField field) {
    return (double) Float.BYTES * field.box().velocities().length;
  }
}
