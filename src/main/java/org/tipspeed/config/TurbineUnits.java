package org.tipspeed.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.tipspeed.config.yaml.NodeReader;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsException.Problem;
import org.tipspeed.config.yaml.SettingsShape;
import org.tipspeed.config.yaml.Spelling;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDesign.RatedLoads;

/**
 * Numbers of a task that a file gives in units of its turbine, such as {@code scale: 0.05
 * rated_rotor_speed}: each becomes a plain number in the unit that its key or its signal's name
 * ends in, so that whatever reads them knows nothing of it, and a policy keeps what it was trained
 * with.
 */
public final class TurbineUnits {

  /** Of what kind a number is. */
  private enum Kind {
    SPEED_OF_ROTATION,
    MOMENT,
    POWER,
    FORCE,
    SPEED,
    ACCELERATION,
    LENGTH,
    TIME,
    ANGLE
  }

  /**
   * A unit of numbers in files.
   *
   * @param ending of keys and signals
   * @param si how much of the SI unit it is
   */
  private record FileUnit(String ending, Kind kind, double si) {}

  /** A rate counts as its quantity per second. Longer endings come first. */
  private static final List<FileUnit> FILE_UNITS =
      List.of(
          new FileUnit("_knm_per_s", Kind.MOMENT, 1e3),
          new FileUnit("_deg_per_s", Kind.ANGLE, Math.PI / 180),
          new FileUnit("_mps2", Kind.ACCELERATION, 1),
          new FileUnit("_mps", Kind.SPEED, 1),
          new FileUnit("_rpm", Kind.SPEED_OF_ROTATION, Math.PI / 30),
          new FileUnit("_knm", Kind.MOMENT, 1e3),
          new FileUnit("_mnm", Kind.MOMENT, 1e6),
          new FileUnit("_kw", Kind.POWER, 1e3),
          new FileUnit("_kn", Kind.FORCE, 1e3),
          new FileUnit("_deg", Kind.ANGLE, Math.PI / 180),
          new FileUnit("_m", Kind.LENGTH, 1),
          new FileUnit("_s", Kind.TIME, 1));

  /**
   * A unit of a turbine.
   *
   * @param of a turbine [SI]; NaN if it does not say
   */
  private record TurbineUnit(Kind kind, ToDoubleFunction<TurbineDescription> of) {}

  private static final Map<String, TurbineUnit> TURBINE_UNITS = turbineUnits();

  private static final Pattern IN_UNITS =
      Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s+([A-Za-z]\\w*)");

  private static final MathContext DIGITS = new MathContext(12);

  private final MappingNode root;
  private final String source;
  private final Path folder;
  private final List<Problem> problems = new ArrayList<>();
  private TurbineDescription turbine;

  private TurbineUnits(MappingNode root, String source, Path folder) {
    this.root = root;
    this.source = source;
    this.folder = folder;
  }

  private static Map<String, TurbineUnit> turbineUnits() {
    Map<String, TurbineUnit> units = new LinkedHashMap<>();
    put(units, "rated_rotor_speed", Kind.SPEED_OF_ROTATION, t -> t.ratedRotorSpeedRadPerS());
    put(
        units,
        "rated_generator_speed",
        Kind.SPEED_OF_ROTATION,
        t -> t.ratedGeneratorSpeedRadPerS());
    put(
        units,
        "min_rotor_speed",
        Kind.SPEED_OF_ROTATION,
        t -> least(t, OperatingPoint::rotorSpeedRadPerS));
    put(units, "rated_torque", Kind.MOMENT, t -> t.ratedGeneratorTorqueNm());
    put(units, "max_torque", Kind.MOMENT, t -> t.maxGeneratorTorqueNm());
    put(units, "rated_power", Kind.POWER, t -> t.ratedPowerW());
    put(
        units,
        "rated_mechanical_power",
        Kind.POWER,
        t -> t.ratedGeneratorTorqueNm() * t.ratedGeneratorSpeedRadPerS());
    put(units, "rated_wind", Kind.SPEED, TurbineDescription::ratedWindMps);
    put(units, "rated_thrust", Kind.FORCE, t -> load(t, RatedLoads::thrustN));
    put(units, "rated_root_moment", Kind.MOMENT, t -> load(t, RatedLoads::rootMomentNm));
    put(units, "rated_tower_moment", Kind.MOMENT, t -> load(t, RatedLoads::towerMomentNm));
    put(units, "rated_tower_top", Kind.LENGTH, t -> load(t, RatedLoads::towerTopM));
    put(
        units,
        "rated_tower_acceleration",
        Kind.ACCELERATION,
        t -> load(t, RatedLoads::towerTopM) * Math.pow(towerRadPerS(t), 2));
    put(units, "tower_period", Kind.TIME, t -> 2 * Math.PI / towerRadPerS(t));
    put(units, "rotor_radius", Kind.LENGTH, TurbineDescription::rotorRadiusM);
    put(units, "fine_pitch", Kind.ANGLE, t -> least(t, OperatingPoint::pitchRad));
    put(units, "max_pitch", Kind.ANGLE, TurbineDescription::maxPitchRad);
    put(units, "max_pitch_rate", Kind.ANGLE, TurbineDescription::maxPitchRateRadPerS);
    return units;
  }

  private static void put(
      Map<String, TurbineUnit> units,
      String name,
      Kind kind,
      ToDoubleFunction<TurbineDescription> of) {
    units.put(name, new TurbineUnit(kind, of));
  }

