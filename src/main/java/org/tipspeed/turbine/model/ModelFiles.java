package org.tipspeed.turbine.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tipspeed.turbine.TurbineException;

/**
 * What the files of an OpenFAST model (3.5 to 5) say of its turbine, in SI units and radians.
 *
 * @param airDensityKgPerM3 of the model's runs
 * @param assumed what the files leave open, or say and the twin cannot have; sentences
 */
record ModelFiles(
    String name,
    double airDensityKgPerM3,
    double gravityMPerS2,
    Geometry geometry,
    Masses masses,
    DriveTrain driveTrain,
    BladeStructure blade,
    BladeShape shape,
    TowerStructure tower,
    Momentum momentum,
    Optional<Path> controllerInput,
    List<String> assumed) {

  /** Parts of models that the twin does not have, by the names of the flag that leaves them out. */
  static final String PLATFORM = "platform";

  static final String BEAMDYN = "beamdyn";

  private static final int MODE_COEFFICIENTS = 5;

  /** Columns of tables that are looked at. */
  private static final String[] BLADE = {"BlFract", "StrcTwst", "BMassDen", "FlpStff", "EdgStff"};

  private static final String[] SHAPE = {"BlSpn", "BlCrvAC", "BlTwist", "BlChord", "BlAFID"};
  private static final String[] TOWER = {"HtFract", "TMassDen", "TwFAStif", "TwSSStif"};

  /**
   * @param coneRad of the blades, downwind positive
   * @param tiltRad of the shaft, upwind end up positive
   * @param overhangM from the tower's axis to the rotor's centre, upwind positive
   * @param towerBaseM height of the tower's base above ground or sea
   * @param towerHeightM of its top above its base
   * @param towerToShaftM from the tower's top up to the shaft, at the tower's axis
   */
  record Geometry(
      double tipRadiusM,
      double hubRadiusM,
      double coneRad,
      double tiltRad,
      double overhangM,
      double towerBaseM,
      double towerHeightM,
      double towerToShaftM) {

    double hubHeightM() {
      return towerBaseM + towerHeightM + hubUpM();
    }

    /** From the tower's top to the rotor's centre. */
    double hubUpM() {
      return towerToShaftM + overhangM * Math.sin(tiltRad);
    }
  }

  /**
   * @param nacelleDownwindM from the tower's top to the nacelle's centre of mass
   * @param nacelleUpM the same upwards
   */
  record Masses(
      double hubKg,
      double hubInertiaKgM2,
      double nacelleKg,
      double nacelleDownwindM,
      double nacelleUpM,
      double yawBearingKg) {}

  /** Stiffness and damping on the rotor's side of the gear, inertia on the generator's. */
  record DriveTrain(
      double gearRatio,
      double gearboxEfficiency,
      double generatorEfficiency,
      double generatorInertiaKgM2,
      double stiffnessNmPerRad,
      double dampingNmSPerRad) {}

  /**
   * @param fraction of the blade's length, from 0 to 1
   * @param twistRad of the structure, positive towards feather
   * @param flap1 coefficients of the mode shape, of powers 2 to 6 of the fraction
   * @param nodes elements that the model lumps the blade into
   */
  record BladeStructure(
      double[] fraction,
      double[] twistRad,
      double[] massKgPerM,
      double[] flapStiffnessNm2,
      double[] edgeStiffnessNm2,
      double[] flap1,
      double[] flap2,
      double[] edge,
      double flapTuner,
      double flapDampingRatio,
      int nodes) {}

  /**
   * @param spanM from the blade's root
   * @param bendM out of the straight blade, downwind positive
   */
  record BladeShape(
      double[] spanM, double[] bendM, double[] twistRad, double[] chordM, List<Polar> polars) {}

  /**
   * @param fraction of the tower's height, from 0 to 1
   * @param elevationM of the rows of diameter and drag coefficient; empty without drag
   */
  record TowerStructure(
      double[] fraction,
      double[] massKgPerM,
      double[] foreAftStiffnessNm2,
      double[] sideSideStiffnessNm2,
      double[] foreAft,
      double[] sideSide,
      double foreAftTuner,
      double sideSideTuner,
      double foreAftDampingRatio,
      double sideSideDampingRatio,
      double[] elevationM,
      double[] diameterM,
      double[] dragCoefficient) {}

  /** What the model's momentum theory accounts for. */
  record Momentum(
      boolean tipLoss,
      boolean hubLoss,
      boolean tangentialInduction,
      boolean dragInAxial,
      boolean dragInTangential) {}

  /**
   * @param leftOut what of the model may be left out, such as {@link #PLATFORM}
   * @throws TurbineException with file, line and reason, if there can be no twin of it
   */
  static ModelFiles read(Path file, Set<String> leftOut) {
    if (!file.getFileName().toString().endsWith(".fst")) {
      throw KeyedText.refused(
          "%s is no OpenFAST model: name its main input file (.fst)".formatted(file), null);
    }
    return new Reader(KeyedText.read(file), leftOut).read();
  }

  /** Goes through the files. */
  private static final class Reader {

    private final KeyedText main;
    private final Set<String> leftOut;
    private final KeyedText structure;
    private final KeyedText aerodynamics;
    private final KeyedText servo;
    private final List<String> assumed = new ArrayList<>();

    Reader(KeyedText main, Set<String> leftOut) {
      this.main = main;
      this.leftOut = leftOut;
      requireModules();
      structure = named(main, "EDFile");
      aerodynamics = named(main, "AeroFile");
      servo = main.number("CompServo") == 1 ? named(main, "ServoFile") : null;
    }

    private void requireModules() {
      double elastic = main.number("CompElast");
      if (elastic == 2) {
        leaveOut(main, "CompElast", BEAMDYN, "1 (ElastoDyn)", "blades bend as ElastoDyn's");
      } else if (elastic != 1) {
        throw main.complaint("CompElast", "1");
      }
      if (main.number("CompAero") != 2) {
        throw main.complaint("CompAero", "2: the twin's loads are computed from AeroDyn's files");
      }
      for (String key : List.of("CompHydro", "CompSub", "CompMooring", "CompIce", "MHK")) {
        if (main.has(key) && main.number(key) != 0) {
          leaveOut(main, key, PLATFORM, "0", "the tower stands on rigid ground");
        }
      }
    }

    private void leaveOut(
        KeyedText text, String key, String part, String wanted, String consequence) {
      if (!leftOut.contains(part)) {
        throw text.complaint(
            key, "%s; or leave it out (--leave-out %s: %s)".formatted(wanted, part, consequence));
      }
      assumed.add(
          "%s of %s is left out: %s".formatted(key, text.file().getFileName(), consequence));
    }

    private static KeyedText named(KeyedText text, String key) {
      Path file = text.path(key);
      if (!Files.isRegularFile(file)) {
        throw text.complaint(key, "a file that is there");
      }
      return KeyedText.read(file);
    }

    ModelFiles read() {
      requireDegreesOfFreedom();
      Geometry geometry = geometry();
      return new ModelFiles(
          name(),
          airDensity(),
          main.has("Gravity") ? main.within("Gravity", 1, 30) : structure.within("Gravity", 1, 30),
          geometry,
          masses(),
          driveTrain(),
          bladeStructure(),
          shape(geometry),
          tower(),
          momentum(),
          controllerInput(),
          assumed);
    }

    private void requireDegreesOfFreedom() {
      if (structure.number("NumBl") != 3) {
        throw structure.complaint("NumBl", "3");
      }
      if (!structure.flag("GenDOF")) {
        throw structure.complaint("GenDOF", "True: the twin's rotor turns as the torques want");
      }
      Stream.of("PtfmSgDOF", "PtfmSwDOF", "PtfmHvDOF", "PtfmRDOF", "PtfmPDOF", "PtfmYDOF")
          .filter(structure::flag)
          .findFirst()
          .ifPresent(
              key ->
                  leaveOut(structure, key, PLATFORM, "False", "the tower stands on rigid ground"));
      for (String key : List.of("FlapDOF1", "DrTrDOF", "TwFADOF1", "TwSSDOF1")) {
        if (!structure.flag(key)) {
          assumed.add(
              "%s is False in %s: the twin has it all the same, from the numbers in the files"
                  .formatted(key, structure.file().getFileName()));
        }
      }
    }

    private String name() {
      String file = main.file().getFileName().toString();
      return file.substring(0, file.length() - ".fst".length());
    }

    private double airDensity() {
      KeyedText from = aerodynamics.isDefault("AirDens") ? main : aerodynamics;
      return from.within("AirDens", 0, 10);
    }

    private Geometry geometry() {
      Geometry geometry =
          new Geometry(
              structure.within("TipRad", 0, 500),
              structure.within("HubRad", 0, 50),
              Math.toRadians(structure.within("PreCone(1)", -30, 30)),
              -Math.toRadians(structure.within("ShftTilt", -45, 45)),
              -structure.within("OverHang", -100, 100),
              structure.number("TowerBsHt"),
              structure.within("TowerHt", 0, 1000) - structure.number("TowerBsHt"),
              structure.within("Twr2Shft", -1, 50));
      if (geometry.overhangM() <= 0) {
        throw structure.complaint("OverHang", "below 0: the twin's rotor is upwind of its tower");
      }
      if (geometry.hubRadiusM() >= geometry.tipRadiusM()) {
        throw structure.complaint("HubRad", "below TipRad");
      }
      return geometry;
    }

    private Masses masses() {
      return new Masses(
          structure.upTo("HubMass", 1e7),
          structure.upTo("HubIner", 1e9),
          structure.upTo("NacMass", 1e8),
          structure.number("NacCMxn"),
          structure.number("NacCMzn"),
          structure.upTo("YawBrMass", 1e7));
    }

    private DriveTrain driveTrain() {
      double generatorEfficiency = 1;
      if (servo == null) {
        assumed.add("the model has no ServoDyn: generator efficiency 100 %");
      } else {
        generatorEfficiency = servo.within("GenEff", 0, 100) / 100;
      }
      return new DriveTrain(
          structure.within("GBRatio", 0, 1000),
          structure.within("GBoxEff", 0, 100) / 100,
          generatorEfficiency,
          structure.within("GenIner", 0, 1e9),
          structure.within("DTTorSpr", 0, 1e13),
          structure.within("DTTorDmp", 0, 1e12));
    }

    private BladeStructure bladeStructure() {
      KeyedText text = named(structure, structure.oneOf("BldFile(1)", "BldFile1"));
      int stations = text.count("NBlInpSt", 2, 10_000);
      double[][] rows = text.columns(stations, BLADE);
      double mass = text.within("AdjBlMs", 0, 100);
      double flap = text.within("AdjFlSt", 0, 100);
      double edge = text.within("AdjEdSt", 0, 100);
      requireFractions(text, "BlFract", rows);
      for (int column : new int[] {2, 3, 4}) {
        requirePositive(text, rows, List.of(BLADE), column);
      }
      return new BladeStructure(
          column(rows, 0, 1),
          column(rows, 1, Math.toRadians(1)),
          column(rows, 2, mass),
          column(rows, 3, flap),
          column(rows, 4, edge),
          mode(text, "BldFl1Sh"),
          mode(text, "BldFl2Sh"),
          mode(text, "BldEdgSh"),
          text.within(text.oneOf("FlStTunr(1)", "FlStTunr1"), 0, 100),
          text.within(text.oneOf("BldFlDmp(1)", "BldFlDmp1"), 0, 100) / 100,
          structure.count("BldNodes", 2, 10_000));
    }

    private static void requireFractions(KeyedText text, String heading, double[][] rows) {
      for (int i = 1; i < rows.length; i++) {
        if (!(rows[i][0] > rows[i - 1][0])) {
          throw text.complaintOfRow(
              heading,
              i,
              "%s must rise from row to row, but %s comes after %s"
                  .formatted(heading, rows[i][0], rows[i - 1][0]));
        }
      }
    }

    /**
     * @param names of the columns, the first of which heads the table
     */
    private static void requirePositive(
        KeyedText text, double[][] rows, List<String> names, int column) {
      for (int i = 0; i < rows.length; i++) {
        if (!(rows[i][column] > 0)) {
          throw text.complaintOfRow(
              names.get(0),
              i,
              "%s must be above 0, was %s".formatted(names.get(column), rows[i][column]));
        }
      }
    }

    /** Of the powers 2 to 6; at the tip the shape is 1. */
    private static double[] mode(KeyedText text, String key) {
      double[] mode = new double[MODE_COEFFICIENTS];
      double tip = 0;
      for (int i = 0; i < mode.length; i++) {
        mode[i] = text.number("%s(%d)".formatted(key, i + 2));
        tip += mode[i];
      }
      if (!(Math.abs(tip - 1) < 0.01)) {
        throw text.complaint(
            key + "(2)",
            "one of five coefficients that sum to 1 (they sum to %.4g)".formatted(tip));
      }
      return mode;
    }

    private BladeShape shape(Geometry geometry) {
      KeyedText text = named(aerodynamics, aerodynamics.oneOf("ADBlFile(1)", "ADBlFile1"));
      int nodes = text.count("NumBlNds", 2, 10_000);
      double[][] rows = text.columns(nodes, SHAPE);
      requireFractions(text, "BlSpn", rows);
      double lengthM = geometry.tipRadiusM() - geometry.hubRadiusM();
      double spanM = rows[nodes - 1][0];
      if (!(Math.abs(spanM - lengthM) < 0.01 * lengthM)) {
        throw text.complaintOfRow(
            "BlSpn",
            nodes - 1,
            "the last BlSpn must be TipRad - HubRad = %.4g m as in %s, was %.4g"
                .formatted(lengthM, structure.file(), spanM));
      }
      requirePositive(text, rows, List.of(SHAPE), 3);
      List<Polar> airfoils =
          aerodynamics.paths("AFNames", aerodynamics.count("NumAFfiles", 1, 1000)).stream()
              .map(file -> Polar.read(file, hasUnsteadyAirfoils()))
              .toList();
      List<Polar> polars = new ArrayList<>();
      for (int i = 0; i < nodes; i++) {
        double airfoil = rows[i][4];
        if (!(airfoil >= 1 && airfoil <= airfoils.size())) {
          throw text.complaintOfRow(
              "BlSpn",
              i,
              "BlAFID must be from 1 to NumAFfiles (%d), was %s"
                  .formatted(airfoils.size(), airfoil));
        }
        polars.add(airfoils.get((int) airfoil - 1));
      }
      return new BladeShape(
          column(rows, 0, 1),
          column(rows, 1, 1),
          column(rows, 2, Math.toRadians(1)),
          column(rows, 3, 1),
          List.copyOf(polars));
    }

    /** Of 3.5 and before: AFAeroMod 2. */
    private boolean hasUnsteadyAirfoils() {
      return aerodynamics.has("AFAeroMod")
          ? aerodynamics.number("AFAeroMod") == 2
          : aerodynamics.number("UA_Mod") > 0;
    }

    private TowerStructure tower() {
      KeyedText text = named(structure, "TwrFile");
      int stations = text.count("NTwInpSt", 2, 10_000);
      double[][] rows = text.columns(stations, TOWER);
      requireFractions(text, "HtFract", rows);
      for (int column : new int[] {1, 2, 3}) {
        requirePositive(text, rows, List.of(TOWER), column);
      }
      boolean drag = aerodynamics.flag("TwrAero");
      boolean drawn = aerodynamics.number("TwrPotent") != 0 || drag;
      int nodes = drawn ? aerodynamics.count("NumTwrNds", 2, 10_000) : 0;
      double[][] shape =
          drawn ? aerodynamics.columns(nodes, "TwrElev", "TwrDiam", "TwrCd") : new double[0][];
      if (!drawn) {
        assumed.add("the model's tower neither drags nor dams the wind: nor does the twin's");
      }
      return new TowerStructure(
          column(rows, 0, 1),
          column(rows, 1, text.within("AdjTwMa", 0, 100)),
          column(rows, 2, text.within("AdjFASt", 0, 100)),
          column(rows, 3, text.within("AdjSSSt", 0, 100)),
          mode(text, "TwFAM1Sh"),
          mode(text, "TwSSM1Sh"),
          text.within("FAStTunr(1)", 0, 100),
          text.within("SSStTunr(1)", 0, 100),
          text.within("TwrFADmp(1)", 0, 100) / 100,
          text.within("TwrSSDmp(1)", 0, 100) / 100,
          column(shape, 0, 1),
          column(shape, 1, 1),
          column(shape, 2, drag ? 1 : 0));
    }

    private Momentum momentum() {
      return new Momentum(
          aerodynamics.flag("TipLoss"),
          aerodynamics.flag("HubLoss"),
          aerodynamics.flag("TanInd"),
          aerodynamics.flag("AIDrag"),
          aerodynamics.flag("TIDrag"));
    }

    /** The controller's own input file, which may hold what ServoDyn does not. */
    private Optional<Path> controllerInput() {
      return Optional.ofNullable(servo)
          .filter(text -> text.has("DLL_InFile"))
          .map(text -> text.path("DLL_InFile"))
          .filter(Files::isRegularFile);
    }

    private static double[] column(double[][] rows, int column, double factor) {
      double[] values = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        values[i] = rows[i][column] * factor;
      }
      return values;
    }
  }
}
