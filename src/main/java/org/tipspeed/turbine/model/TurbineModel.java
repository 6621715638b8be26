package org.tipspeed.turbine.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.drive.ActuatorSettings;

/** Makes a turbine of the built-in simulator from an OpenFAST model. */
public final class TurbineModel {

  /** What of a model can be left out, by the names that the command line has for it. */
  public static final Set<String> LEAVABLE = Set.of(ModelFiles.PLATFORM, ModelFiles.BEAMDYN);

  /** Wind at which the best tip-speed ratio is looked for: below rated for any turbine. */
  private static final double SEARCH_WIND_MPS = 7;

  /** Least speed where nothing tells it: the passing blades stay above the tower by this. */
  private static final double ABOVE_TOWER = 1.05;

  private static final double SLOWEST_SHARE = 0.75;
  private static final double NEAR_RATED_MPS = 3;
  private static final double WIND_CHANGE_MPS = 0.5;
  private static final double[] TIP_SPEED_RATIOS = {6.5, 7.5, 8.5};
  private static final double PITCH_RATE_RAD_PER_S = Math.toRadians(7);
  private static final double MOST_PITCH_RAD = Math.toRadians(90);
  private static final double MORE_TORQUE = 1.1;
  private static final double TORQUE_RATE_SHARE_PER_S = 0.35;
  private static final double YAW_RATE_RAD_PER_S = Math.toRadians(0.3);

  private final ModelFiles model;
  private final Machine machine;
  private final BendingBlade blade;
  private final TowerModes tower;
  private final BentRotor rotor;
  private final double radiusM;
  private final SteadyOperation operation;
  private final List<String> assumed;

  /**
   * What is wanted.
   *
   * @param file the model's main file
   * @param controllerInput of ROSCO, with rated values and limits; null for the one that the model
   *     names
   * @param ratedPowerW electrical; NaN for the controller's
   * @param ratedRotorSpeedRadPerS [rad/s]; NaN for the controller's
   * @param leftOut of {@link #LEAVABLE}
   */
  public record Request(
      Path file,
      Path controllerInput,
      double ratedPowerW,
      double ratedRotorSpeedRadPerS,
      Set<String> leftOut) {}

  /**
   * The result.
   *
   * @param files text of each file, by what is added to the parameter file's name without ending
   * @param assumed what the model left open, sentences
   * @param summary main figures, one per line
   */
  public record Made(Map<String, String> files, List<String> assumed, List<String> summary) {}

  private TurbineModel(Request request) {
    model = ModelFiles.read(request.file(), request.leftOut());
    assumed = new ArrayList<>(model.assumed());
    machine = machine(request);
    blade = new BendingBlade(model.blade(), model.geometry());
    tower = new TowerModes(model, blade);
    rotor = new BentRotor(model, blade, LoadTables.AIR_DENSITY);
    radiusM = model.geometry().tipRadiusM();
    operation = new SteadyOperation(rotor, radiusM, LoadTables.AIR_DENSITY);
  }

  private Machine machine(Request request) {
    Path input =
        request.controllerInput() != null
            ? request.controllerInput()
            : model.controllerInput().orElse(null);
    Machine told = Machine.UNKNOWN;
    if (input != null) {
      RoscoInput rosco = RoscoInput.read(input);
      if (rosco.isRosco()) {
        told = Machine.of(rosco, model.driveTrain().gearRatio());
      } else if (request.controllerInput() != null) {
        throw KeyedText.refused(
            "%s is no input file of ROSCO: it has no lines VS_RtPwr and VS_RefSpd".formatted(input),
            null);
      }
    }
    told = told.with(request.ratedPowerW(), request.ratedRotorSpeedRadPerS());
    if (Double.isNaN(told.ratedPowerW()) || Double.isNaN(told.ratedRotorSpeedRadPerS())) {
      throw KeyedText.refused(
          ("%s does not say rated power and rotor speed, which belong to the controller: name"
                  + " --rated-power and --rated-speed, or ROSCO's input file as --controller-input")
              .formatted(model.name()),
          null);
    }
    return told;
  }

  /**
   * @param name of the turbine, for people
   * @param stem of the names of the tables
   * @throws TurbineException with file, line and reason, if there can be no twin of the model
   */
  public static Made make(Request request, String name, String stem) {
    return new TurbineModel(request).made(name, stem, request.file());
  }

