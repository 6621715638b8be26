package org.tipspeed.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tipspeed.agent.Algorithm;
import org.tipspeed.agent.ddpg.Ddpg;
import org.tipspeed.config.yaml.OneOf;

/** The kinds of learners there are. */
public final class Algorithms {

  /** A new kind is a line here; the first one learns where settings name none. */
  public static final List<Algorithm<?>> ALL = List.of(new Ddpg());

  private Algorithms() {}

  static OneOf defaults() {
    Map<String, Record> kinds = new LinkedHashMap<>();
    ALL.forEach(kind -> kinds.put(kind.name(), kind.defaults()));
    return OneOf.of("algorithm", kinds);
  }
}
