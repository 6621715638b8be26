package org.tipspeed.turbine.openfast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.model.KeyedText;
import org.tipspeed.wind.InflowWindFile;
import org.tipspeed.wind.Site;

/**
 * The user's model. It stays as it is: each episode flies a working copy of its main file and of
 * those of ElastoDyn, InflowWind, ServoDyn and AeroDyn, in which the lines are replaced that have
 * to be. All other files are read where they are.
 */
final class Model {

  private static final String ELASTODYN = "EDFile";
  private static final String INFLOW = "InflowFile";
  private static final String SERVODYN = "ServoFile";
  private static final String AERODYN = "AeroFile";
  private static final String NEVER = "9999.9";

  /** By how much the settings' turbine may differ from the model's. */
  private static final double SAME = 0.01;

  /** Rows of output, which nobody reads, are this many steps apart. */
  private static final int STEPS_PER_ROW = 1000;

  private final KeyedText main;
  private final KeyedText structure;
  private final KeyedText inflow;
  private final KeyedText servo;
  private final KeyedText aerodynamics; // null without

  /**
   * What one flight replaces.
   *
   * @param initial rotor speed and pitch at the start
   * @param stepS [s]
   * @param durationS settling included [s]
   * @param wind what blows
   * @param controller the library that is to be asked for commands
   */
  record Flight(
      OperatingPoint initial,
      double stepS,
      double durationS,
      InflowWindFile wind,
      Site site,
      Path controller) {}

  private Model(KeyedText main) {
    this.main = main;
    requireModules();
    structure = named(ELASTODYN);
    inflow = named(INFLOW);
    servo = named(SERVODYN);
    aerodynamics = flowsOverBlades() ? named(AERODYN) : null;
    if (structure.number("NumBl") != 3) {
      throw structure.complaint("NumBl", "3");
    }
  }

  /**
   * @throws TurbineException with file, line and reason, if it cannot be flown
   */
  static Model read(Path file) {
    if (!file.getFileName().toString().endsWith(".fst")) {
      throw refused("%s is no OpenFAST model: name its main input file (.fst)".formatted(file));
    }
    return new Model(KeyedText.read(file));
  }

  private void requireModules() {
    require("CompElast", 1, 2);
    require("CompInflow", 1);
    require("CompAero", 0, 1, 2);
    require("CompServo", 1);
    if (main.has("NRotors")) {
      require("NRotors", 1);
    }
  }

  private void require(String key, int... values) {
    double found = main.number(key);
    if (Arrays.stream(values).noneMatch(value -> value == found)) {
      String wanted =
          String.join(" or ", Arrays.stream(values).mapToObj(Integer::toString).toList());
      throw main.complaint(key, wanted);
    }
  }

  private KeyedText named(String key) {
    Path file = main.path(key);
    if (!Files.isRegularFile(file)) {
      throw main.complaint(key, "a file that is there");
    }
    return KeyedText.read(file);
  }

  private boolean flowsOverBlades() {
    return main.number("CompAero") != 0;
  }

  /** Its own step [s]. */
  double stepS() {
    return main.number("DT");
  }

  /** What of our channels it has. */
  Set<OutputChannel> channels() {
    Set<OutputChannel> channels = EnumSet.allOf(OutputChannel.class);
    channels.removeIf(
        each ->
            each.module() == OutputChannel.Module.AERODYNAMICS && !flowsOverBlades()
                || each.module() == OutputChannel.Module.BLADES && main.number("CompElast") == 2);
    return channels;
  }

  /**
   * @throws TurbineException if the model is another turbine than the settings say
   */
  void requireIs(TurbineData turbine) {
    require("hub_height_m", turbine.hubHeightM(), hubHeightM(), structure);
    require("rotor_diameter_m", turbine.rotorDiameterM(), rotorDiameterM(), structure);
    require("gear_ratio", turbine.gearRatio(), gearRatio(), structure);
    turbine
        .generatorEfficiency()
        .ifPresent(told -> require("generator_efficiency", told, generatorEfficiency(), servo));
  }

  private double hubHeightM() {
    double tiltRad = Math.toRadians(structure.number("ShftTilt"));
    double aboveTowerM =
        structure.number("Twr2Shft") + structure.number("OverHang") * Math.sin(tiltRad);
    return structure.number("TowerHt") + aboveTowerM;
  }

  private double rotorDiameterM() {
    return 2 * structure.number("TipRad");
  }

  private double gearRatio() {
    return structure.number("GBRatio");
  }

  private double generatorEfficiency() {
    return servo.number("GenEff") / 100;
  }

  /** The same turbine as far as the model tells it. */
  TurbineData measured(TurbineData turbine) {
    return turbine
        .withHubHeightM(hubHeightM())
        .withRotorDiameterM(rotorDiameterM())
        .withGearRatio(gearRatio());
  }

  /** The operation that the model itself starts in; its torque is not among that. */
  OperatingPoint ownStart() {
    return OperatingPoint.of(structure.number("RotSpeed"), structure.number("BlPitch(1)"), 0);
  }

  /** What controllers and tasks may know of it. */
  TurbineDescription description(TurbineData turbine) {
    Set<Channel> reported = EnumSet.of(Channel.TIME);
    channels().forEach(each -> reported.add(each.channel()));
    return turbine.description(generatorEfficiency(), reported);
  }

