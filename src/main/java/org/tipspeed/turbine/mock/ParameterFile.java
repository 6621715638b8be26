package org.tipspeed.turbine.mock;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.wind.Site;

/** Reads the parameters of a turbine from a YAML file and the tables that lie beside it. */
final class ParameterFile {

  private static final String BUILT_IN = "nrel5mw/nrel5mw.yaml";
  private static final String[] STEADY_COLUMNS = {
    "wind_mps", "rotor_speed_rpm", "blade_pitch_deg", "gen_torque_kNm"
  };

  /** Where a file and its neighbours come from. */
  private interface Folder {
    InputStream open(String name) throws IOException;
  }

  private final Folder folder;
  private final String name;

  private ParameterFile(Folder folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * @throws IllegalArgumentException naming file, key, value and what would be right
   */
  static MockParameters read(Path path) {
    Path file = path.toAbsolutePath();
    return new ParameterFile(
            neighbour -> Files.newInputStream(file.resolveSibling(neighbour)), file.toString())
        .parameters(file.getFileName().toString());
  }

  static MockParameters builtIn() {
    return new ParameterFile(ParameterFile::resource, BUILT_IN).parameters("nrel5mw.yaml");
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = ParameterFile.class.getResourceAsStream("nrel5mw/" + name);
    if (stream == null) {
      throw new FileNotFoundException(name);
    }
    return stream;
  }

  private MockParameters parameters(String fileName) {
    try (InputStream stream = open(fileName)) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
      return parameters(new ParameterSection(name, tree));
    } catch (YamlEngineException | IOException e) {
      throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private InputStream open(String fileName) {
    try {
      return folder.open(fileName);
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new IllegalArgumentException(
          "%s needs the file %s, which does not exist".formatted(name, fileName), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(fileName + " cannot be read: " + e.getMessage(), e);
    }
  }

  private MockParameters parameters(ParameterSection file) {
    ParameterSection place = file.section("site");
    double radiusM = place.positive("rotor_radius", "m");
    double hubHeightM = place.positive("hub_height", "m");
    place.requireAllRead();
    MockParameters.Blades blades = blades(file.section("blades"));
    MockParameters parameters =
        new MockParameters(
            file.text("name"),
            new Site(hubHeightM, 2 * radiusM),
            rated(file.section("rated")),
            rotor(file.section("rotor"), radiusM),
            inflow(file.section("inflow")),
            blades,
            aerodynamics(file.section("aerodynamics"), radiusM, blades.gravityRootMomentNm()),
            driveTrain(file.section("drive_train")),
            tower(file.section("tower")),
            pitchActuator(file.section("pitch_actuator")),
            torqueActuator(file.section("torque_actuator")),
            yawRate(file.section("yaw_drive")),
            steadyStates(file.section("steady_states")));
    file.requireAllRead();
    return parameters;
  }

  private static MockParameters.Rated rated(ParameterSection section) {
    var rated =
        new MockParameters.Rated(
            section.positive("rotor_speed", "rpm"),
            section.positive("generator_torque", "kN m"),
            section.positive("power", "kW"));
    section.requireAllRead();
    return rated;
  }

  private static MockParameters.Rotor rotor(ParameterSection section, double radiusM) {
    var rotor =
        new MockParameters.Rotor(
            radiusM,
            section.positive("inertia", "kg m2"),
            section.number("tilt", "deg"),
            section.positive("overhang", "m"));
    section.requireAllRead();
    return rotor;
  }

  private static MockParameters.Inflow inflow(ParameterSection section) {
    var inflow =
        new MockParameters.Inflow(
            section.count("blade_stations"),
            section.positive("loaded_radius_fraction", "-"),
            section.positive("tangential_radius_fraction", "-"),
            section.number("wake_skew", "-"),
            section.number("lean", "deg"));
    section.requireAllRead();
    return inflow;
  }

  private static MockParameters.Blades blades(ParameterSection section) {
    var blades =
        new MockParameters.Blades(
            section.positive("first_moment", "kg m"),
            section.positive("root_torque_share", "-"),
            section.positive("edge_frequency", "Hz"),
            section.positive("flap_frequency", "Hz"),
            section.positive("flap_damping", "%"),
            section.positive("flap_compliance", "m/(N m)"),
            section.positive("flap_shape_exponent", "-"),
            section.number("gravity_root_moment", "kN m"),
            section.number("gravity_root_moment_cyclic", "kN m"));
    section.requireAllRead();
    return blades;
  }

  private MockParameters.Aerodynamics aerodynamics(
      ParameterSection section, double radiusM, double gravityRootMomentNm) {
    FlatPlate plate =
        new FlatPlate(
            section.positive("plate_solidity", "-"),
            section.positive("plate_normal_coefficient", "-"),
            section.positive("plate_friction_coefficient", "-"),
            section.number("plate_twist", "deg"),
            section.positive("plate_radius_fraction", "-"));
    double speedRadPerS = section.positive("flexible_rotor_speed", "rpm");
    String flexibleFile = tableName(section, "flexible_rotor");
    String rigidFile = tableName(section, "rigid_rotor");
    section.requireAllRead();
    return new MockParameters.Aerodynamics(
        LoadCurves.ofFlexibleRotor(
            flexibleFile, open(flexibleFile), speedRadPerS, radiusM, gravityRootMomentNm),
        LoadCurves.ofRigidRotor(rigidFile, open(rigidFile), plate.radiusFraction()),
        plate);
  }

  private static String tableName(ParameterSection section, String key) {
    ParameterSection table = section.section(key);
    table.text("source");
    String file = table.text("file");
    table.requireAllRead();
    return file;
  }

  private static MockParameters.DriveTrain driveTrain(ParameterSection section) {
    var driveTrain =
        new MockParameters.DriveTrain(
            section.positive("gear_ratio", "-"),
            section.positive("generator_inertia", "kg m2"),
            section.positive("shaft_stiffness", "N m/rad"),
            section.positive("shaft_damping", "N m s/rad"),
            section.positive("generator_efficiency", "%"));
    section.requireAllRead();
    return driveTrain;
  }

  private static MockParameters.Tower tower(ParameterSection section) {
    var tower =
        new MockParameters.Tower(
            section.positive("fore_aft_frequency", "Hz"),
            section.positive("side_side_frequency", "Hz"),
            section.positive("damping", "%"),
            section.positive("stiffness", "N/m"),
            section.number("drag", "N s2/m2"),
            section.number("offset", "m"),
            section.positive("radius", "m"),
            section.number("top_slope", "1/m"),
            section.positive("base_moment_lever", "m"),
            section.positive("base_inertia_lever", "m"),
            section.number("base_moment_offset", "kN m"),
            section.number("base_drag_lever", "m"));
    section.requireAllRead();
    return tower;
  }

  private static MockParameters.PitchActuator pitchActuator(ParameterSection section) {
    var actuator =
        new MockParameters.PitchActuator(
            section.positive("frequency", "Hz"),
            section.positive("damping", "-"),
            section.positive("max_rate", "deg/s"),
            section.number("min_angle", "deg"),
            section.number("max_angle", "deg"));
    section.requireAllRead();
    return actuator;
  }

  private static MockParameters.TorqueActuator torqueActuator(ParameterSection section) {
    var actuator =
        new MockParameters.TorqueActuator(
            section.positive("time_constant", "s"),
            section.positive("max_rate", "kN m/s"),
            section.positive("max_torque", "kN m"));
    section.requireAllRead();
    return actuator;
  }

  private static double yawRate(ParameterSection section) {
    double rate = section.positive("max_rate", "deg/s");
    section.requireAllRead();
    return rate;
  }

  private static List<SteadyState> steadyStates(ParameterSection section) {
    section.text("source");
    String columns = section.text("columns");
    if (!columns.equals(List.of(STEADY_COLUMNS).toString())) {
      throw new IllegalArgumentException(
          "steady_states.columns must be %s, were %s".formatted(List.of(STEADY_COLUMNS), columns));
    }
    List<double[]> rows = section.rows("rows", STEADY_COLUMNS.length);
    section.requireAllRead();
    return rows.stream().map(ParameterFile::steadyState).toList();
  }

  private static SteadyState steadyState(double[] row) {
    return new SteadyState(
        row[0], new OperatingPoint(row[1] * Math.PI / 30, Math.toRadians(row[2]), row[3] * 1e3));
  }
}
