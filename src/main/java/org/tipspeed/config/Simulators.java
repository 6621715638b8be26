package org.tipspeed.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.config.yaml.Sections;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.mock.MockSimulator;
import org.tipspeed.turbine.openfast.OpenFastSimulator;
import org.tipspeed.turbine.program.ProgramSimulator;
import org.tipspeed.turbine.qblade.QBladeSimulator;

/** The kinds of simulators there are. */
public final class Simulators {

  /** A new kind is a line here. */
  public static final List<Simulator<?>> ALL =
      List.of(
          new MockSimulator(),
          new QBladeSimulator(),
          new OpenFastSimulator(),
          new ProgramSimulator());

  private Simulators() {}

  static List<String> names() {
    return ALL.stream().<String>map(Simulator::name).toList();
  }

  static Optional<Simulator<?>> named(String name) {
    return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  static Sections defaults() {
    Map<String, Record> defaults = new LinkedHashMap<>();
    ALL.forEach(kind -> defaults.put(kind.name(), kind.defaults()));
    return new Sections(defaults);
  }
}