  /** Over the steady schedule. */
  private static double least(TurbineDescription turbine, ToDoubleFunction<OperatingPoint> of) {
    return turbine.steadyStates().stream()
        .mapToDouble(state -> of.applyAsDouble(state.point()))
        .min()
        .orElse(Double.NaN);
  }

  private static double load(TurbineDescription turbine, ToDoubleFunction<RatedLoads> of) {
    return turbine
        .design()
        .flatMap(design -> design.loads())
        .map(loads -> of.applyAsDouble(loads))
        .orElse(Double.NaN);
  }

  private static double towerRadPerS(TurbineDescription turbine) {
    return turbine.design().flatMap(design -> design.towerFrequencyRadPerS()).orElse(Double.NaN);
  }

  /** Names of the units, in the order of the documentation. */
  public static List<String> names() {
    return List.copyOf(TURBINE_UNITS.keySet());
  }

  /**
   * Puts plain numbers in a tree of settings.
   *
   * @throws SettingsException with all numbers whose unit is none or does not fit
   */
  static void resolve(MappingNode root, String source, Path folder) {
    TurbineUnits units = new TurbineUnits(root, source, folder);
    TurbineChoice.valueOf(root, "task").ifPresent(task -> units.walk(task, "task"));
    if (!units.problems.isEmpty()) {
      throw new SettingsException(units.problems);
    }
  }

  private void walk(Node node, String path) {
    if (node instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        walk(list.getValue().get(i), "%s[%d]".formatted(path, i));
      }
    }
    if (node instanceof MappingNode mapping) {
      mapping.getValue().replaceAll(entry -> resolved(entry, mapping, path));
    }
  }

  private NodeTuple resolved(NodeTuple entry, MappingNode mapping, String path) {
    String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    String place = NodeReader.join(path, key);
    if (!(entry.getValueNode() instanceof ScalarNode value)) {
      walk(entry.getValueNode(), place);
      return entry;
    }
    Matcher matcher = IN_UNITS.matcher(value.getValue());
    Optional<FileUnit> unit = fileUnit(key, mapping);
    if (!value.isPlain() || unit.isEmpty() || !matcher.matches()) {
      return entry;
    }
    return new NodeTuple(
        entry.getKeyNode(), number(value, matcher.group(1), matcher.group(2), unit.get(), place));
  }

  /** Center and scale are in the unit of their signal. */
  private static Optional<FileUnit> fileUnit(String key, MappingNode mapping) {
    String named =
        key.equals("center") || key.equals("scale")
            ? TurbineChoice.valueOf(mapping, "signal")
                .map(signal -> signal instanceof ScalarNode text ? text.getValue() : "")
                .orElse("")
            : key;
    String lower = named.toLowerCase(Locale.ROOT);
    return FILE_UNITS.stream().filter(unit -> lower.endsWith(unit.ending())).findFirst();
  }

  private ScalarNode number(
      ScalarNode value, String number, String name, FileUnit wanted, String place) {
    TurbineUnit unit = TURBINE_UNITS.get(name);
    if (unit == null) {
      return wrong(
          value,
          place,
          "is %s, but %s is no unit of a turbine; %s"
              .formatted(
                  value.getValue(),
                  name,
                  Spelling.nearest(name, names())
                      .map("did you mean %s?"::formatted)
                      .orElse("there are " + String.join(", ", names()))));
    }
    if (unit.kind() != wanted.kind()) {
      return wrong(
          value,
          place,
          "is %s, which is a %s, should be a %s"
              .formatted(value.getValue(), words(unit.kind()), words(wanted.kind())));
    }
    double si = unit.of().applyAsDouble(turbine());
    if (!Double.isFinite(si)) {
      return wrong(
          value,
          place,
          "is %s, but %s does not say its %s; write a number"
              .formatted(value.getValue(), turbine().name(), name));
    }
    BigDecimal resolved = new BigDecimal(Double.parseDouble(number) * si / wanted.si());
    return new ScalarNode(
        Tag.FLOAT,
        true,
        Double.toString(resolved.round(DIGITS).doubleValue()),
        ScalarStyle.PLAIN,
        value.getStartMark(),
        value.getEndMark());
  }

  private static String words(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private ScalarNode wrong(ScalarNode value, String place, String message) {
    problems.add(new Problem(source, NodeReader.line(value), place, message));
    return value;
  }

  private TurbineDescription turbine() {
    if (turbine == null) {
      TurbineSettings settings = turbineSettings();
      turbine =
          described(settings.choice())
              .orElseThrow(
                  () ->
                      new SettingsException(
                          ("%s: task has numbers in units of the turbine, which %s tells only once"
                                  + " it is prepared; write plain numbers")
                              .formatted(source, settings.simulator())));
    }
    return turbine;
  }

  private static <S extends Record> Optional<TurbineDescription> described(
      TurbineSettings.Choice<S> choice) {
    return choice.kind().described(choice.settings());
  }

  private TurbineSettings turbineSettings() {
    Optional<Node> section = TurbineChoice.valueOf(root, "turbine");
    if (section.isEmpty()) {
      return TurbineSettings.DEFAULTS;
    }
    List<Problem> found = new ArrayList<>();
    Optional<Object> settings =
        new NodeReader(source, folder, new SettingsShape<>(RunSettings.class), found)
            .read(section.get(), TurbineSettings.class, "turbine", TurbineSettings.DEFAULTS);
    if (!found.isEmpty()) {
      throw new SettingsException(found);
    }
    return (TurbineSettings) settings.orElseThrow();
  }
}