  private Made made(String name, String stem, Path source) {
    double ratedTorqueNm = ratedTorqueNm();
    double onShaftNm = ratedTorqueNm * model.driveTrain().gearRatio() / gearbox();
    double ratedSpeed = machine.ratedRotorSpeedRadPerS();
    SteadyOperation.Best best = operation.best(SEARCH_WIND_MPS, machine.finePitchRad());
    double least = leastSpeed();
    double ratedWind = operation.ratedWindMps(best, ratedSpeed, onShaftNm);
    List<SteadyOperation.Point> points =
        operation.points(best, least, ratedSpeed, onShaftNm, ratedWind);
    LoadTables tables = new LoadTables(rotor, radiusM, LoadTables.AIR_DENSITY, best, ratedSpeed);
    ParameterText file =
        new ParameterText(
            name,
            List.of(
                "%s, computed from the OpenFAST model %s".formatted(name, source.getFileName()),
                "by tipspeed turbine make. Each number says where it is from:",
                "  model     stands in the model's files",
                "  computed  from the model, as stated",
                "  assumed   the model does not say it"));
    addRotor(file, points, ratedWind, ratedTorqueNm);
    addBlades(file, points, ratedWind);
    addAerodynamics(file, stem);
    addDriveTrain(file);
    addTower(file);
    addDrives(file, ratedTorqueNm);
    file.addSteadyStates(
        points.stream().map(this::steadyState).toList(),
        "computed: best tip-speed ratio %.3g at %.3g deg, rated torque by pitching above"
            .formatted(best.tipSpeedRatio(), Math.toDegrees(best.pitchRad())));
    Map<String, String> files = new TreeMap<>();
    files.put(".yaml", file.text());
    files.put("-bent.csv", tables.bent());
    files.put("-rigid.csv", tables.rigid());
    return new Made(files, List.copyOf(assumed), summary(best, ratedWind, points));
  }

  private double gearbox() {
    return model.driveTrain().gearboxEfficiency();
  }

  /** At the generator. */
  private double ratedTorqueNm() {
    return machine.ratedPowerW()
        / model.driveTrain().generatorEfficiency()
        / (machine.ratedRotorSpeedRadPerS() * model.driveTrain().gearRatio());
  }

  private double leastSpeed() {
    double rated = machine.ratedRotorSpeedRadPerS();
    if (!Double.isNaN(machine.leastRotorSpeedRadPerS())) {
      return machine.leastRotorSpeedRadPerS();
    }
    double speed =
        Math.min(ABOVE_TOWER * tower.foreAft().frequencyRadPerS() / 3, SLOWEST_SHARE * rated);
    assumed.add(
        "least rotor speed %s: passing blades 5 %% above the tower's first frequency"
            .formatted(Unit.RPM.text(speed)));
    return speed;
  }

  private SteadyState steadyState(SteadyOperation.Point point) {
    double generatorNm = point.loads().torqueNm() * gearbox() / model.driveTrain().gearRatio();
    return new SteadyState(
        point.windMps(),
        new OperatingPoint(
            point.rotorSpeedRadPerS(), point.pitchRad(), Math.min(generatorNm, ratedTorqueNm())));
  }

  private void addRotor(
      ParameterText file,
      List<SteadyOperation.Point> points,
      double ratedWind,
      double ratedTorqueNm) {
    ModelFiles.Geometry geometry = model.geometry();
    String told = machine.source();
    file.add(
        "site",
        "hub_height",
        geometry.hubHeightM(),
        Unit.M,
        "model: TowerHt, Twr2Shft, OverHang and ShftTilt");
    file.add("site", "rotor_radius", radiusM, Unit.M, "model: TipRad");
    file.add("rated", "rotor_speed", machine.ratedRotorSpeedRadPerS(), Unit.RPM, told);
    file.add("rated", "generator_torque", ratedTorqueNm, Unit.KNM, "computed: power over speed");
    file.add("rated", "power", machine.ratedPowerW(), Unit.KW, told);
    file.add(
        "rotor",
        "inertia",
        model.masses().hubInertiaKgM2() + 3 * blade.inertiaKgM2(),
        Unit.KG_M2,
        "computed: HubIner and the blades' mass as ElastoDyn lumps it");
    file.add("rotor", "tilt", geometry.tiltRad(), Unit.DEG, "model: ShftTilt");
    file.add("rotor", "overhang", geometry.overhangM(), Unit.M, "model: OverHang");
    BentRotor.Loads full = loads(ratedWind, points);
    file.add(
        "inflow", "blade_stations", 4, Unit.NONE, "assumed: rings of equal area, four are enough");
    file.add(
        "inflow", "loaded_radius_fraction", 0.96, Unit.NONE, "assumed: tip loss of three blades");
    file.add(
        "inflow",
        "tangential_radius_fraction",
        full.loadRadiusM() / radiusM,
        Unit.NONE,
        "computed: middle of the thrust at rated wind");
    // Pitt and Peters: 15 pi / 32 tan(skew / 2), skew (1 + 0.6 a) per angle of the wind.
    double a = Math.min(full.induction(), 0.4);
    file.add(
        "inflow",
        "wake_skew",
        15 * Math.PI / 64 * a * (1 + 0.6 * a),
        Unit.NONE,
        "computed: Pitt and Peters at an induction of %.2f".formatted(a));
    file.add(
        "inflow",
        "lean",
        Math.max(0, geometry.tiltRad() - geometry.coneRad() - full.tipM() / 2 / blade.lengthM()),
        Unit.DEG,
        "computed: tilt and cone less deflection at rated wind");
  }

