package org.tipspeed.turbine.mock;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tipspeed.config.yaml.Quantity;
import org.tipspeed.config.yaml.Scalars;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.Table;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.turbine.drive.PitchDrive;
import org.tipspeed.turbine.drive.TorqueDrive;
import org.tipspeed.wind.Site;

/**
 * All that distinguishes one turbine from another, in SI units and radians; a parameter file has
 * the same shape. sim-configs/turbines/README.md explains the keys to users.
 */
record MockParameters(
    String name,
    Size site,
    Rated rated,
    Rotor rotor,
    Inflow inflow,
    Blades blades,
    Aerodynamics aerodynamics,
    DriveTrain driveTrain,
    Tower tower,
    PitchDrive.Actuator pitchActuator,
    TorqueDrive.Actuator torqueActuator,
    YawDrive yawDrive,
    SteadyStates steadyStates,
    BaselineSection baseline) {

  /** What the program brings along, once it has been read. */
  private static final Map<String, MockParameters> SHIPPED = new ConcurrentHashMap<>();

  MockParameters {
    double flapShare = foreAftFlapShare(blades, tower);
    if (!(flapShare < 1)) {
      throw new IllegalArgumentException(
          ("blades.flap_modal_mass: must be above %.5g kg for this flap_first_mass and tower,"
                  + " was %.5g kg")
              .formatted(blades.flapModalMassKg() * flapShare, blades.flapModalMassKg()));
    }
    double shaftShare = shaftFlapShare(rotor, blades);
    if (!(shaftShare < 1)) {
      throw new IllegalArgumentException(
          ("blades.flap_modal_mass: must be above %.5g kg for this flap_moment and rotor.inertia,"
                  + " was %.5g kg")
              .formatted(blades.flapModalMassKg() * shaftShare, blades.flapModalMassKg()));
    }
  }

  record Size(
      @Quantity(key = "hub_height", unit = Unit.M, above = 0, to = 1000) double hubHeightM,
      @Quantity(key = "rotor_radius", unit = Unit.M, above = 0, to = 500) double rotorRadiusM) {

    Size {
      if (!(hubHeightM > rotorRadiusM)) {
        throw new IllegalArgumentException(
            "hub_height must be above rotor_radius, were %s and %s m"
                .formatted(hubHeightM, rotorRadiusM));
      }
    }

    Site forWinds() {
      return new Site(hubHeightM, 2 * rotorRadiusM);
    }
  }

  record Rated(
      @Quantity(key = "rotor_speed", unit = Unit.RPM, above = 0) double rotorSpeedRadPerS,
      @Quantity(key = "generator_torque", unit = Unit.KNM, above = 0) double generatorTorqueNm,
      @Quantity(key = "power", unit = Unit.KW, above = 0) double powerW) {}

  record Rotor(
      @Quantity(key = "inertia", unit = Unit.KG_M2, above = 0) double inertiaKgM2,
      @Quantity(key = "tilt", unit = Unit.DEG, from = -45, to = 45) double tiltRad,
      @Quantity(key = "overhang", unit = Unit.M, above = 0, to = 100) double overhangM) {}

  /**
   * How the blades feel the wind.
   *
   * @param bladeStations points along each blade at which the wind is taken
   * @param loadedRadiusFraction where these points end, over the radius
   * @param tangentialRadiusFraction where a gust along the rotor plane acts, over the radius
   * @param wakeSkew loss of axial wind at the tip towards which the wind blows along the plane
   * @param leanRad of a blade before the tower, away from it
   */
  record Inflow(
      @Quantity(key = "blade_stations", unit = Unit.NONE, from = 1, to = 100) int bladeStations,
      @Quantity(key = "loaded_radius_fraction", unit = Unit.NONE, above = 0, to = 1)
          double loadedRadiusFraction,
      @Quantity(key = "tangential_radius_fraction", unit = Unit.NONE, above = 0, to = 1)
          double tangentialRadiusFraction,
      @Quantity(key = "wake_skew", unit = Unit.NONE, from = -2, to = 2) double wakeSkew,
      @Quantity(key = "lean", unit = Unit.DEG, from = 0, to = 45) double leanRad) {}

  /**
   * One blade.
   *
   * @param firstMomentKgM mass times radius of the centre of mass
   * @param rootTorqueShare in-plane root moment over torque
   * @param flapComplianceMPerNm tip deflection over root moment
   * @param flapShapeExponent deflection grows with this power of the radius
   * @param flapFirstMassKg integral of mass times the shape of the flap mode, 1 at the tip
   * @param flapModalMassKg integral of mass times the square of that shape
   * @param flapMomentKgM integral of mass times that shape times radius
   * @param flapAngleRad between the flap's direction and the rotor axis at pitch 0
   * @param gravityRootMomentNm mean moment of gravity out of the rotor plane
   * @param cyclicGravityRootMomentNm its amplitude once per turn, positive with the blade up
   */
  record Blades(
      @Quantity(key = "first_moment", unit = Unit.KG_M, above = 0) double firstMomentKgM,
      @Quantity(key = "root_torque_share", unit = Unit.NONE, above = 0, to = 1)
          double rootTorqueShare,
      @Quantity(key = "edge_frequency", unit = Unit.HZ, above = 0) double edgeFrequencyRadPerS,
      @Quantity(key = "flap_frequency", unit = Unit.HZ, above = 0) double flapFrequencyRadPerS,
      @Quantity(key = "flap_damping", unit = Unit.PERCENT, above = 0, to = 100)
          double flapDampingRatio,
      @Quantity(key = "flap_compliance", unit = Unit.M_PER_NM, above = 0)
          double flapComplianceMPerNm,
      @Quantity(key = "flap_shape_exponent", unit = Unit.NONE, above = 0, to = 20)
          double flapShapeExponent,
      @Quantity(key = "flap_first_mass", unit = Unit.KG, above = 0) double flapFirstMassKg,
      @Quantity(key = "flap_modal_mass", unit = Unit.KG, above = 0) double flapModalMassKg,
      @Quantity(key = "flap_moment", unit = Unit.KG_M, above = 0) double flapMomentKgM,
      @Quantity(key = "flap_angle", unit = Unit.DEG, from = -90, to = 90) double flapAngleRad,
      @Quantity(key = "gravity_root_moment", unit = Unit.KNM) double gravityRootMomentNm,
      @Quantity(key = "gravity_root_moment_cyclic", unit = Unit.KNM)
          double cyclicGravityRootMomentNm) {}

  /**
   * Loads of the rotor: measured ones first, the shape to go on with outside their range, and
   * twisted flat plates for standstill and reverse flow.
   */
  record Aerodynamics(
      FlexibleRotor flexibleRotor,
      @Quantity(key = "flexible_rotor_speed", unit = Unit.RPM, above = 0)
          double flexibleRotorSpeedRadPerS,
      RigidRotor rigidRotor,
      @Quantity(key = "plate_solidity", unit = Unit.NONE, above = 0, to = 1) double plateSolidity,
      @Quantity(key = "plate_normal_coefficient", unit = Unit.NONE, above = 0, to = 10)
          double plateNormalCoefficient,
      @Quantity(key = "plate_friction_coefficient", unit = Unit.NONE, above = 0, to = 10)
          double plateFrictionCoefficient,
      @Quantity(key = "plate_twist", unit = Unit.DEG, from = -90, to = 90) double plateTwistRad,
      @Quantity(key = "plate_radius_fraction", unit = Unit.NONE, above = 0, to = 1)
          double plateRadiusFraction) {

    Aerodynamics {
      LoadCurves.requireSpeed(flexibleRotor.file(), flexibleRotorSpeedRadPerS);
      LoadCurves.requireCurves(
          "flexible_rotor", LoadCurves.atSpeed(flexibleRotor.file(), flexibleRotorSpeedRadPerS));
      LoadCurves.requireCurves("rigid_rotor", rigidRotor.file());
    }

    FlatPlate plate() {
      return new FlatPlate(
          plateSolidity,
          plateNormalCoefficient,
          plateFrictionCoefficient,
          plateTwistRad,
          plateRadiusFraction);
    }
  }

  record FlexibleRotor(@Table List<LoadCurves.FlexibleRow> file, String source) {}

  record RigidRotor(@Table List<LoadCurves.RigidRow> file, String source) {}

  record DriveTrain(
      @Quantity(key = "gear_ratio", unit = Unit.NONE, above = 0, to = 1000) double gearRatio,
      @Quantity(key = "gearbox_efficiency", unit = Unit.PERCENT, above = 0, to = 100)
          double gearboxEfficiency,
      @Quantity(key = "generator_inertia", unit = Unit.KG_M2, above = 0)
          double generatorInertiaKgM2,
      @Quantity(key = "shaft_stiffness", unit = Unit.NM_PER_RAD, above = 0)
          double shaftStiffnessNmPerRad,
      @Quantity(key = "shaft_damping", unit = Unit.NM_S_PER_RAD, above = 0)
          double shaftDampingNmSPerRad,
      @Quantity(key = "generator_efficiency", unit = Unit.PERCENT, above = 0, to = 100)
          double generatorEfficiency) {

    /** What a torque at the generator is on the rotor's side, where losses add to it [N m]. */
    double onShaftNm(double generatorTorqueNm) {
      double lossless = gearRatio * generatorTorqueNm;
      return lossless > 0 ? lossless / gearboxEfficiency : lossless * gearboxEfficiency;
    }

    /** How fast the shaft twists and settles between generator and a rotor [1/s]. */
    double rateWith(double rotorInertiaKgM2) {
      double perInertia = 1 / rotorInertiaKgM2 + 1 / (generatorInertiaKgM2 * gearRatio * gearRatio);
      double twist = Math.sqrt(shaftStiffnessNmPerRad * perInertia);
      double decay = shaftDampingNmSPerRad * perInertia / 2;
      return decay > twist ? decay + Math.sqrt(decay * decay - twist * twist) : twist;
    }
  }

  /**
   * One mode each way, as the tower top moves.
   *
   * @param dragNPerMps2 force per square of the hub wind speed
   * @param offsetM displacement at rest without wind
   * @param radiusM of the tower where the blades pass
   * @param topSlopePerM tilt of the top per displacement
   * @param baseMomentLeverM base moment over a steady force at the top
   * @param baseInertiaLeverM base moment over the inertia force of the mode
   * @param baseMomentOffsetNm base moment at rest without wind
   * @param baseDragLeverM base moment over the drag force
   */
  record Tower(
      @Quantity(key = "fore_aft_frequency", unit = Unit.HZ, above = 0)
          double foreAftFrequencyRadPerS,
      @Quantity(key = "side_side_frequency", unit = Unit.HZ, above = 0)
          double sideSideFrequencyRadPerS,
      @Quantity(key = "damping", unit = Unit.PERCENT, above = 0, to = 100) double dampingRatio,
      @Quantity(key = "stiffness", unit = Unit.N_PER_M, above = 0) double stiffnessNPerM,
      @Quantity(key = "drag", unit = Unit.N_S2_PER_M2, from = 0) double dragNPerMps2,
      @Quantity(key = "offset", unit = Unit.M, from = -10, to = 10) double offsetM,
      @Quantity(key = "radius", unit = Unit.M, above = 0, to = 100) double radiusM,
      @Quantity(key = "top_slope", unit = Unit.PER_M, from = -1, to = 1) double topSlopePerM,
      @Quantity(key = "base_moment_lever", unit = Unit.M, above = 0, to = 10_000)
          double baseMomentLeverM,
      @Quantity(key = "base_inertia_lever", unit = Unit.M, above = 0, to = 10_000)
          double baseInertiaLeverM,
      @Quantity(key = "base_moment_offset", unit = Unit.KNM) double baseMomentOffsetNm,
      @Quantity(key = "base_drag_lever", unit = Unit.M, from = -10_000, to = 10_000)
          double baseDragLeverM) {}

  record YawDrive(
      @Quantity(key = "max_rate", unit = Unit.DEG_PER_S, above = 0) double maxRateRadPerS) {}

  /**
   * The schedule of steady operation.
   *
   * @param rows by rising wind, numbers in the order of the columns
   */
  record SteadyStates(String source, List<String> columns, List<List<Double>> rows) {

    private static final List<String> COLUMNS =
        List.of("wind_mps", "rotor_speed_rpm", "blade_pitch_deg", "gen_torque_kNm");

    SteadyStates {
      require(
          columns.equals(COLUMNS),
          "columns: must be %s, were %s",
          COLUMNS,
          Scalars.cut(columns.toString()));
      require(!rows.isEmpty(), "rows: must have one row at least, had %s", 0);
      for (List<Double> row : rows) {
        require(
            row.size() == COLUMNS.size(),
            "rows: each must have %s numbers, one had %s",
            COLUMNS.size(),
            row.size());
        require(
            row.get(1) >= 0, "rows: a rotor speed must be at least 0 rpm, one was %s", row.get(1));
      }
      requireRising(rows.stream().map(row -> row.get(0)).toList());
    }

    private static void requireRising(List<Double> windsMps) {
      require(windsMps.get(0) >= 0, "rows: a wind must be at least 0 m/s, was %s", windsMps.get(0));
      IntStream.range(1, windsMps.size())
          .forEach(
              i ->
                  require(
                      windsMps.get(i) > windsMps.get(i - 1),
                      "rows: the wind must rise from row to row, but %s m/s comes after %s",
                      windsMps.get(i),
                      windsMps.get(i - 1)));
    }

    private static void require(boolean holds, String message, Object... values) {
      if (!holds) {
        throw new IllegalArgumentException(message.formatted(values));
      }
    }

    List<SteadyState> list() {
      return rows.stream().map(SteadyStates::state).toList();
    }

    private static SteadyState state(List<Double> row) {
      return new SteadyState(row.get(0), OperatingPoint.of(row.get(1), row.get(2), row.get(3)));
    }
  }

  /**
   * @throws SettingsException if the parameter file cannot be used
   */
  static MockParameters of(MockSettings settings) {
    ParameterFile file = settings.parameterFile();
    return file.isShipped()
        ? SHIPPED.computeIfAbsent(file.text(), MockParameters::shipped)
        : SettingsReader.read(Path.of(file.text()), MockParameters.class);
  }

  /** The parameter file as it stands. */
  static String text(MockSettings settings) {
    ParameterFile file = settings.parameterFile();
    if (!file.isShipped()) {
      return SettingsReader.text(Path.of(file.text()));
    }
    String name = "%s/%s.yaml".formatted(file.text(), file.text());
    try (InputStream stream = MockParameters.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  static MockParameters builtIn() {
    return of(MockSettings.DEFAULTS);
  }

  private static MockParameters shipped(String name) {
    URL place = MockParameters.class.getResource("%s/%s.yaml".formatted(name, name));
    try {
      return place.openConnection() instanceof JarURLConnection entry
          ? inJar(Path.of(entry.getJarFileURL().toURI()), entry.getEntryName())
          : SettingsReader.read(Path.of(place.toURI()), MockParameters.class);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(place + " cannot be read", e);
    }
  }

  private static MockParameters inJar(Path jar, String entry) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      return SettingsReader.read(files.getPath(entry), MockParameters.class);
    }
  }

  /** Part of the tower's mass that flapping blades can take away; no real blade takes it all. */
  private static double foreAftFlapShare(Blades blades, Tower tower) {
    double massKg =
        tower.stiffnessNPerM()
            / (tower.foreAftFrequencyRadPerS() * tower.foreAftFrequencyRadPerS());
    double linkKg =
        blades.flapFirstMassKg() + Math.abs(tower.topSlopePerM()) * blades.flapMomentKgM();
    return BladedRotor.BLADES * linkKg * linkKg / (massKg * blades.flapModalMassKg());
  }

  private static double shaftFlapShare(Rotor rotor, Blades blades) {
    return BladedRotor.BLADES
        * blades.flapMomentKgM()
        * blades.flapMomentKgM()
        / (rotor.inertiaKgM2() * blades.flapModalMassKg());
  }

  /** What is left of the rotor's inertia for fast swings when all blades are in feather. */
  double leastRotorInertiaKgM2() {
    return rotor.inertiaKgM2() * (1 - shaftFlapShare(rotor, blades));
  }

  private double flapRatePerS() {
    double share = Math.max(shaftFlapShare(rotor, blades), foreAftFlapShare(blades, tower));
    return blades.flapFrequencyRadPerS() / Math.sqrt(1 - share);
  }

  /** How fast the fastest of shaft, tower and blades moves [1/s]. */
  double fastestRatePerS() {
    return DoubleStream.of(
            driveTrain.rateWith(leastRotorInertiaKgM2()),
            tower.foreAftFrequencyRadPerS(),
            tower.sideSideFrequencyRadPerS(),
            flapRatePerS())
        .max()
        .orElseThrow();
  }
}