  private static void require(String key, double told, double found, KeyedText from) {
    if (!(Math.abs(told - found) <= SAME * Math.abs(found))) {
      throw refused(
          "turbine.openfast.turbine.%s must be %s as in %s, was %s"
              .formatted(key, (float) found, from.file(), told));
    }
  }

  /**
   * Writes the working copy for a flight.
   *
   * @param folder replaced files are those of an earlier flight
   * @param densityKgPerM3 [kg/m3]; NaN for the model's own
   * @return its main file
   */
  Path write(Flight flight, double densityKgPerM3, Path folder) {
    KeyedText copy = main.copy();
    copy.resolveNames();
    setTimes(copy, flight);
    if (!Double.isNaN(densityKgPerM3)) {
      copy.set("AirDens", densityKgPerM3);
    }
    copy.set(ELASTODYN, structure(flight).writeTo(folder));
    copy.set(INFLOW, inflow(flight).writeTo(folder));
    copy.set(SERVODYN, servo(flight).writeTo(folder));
    if (aerodynamics != null) {
      copy.set(AERODYN, aerodynamics(densityKgPerM3).writeTo(folder));
    }
    return copy.writeTo(folder);
  }

  private static void setTimes(KeyedText copy, Flight flight) {
    copy.set("TMax", flight.durationS() + 2 * flight.stepS());
    copy.set("DT", flight.stepS());
    copy.set("DT_Out", flight.stepS() * STEPS_PER_ROW);
    copy.set("TStart", "0");
    copy.set("OutFileFmt", "1");
    copy.set("AbortLevel", "\"FATAL\"");
    copy.set("SttsTime", "1E+09");
    copy.set("ChkptTime", "1E+09");
    for (String key : List.of("Echo", "SumPrint", "Linearize")) {
      copy.set(key, "False");
    }
    copy.set("WrVTK", "0");
  }

  private KeyedText structure(Flight flight) {
    KeyedText copy = prepared(structure, OutputChannel.Module.STRUCTURE);
    if (channels().contains(OutputChannel.ROOT_OOP_1)) {
      copy.addOutputs(names(OutputChannel.Module.BLADES));
    }
    copy.set("RotSpeed", flight.initial().rotorSpeedRadPerS() * 30 / Math.PI);
    forBlades(copy, "BlPitch", Math.toDegrees(flight.initial().pitchRad()));
    return copy;
  }

  private KeyedText inflow(Flight flight) {
    KeyedText copy = prepared(inflow, OutputChannel.Module.INFLOW);
    double hubHeightM = flight.site().hubHeightM();
    copy.set("WindType", flight.wind().isUniform() ? "2" : "3");
    copy.set(flight.wind().isUniform() ? "FileName_Uni" : "FileName_BTS", flight.wind().file());
    copy.set("RefHt_Uni", hubHeightM);
    copy.set("RefLength", flight.site().rotorDiameterM());
    copy.set("PropagationDir", "0");
    copy.set("VFlowAng", "0");
    copy.setIfThere("VelInterpCubic", "False");
    copy.set("NWindVel", "1");
    copy.set("WindVxiList", "0");
    copy.set("WindVyiList", "0");
    copy.set("WindVziList", hubHeightM);
    return copy;
  }

  private KeyedText servo(Flight flight) {
    KeyedText copy = prepared(servo, OutputChannel.Module.SERVO);
    copy.set("PCMode", "5");
    copy.set("VSContrl", "5");
    copy.set("TPCOn", "0");
    copy.set("GenTiStr", "True");
    copy.set("GenTiStp", "True");
    copy.set("TimGenOn", "0");
    copy.set("TimGenOf", NEVER);
    copy.set("THSSBrDp", NEVER);
    copy.set("TYawManS", NEVER);
    forBlades(copy, "TPitManS", Double.parseDouble(NEVER));
    if (copy.has("PitNeut(1)")) {
      forBlades(copy, "PitNeut", Math.toDegrees(flight.initial().pitchRad()));
    }
    copy.set("DLL_FileName", flight.controller());
    copy.set("DLL_InFile", "\"unused\"");
    copy.set("DLL_ProcName", "\"DISCON\"");
    copy.set("DLL_DT", "\"default\"");
    copy.set("DLL_Ramp", "False");
    copy.set("BPCutoff", NEVER);
    copy.set("Ptch_Cntrl", "1");
    return copy;
  }

  private KeyedText aerodynamics(double densityKgPerM3) {
    KeyedText copy = prepared(aerodynamics, OutputChannel.Module.AERODYNAMICS);
    if (!Double.isNaN(densityKgPerM3)) {
      copy.set("AirDens", "\"default\"");
    }
    return copy;
  }

  private static KeyedText prepared(KeyedText text, OutputChannel.Module module) {
    KeyedText copy = text.copy();
    copy.resolveNames();
    copy.setIfThere("Echo", "False");
    copy.setIfThere("SumPrint", "False");
    copy.addOutputs(names(module));
    return copy;
  }

  private static List<String> names(OutputChannel.Module module) {
    return Arrays.stream(OutputChannel.values())
        .filter(channel -> channel.module() == module)
        .map(OutputChannel::outputName)
        .toList();
  }

  private static void forBlades(KeyedText copy, String key, double value) {
    for (int blade = 1; blade <= 3; blade++) {
      copy.set("%s(%d)".formatted(key, blade), value);
    }
  }

  private static TurbineException refused(String sentence) {
    return new TurbineException(Kind.REFUSED, sentence);
  }
}