  private BentRotor.Loads loads(double windMps, List<SteadyOperation.Point> points) {
    return points.stream()
        .min(java.util.Comparator.comparingDouble(point -> Math.abs(point.windMps() - windMps)))
        .orElseThrow()
        .loads();
  }

  private void addBlades(ParameterText file, List<SteadyOperation.Point> points, double ratedWind) {
    BentRotor.Loads full = loads(ratedWind, points);
    double[] frequencies = blade.frequenciesRadPerS(0);
    String section = "blades";
    file.add(section, "first_moment", blade.firstMomentKgM(), Unit.KG_M, "computed: blade file");
    file.add(
        section,
        "root_torque_share",
        Math.min(1, full.inPlaneRootNm() * 3 / full.torqueNm()),
        Unit.NONE,
        "computed: in-plane moment over a third of the torque at rated wind");
    file.add(section, "edge_frequency", frequencies[1], Unit.HZ, "computed: blade file, standing");
    file.add(
        section,
        "flap_frequency",
        blade.frequenciesRadPerS(machine.ratedRotorSpeedRadPerS())[0],
        Unit.HZ,
        "computed: blade file, at rated speed");
    file.add(section, "flap_damping", blade.flapDampingRatio(), Unit.PERCENT, "model: BldFlDmp");
    file.add(
        section,
        "flap_compliance",
        compliance(points, ratedWind),
        Unit.M_PER_NM,
        "computed: tip deflection over root moment as the wind changes, near rated");
    file.add(
        section,
        "flap_first_mass",
        blade.flapFirstMassKg(),
        Unit.KG,
        "computed: mass and first flap mode of the blade file");
    file.add(
        section,
        "flap_modal_mass",
        blade.flapModalMassKg(),
        Unit.KG,
        "computed: mass and square of that shape");
    file.add(
        section,
        "flap_moment",
        blade.flapMomentKgM(),
        Unit.KG_M,
        "computed: mass, that shape and radius");
    file.add(
        section,
        "flap_angle",
        blade.flapAngleRad(),
        Unit.DEG,
        "computed: direction of that mode of the twisted blade, by mass");
    file.add(
        section,
        "flap_shape_exponent",
        blade.flapShapeExponent(),
        Unit.NONE,
        "computed: first flap mode of the blade file");
    file.add(
        section,
        "gravity_root_moment",
        steadyRootMomentNm(points.get(0).pitchRad()),
        Unit.KNM,
        "computed: what does not grow with the square of the speed, at like tip-speed ratios");
    file.add(
        section,
        "gravity_root_moment_cyclic",
        model.gravityMPerS2() * blade.momentOfRadialWeight(full.bending(), 0),
        Unit.KNM,
        "computed: weight of the coned and bent blade at rated wind");
  }

  /** From two rotor speeds at each of some tip-speed ratios: weight, and what bends with it. */
  private double steadyRootMomentNm(double pitchRad) {
    double fast = machine.ratedRotorSpeedRadPerS();
    double slow = SLOWEST_SHARE * fast;
    double share = Math.pow(slow / fast, 2);
    double sum = 0;
    for (double ratio : TIP_SPEED_RATIOS) {
      double fastNm = rotor.bent(fast * radiusM / ratio, fast, pitchRad).rootMomentNm();
      double slowNm = rotor.bent(slow * radiusM / ratio, slow, pitchRad).rootMomentNm();
      sum += (slowNm - share * fastNm) / (1 - share);
    }
    return sum / TIP_SPEED_RATIOS.length;
  }

  /** Tip over root moment as the wind changes, mean over steady operation near rated. */
  private double compliance(List<SteadyOperation.Point> points, double ratedWind) {
    double sum = 0;
    int count = 0;
    for (SteadyOperation.Point point : points) {
      if (Math.abs(point.windMps() - ratedWind) <= NEAR_RATED_MPS) {
        BentRotor.Loads less = near(point, -WIND_CHANGE_MPS);
        BentRotor.Loads more = near(point, WIND_CHANGE_MPS);
        sum += (more.tipM() - less.tipM()) / (more.rootMomentNm() - less.rootMomentNm());
        count++;
      }
    }
    return sum / count;
  }

  private BentRotor.Loads near(SteadyOperation.Point point, double changeMps) {
    return rotor.bent(point.windMps() + changeMps, point.rotorSpeedRadPerS(), point.pitchRad());
  }

  private void addAerodynamics(ParameterText file, String stem) {
    String section = "aerodynamics";
    ModelFiles.BladeShape shape = model.shape();
    double area = 0;
    double twist = 0;
    for (int i = 1; i < shape.spanM().length; i++) {
      double piece =
          (shape.spanM()[i] - shape.spanM()[i - 1])
              * (shape.chordM()[i] + shape.chordM()[i - 1])
              / 2;
      area += piece;
      twist += piece * (shape.twistRad()[i] + shape.twistRad()[i - 1]) / 2;
    }
    file.addLine(
        section,
        "flexible_rotor: {file: %s-bent.csv, source: 'computed: blade-element momentum, bent'}"
            .formatted(stem));
    file.add(
        section,
        "flexible_rotor_speed",
        machine.ratedRotorSpeedRadPerS(),
        Unit.RPM,
        "computed: the set of rows to use, rated speed");
    file.addLine(
        section,
        "rigid_rotor: {file: %s-rigid.csv, source: 'computed: blade-element momentum, rigid'}"
            .formatted(stem));
    file.add(
        section,
        "plate_solidity",
        3 * area / (Math.PI * radiusM * radiusM),
        Unit.NONE,
        "computed: blade area over rotor area");
    file.add(section, "plate_normal_coefficient", 2, Unit.NONE, "assumed: flat plate");
    file.add(section, "plate_friction_coefficient", 0.02, Unit.NONE, "assumed: thick airfoils");
    file.add(section, "plate_twist", twist / area, Unit.DEG, "computed: mean twist by area");
    file.add(section, "plate_radius_fraction", 0.65, Unit.NONE, "assumed");
  }

  private void addDriveTrain(ParameterText file) {
    ModelFiles.DriveTrain train = model.driveTrain();
    String section = "drive_train";
    file.add(section, "gear_ratio", train.gearRatio(), Unit.NONE, "model: GBRatio");
    file.add(
        section, "gearbox_efficiency", train.gearboxEfficiency(), Unit.PERCENT, "model: GBoxEff");
    file.add(
        section, "generator_inertia", train.generatorInertiaKgM2(), Unit.KG_M2, "model: GenIner");
    file.add(
        section, "shaft_stiffness", train.stiffnessNmPerRad(), Unit.NM_PER_RAD, "model: DTTorSpr");
    file.add(
        section, "shaft_damping", train.dampingNmSPerRad(), Unit.NM_S_PER_RAD, "model: DTTorDmp");
    file.add(
        section,
        "generator_efficiency",
        train.generatorEfficiency(),
        Unit.PERCENT,
        "model: GenEff");
  }

  private void addTower(ParameterText file) {
    String section = "tower";
    TowerModes.Mode foreAft = tower.foreAft();
    file.add(
        section,
        "fore_aft_frequency",
        foreAft.frequencyRadPerS(),
        Unit.HZ,
        "computed: first mode with weight and inertia of what is on top");
    file.add(
        section,
        "side_side_frequency",
        tower.sideSide().frequencyRadPerS(),
        Unit.HZ,
        "computed: first mode, the same");
    file.add(
        section,
        "damping",
        foreAft.dampingRatio(),
        Unit.PERCENT,
        "computed: TwrFADmp, of the tower alone, with its top");
    file.add(
        section,
        "stiffness",
        tower.stiffnessNPerM(),
        Unit.N_PER_M,
        "computed: first mode, force at the hub");
    file.add(
        section,
        "drag",
        tower.dragNPerMps2(LoadTables.AIR_DENSITY),
        Unit.N_S2_PER_M2,
        "computed: TwrDiam and TwrCd over the mode");
    file.add(section, "offset", tower.offsetM(), Unit.M, "computed: weight over the tower's side");
    file.add(section, "radius", tower.radiusM(), Unit.M, "model: TwrDiam");
    file.add(section, "top_slope", foreAft.slopePerM(), Unit.PER_M, "computed: mode shape");
    file.add(
        section,
        "base_moment_lever",
        tower.baseMomentLeverM(),
        Unit.M,
        "computed: hub height, tilt, and the weight that leans");
    file.add(
        section,
        "base_inertia_lever",
        tower.baseInertiaLeverM(),
        Unit.M,
        "computed: inertia forces of the mode");
    file.add(
        section,
        "base_moment_offset",
        tower.baseMomentOffsetNm(),
        Unit.KNM,
        "computed: weight over the tower's side");
    file.add(section, "base_drag_lever", tower.baseDragLeverM(), Unit.M, "computed: as drag");
  }

  private void addDrives(ParameterText file, double ratedTorqueNm) {
    ActuatorSettings drives = ActuatorSettings.DEFAULTS;
    String told = machine.source();
    assumed.add("the model's pitch and torque drives are ideal: usual ones are taken");
    file.add(
        "pitch_actuator",
        "frequency",
        drives.pitchFrequencyHz() * 2 * Math.PI,
        Unit.HZ,
        "assumed: as tipspeed's drives everywhere");
    file.add("pitch_actuator", "damping", drives.pitchDamping(), Unit.NONE, "assumed");
    add(
        file,
        "pitch_actuator",
        "max_rate",
        machine.pitchRateRadPerS(),
        PITCH_RATE_RAD_PER_S,
        Unit.DEG_PER_S,
        told);
    add(
        file,
        "pitch_actuator",
        "min_angle",
        Math.min(0, machine.finePitchRad()),
        0,
        Unit.DEG,
        told);
    add(
        file,
        "pitch_actuator",
        "max_angle",
        machine.mostPitchRad(),
        MOST_PITCH_RAD,
        Unit.DEG,
        told);
    file.add(
        "torque_actuator",
        "time_constant",
        drives.torqueTimeConstantS(),
        Unit.S,
        "assumed: converter");
    add(
        file,
        "torque_actuator",
        "max_rate",
        machine.torqueRateNmPerS(),
        TORQUE_RATE_SHARE_PER_S * ratedTorqueNm,
        Unit.KNM_PER_S,
        told);
    add(
        file,
        "torque_actuator",
        "max_torque",
        machine.mostTorqueNm(),
        MORE_TORQUE * ratedTorqueNm,
        Unit.KNM,
        told);
    add(
        file,
        "yaw_drive",
        "max_rate",
        machine.yawRateRadPerS(),
        YAW_RATE_RAD_PER_S,
        Unit.DEG_PER_S,
        told);
  }

  private void add(
      ParameterText file,
      String section,
      String key,
      double told,
      double otherwise,
      Unit unit,
      String source) {
    if (Double.isNaN(told)) {
      assumed.add("%s.%s: %s".formatted(section, key, unit.text(otherwise)));
    }
    file.add(
        section,
        key,
        Double.isNaN(told) ? otherwise : told,
        unit,
        Double.isNaN(told) ? "assumed" : source);
  }

  private List<String> summary(
      SteadyOperation.Best best, double ratedWind, List<SteadyOperation.Point> points) {
    double[] flap = blade.frequenciesRadPerS(machine.ratedRotorSpeedRadPerS());
    return List.of(
        String.format(
            Locale.ROOT,
            "best power coefficient %.3f of the hub wind, at tip-speed ratio %.2f and %.2f deg",
            best.powerCoefficient(),
            best.tipSpeedRatio(),
            Math.toDegrees(best.pitchRad())),
        String.format(
            Locale.ROOT,
            "rated wind %.2f m/s; pitch %.2f deg at 25 m/s; rotor speed from %.2f to %.2f rpm",
            ratedWind,
            Math.toDegrees(points.get(points.size() - 1).pitchRad()),
            Unit.RPM.fromSi(points.get(0).rotorSpeedRadPerS()),
            Unit.RPM.fromSi(machine.ratedRotorSpeedRadPerS())),
        String.format(
            Locale.ROOT,
            "tower %.4f Hz fore-aft, %.4f side-side; blade %.3f Hz flap, %.3f edge at rated speed",
            tower.foreAft().frequencyRadPerS() / (2 * Math.PI),
            tower.sideSide().frequencyRadPerS() / (2 * Math.PI),
            flap[0] / (2 * Math.PI),
            flap[1] / (2 * Math.PI)),
        String.format(
            Locale.ROOT,
            "rotor %.1f t, tower top %.1f t; stiffness %.4g N/m",
            (model.masses().hubKg() + 3 * blade.massKg()) / 1e3,
            tower.topKg() / 1e3,
            tower.stiffnessNPerM()));
  }
}
