package org.tipspeed.turbine.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineSheet;

/**
 * Makes a turbine of the built-in simulator from ROSCO's performance table and its input file. What
 * these do not say, such as blades, shaft and tower, is that of a known turbine, scaled by
 * similarity: lengths with the radius, masses with its third power, frequencies with its inverse.
 */
public final class TableTurbine {

  /** Where the thrust acts, over the radius. */
  private static final double LOAD_RADIUS_FRACTION = 0.68;

  /** Moments of the wind grow with the third power of the size, those of weight with one more. */
  private static final int MOMENT_OF_WEIGHT = 4;

  private static final double FIRST_WIND_MPS = 3;
  private static final double LAST_WIND_MPS = 25;
  private static final double FASTEST_RATIO_STEP = 0.02;

  private final PerformanceTable table;
  private final RoscoInput rosco;
  private final Machine machine;
  private final double radiusM;
  private final double gearRatio;
  private final double efficiency;
  private final double airDensity;
  private final double finePitchDeg;
  private final double bestRatio;

  private TableTurbine(Path tableFile, Path controllerInput) {
    table = PerformanceTable.read(tableFile);
    rosco = RoscoInput.read(controllerInput);
    if (!rosco.isRosco()) {
      throw KeyedText.refused(
          "%s is no input file of ROSCO: it has no lines VS_RtPwr and VS_RefSpd"
              .formatted(controllerInput),
          null);
    }
    gearRatio = positive("WE_GearboxRatio");
    radiusM = positive("WE_BladeRadius");
    airDensity = positive("WE_RhoAir");
    efficiency = positive("VS_GenEff") / 100;
    machine = Machine.of(rosco, gearRatio);
    positive("VS_RtPwr");
    positive("VS_RefSpd");
    finePitchDeg =
        Double.isNaN(machine.finePitchRad()) ? 0 : Math.toDegrees(machine.finePitchRad());
    double best = table.tipSpeedRatio()[0];
    double last = table.tipSpeedRatio()[table.tipSpeedRatio().length - 1];
    for (double ratio = best; ratio <= last; ratio += FASTEST_RATIO_STEP) {
      if (table.powerAt(ratio, finePitchDeg) > table.powerAt(best, finePitchDeg)) {
        best = ratio;
      }
    }
    bestRatio = best;
  }

  private double positive(String key) {
    double value = rosco.number(key);
    if (!(value > 0 && value < 1e12)) {
      throw KeyedText.refused(
          "%s: %s must be above 0, was %s".formatted(rosco.file(), key, value), null);
    }
    return value;
  }

  /**
   * @param tableFile ROSCO's table of power and thrust coefficients
   * @param controllerInput ROSCO's input file
   * @param hubHeightM [m]; absent for that of the known turbine, scaled
   * @param known turbine that lends what is not said
   * @param name of the turbine, for people
   * @param stem of the names of the tables
   * @throws TurbineException with file, line and reason, if the files cannot be used
   */
  public static TurbineModel.Made make(
      Path tableFile,
      Path controllerInput,
      Optional<Double> hubHeightM,
      TurbineSheet known,
      String name,
      String stem) {
    return new TableTurbine(tableFile, controllerInput).made(hubHeightM, known, name, stem);
  }

  private TurbineModel.Made made(
      Optional<Double> hubHeightM, TurbineSheet known, String name, String stem) {
    double scale = radiusM / known.description().rotorRadiusM();
    String lender = known.description().name();
    ParameterText file =
        new ParameterText(
            name,
            List.of(
                "%s, from a table of rotor performance and %s"
                    .formatted(name, rosco.file().getFileName()),
                "by tipspeed turbine make. Each number says where it is from; scaled ones are",
                "those of the %s, by similarity with the rotor's radius.".formatted(lender)));
    Map<String, Double> told = told(known, scale);
    hubHeightM.ifPresent(height -> told.put("site.hub_height", height));
    List<String> assumed = new ArrayList<>();
    for (TurbineSheet.Number number : known.numbers()) {
      addTo(file, number, told, known, scale, stem, assumed);
    }
    List<SteadyState> states = states();
    file.addSteadyStates(states, "computed: table of rotor performance");
    Map<String, String> files = new TreeMap<>();
    files.put(".yaml", file.text());
    files.put("-bent.csv", bent());
    files.put("-rigid.csv", rigid());
    return new TurbineModel.Made(
        files,
        List.of(
            "scaled from the %s by %.3f, as neither table nor input file say them: %s"
                .formatted(lender, scale, String.join(", ", assumed))),
        List.of(
            String.format(
                Locale.ROOT,
                "best power coefficient %.3f at tip-speed ratio %.2f and %.2f deg",
                table.powerAt(bestRatio, finePitchDeg),
                bestRatio,
                finePitchDeg)));
  }

  private Map<String, Double> told(TurbineSheet known, double scale) {
    Map<String, Double> told = new TreeMap<>();
    told.put("site.rotor_radius", radiusM);
    told.put("rated.rotor_speed", machine.ratedRotorSpeedRadPerS());
    told.put("rated.generator_torque", ratedTorqueNm());
    told.put("rated.power", machine.ratedPowerW());
    told.put("drive_train.gear_ratio", gearRatio);
    told.put("drive_train.gearbox_efficiency", 1.0);
    told.put("drive_train.generator_efficiency", efficiency);
    told.put("aerodynamics.flexible_rotor_speed", machine.ratedRotorSpeedRadPerS());
    double total = positive("WE_Jtot");
    double knownRotor = known.description().driveTrainInertiaKgM2().orElseThrow();
    for (TurbineSheet.Number number : known.numbers()) {
      if (number.key().equals("rotor.inertia")) {
        double share = stated(number).si() / knownRotor;
        told.put("rotor.inertia", share * total);
        told.put("drive_train.generator_inertia", (1 - share) * total / (gearRatio * gearRatio));
      }
    }
    put(told, "pitch_actuator.max_rate", machine.pitchRateRadPerS());
    put(told, "pitch_actuator.max_angle", machine.mostPitchRad());
    put(told, "torque_actuator.max_torque", machine.mostTorqueNm());
    put(told, "torque_actuator.max_rate", machine.torqueRateNmPerS());
    told.put("pitch_actuator.min_angle", Math.toRadians(Math.min(0, finePitchDeg)));
    return told;
  }

  private static void put(Map<String, Double> told, String key, double value) {
    if (!Double.isNaN(value)) {
      told.put(key, value);
    }
  }

  private double ratedTorqueNm() {
    return machine.ratedPowerW() / efficiency / (machine.ratedRotorSpeedRadPerS() * gearRatio);
  }

  /** A number with its unit. */
  private record Stated(double si, Unit unit) {}

  private static Stated stated(TurbineSheet.Number number) {
    String[] words = number.value().split(" ", 2);
    String symbol = words.length > 1 ? words[1] : Unit.NONE.symbol();
    Unit unit =
        Arrays.stream(Unit.values())
            .filter(each -> each.symbol().equals(symbol))
            .findFirst()
            .orElseThrow();
    return new Stated(unit.toSi(Double.parseDouble(words[0])), unit);
  }

  private void addTo(
      ParameterText file,
      TurbineSheet.Number number,
      Map<String, Double> told,
      TurbineSheet known,
      double scale,
      String stem,
      List<String> assumed) {
    int dot = number.key().indexOf('.');
    if (dot < 0 || number.key().startsWith("baseline.")) {
      return;
    }
    String section = number.key().substring(0, dot);
    String key = number.key().substring(dot + 1);
    if (key.equals("flexible_rotor") || key.equals("rigid_rotor")) {
      String kind = key.equals("flexible_rotor") ? "bent" : "rigid";
      file.addLine(
          section,
          "%s: {file: %s-%s.csv, source: 'table of rotor performance'}".formatted(key, stem, kind));
      return;
    }
    Stated stated = stated(number);
    Double own = told.get(number.key());
    if (own != null) {
      file.add(section, key, own, stated.unit(), rosco.file().getFileName().toString());
      return;
    }
    boolean isWeight = key.startsWith("gravity_") || key.equals("base_moment_offset");
    int power = isWeight ? MOMENT_OF_WEIGHT : power(stated.unit());
    file.add(
        section,
        key,
        stated.si() * Math.pow(scale, power) * lightness(section, key, known, scale),
        stated.unit(),
        power == 0 ? "assumed: as the known turbine" : "assumed: scaled");
    if (power != 0) {
      assumed.add(number.key());
    }
  }

  /** Blades lighter than those of the known turbine, as the rotor's inertia tells, throughout. */
  private double lightness(String section, String key, TurbineSheet known, double scale) {
    if (!section.equals("blades")) {
      return 1;
    }
    double ratio =
        positive("WE_Jtot")
            / (known.description().driveTrainInertiaKgM2().orElseThrow() * Math.pow(scale, 5));
    boolean isMass = key.equals("first_moment") || key.matches("(gravity_|flap_(first|modal)_m).*");
    if (isMass || key.equals("flap_moment")) {
      return ratio;
    }
    return key.equals("flap_compliance") ? 1 / ratio : 1;
  }

  /** How a quantity grows with the size of machines that are alike, at the same tip speed. */
  private static int power(Unit unit) {
    return switch (unit) {
      case M, N_PER_M -> 1;
      case PER_M, HZ, RPM, RAD_PER_S, DEG_PER_S -> -1;
      case M_PER_NM -> -2;
      case KG, KNM, NM, NM_PER_RAD -> 3;
      case N_S2_PER_M2, KN, KW, KNM_PER_S -> 2;
      case KG_M, NM_S_PER_RAD -> 4;
      case KG_M2 -> 5;
      case S -> 1;
      default -> 0;
    };
  }

  private List<SteadyState> states() {
    List<SteadyState> states = new ArrayList<>();
    double rated = machine.ratedRotorSpeedRadPerS();
    double ratedOnShaftNm = ratedTorqueNm() * gearRatio;
    double least =
        Double.isNaN(machine.leastRotorSpeedRadPerS()) ? 0 : machine.leastRotorSpeedRadPerS();
    for (double wind = FIRST_WIND_MPS; wind <= LAST_WIND_MPS; wind++) {
      double windMps = wind;
      double speed = Math.max(least, Math.min(rated, bestRatio * wind / radiusM));
      double pitch = Math.toRadians(finePitchDeg);
      if (torqueNm(wind, speed, pitch) > ratedOnShaftNm) {
        RatedHold hold =
            RatedHold.of(
                (omega, angle) -> torqueNm(windMps, omega, angle),
                speed,
                rated,
                pitch,
                Math.toRadians(table.pitchDeg()[table.pitchDeg().length - 1]),
                ratedOnShaftNm);
        speed = hold.speedRadPerS();
        pitch = hold.pitchRad();
      }
      double torque = torqueNm(wind, speed, pitch);
      if (torque > 0) {
        states.add(
            new SteadyState(
                wind,
                new OperatingPoint(speed, pitch, Math.min(torque / gearRatio, ratedTorqueNm()))));
      }
    }
    return states;
  }

  private double torqueNm(double windMps, double speedRadPerS, double pitchRad) {
    double ratio = speedRadPerS * radiusM / windMps;
    return airDensity
        / 2
        * Math.PI
        * Math.pow(radiusM, 3)
        * windMps
        * windMps
        * table.powerAt(ratio, Math.toDegrees(pitchRad))
        / ratio;
  }

  private String bent() {
    StringBuilder text =
        new StringBuilder(
            "rotor_speed_rpm,blade_pitch_deg,wind_mps,tsr,cp,ct,blade1_root_oop_moment_kNm\n");
    double speed = machine.ratedRotorSpeedRadPerS();
    String rpm = ParameterText.rounded(Unit.RPM.fromSi(speed));
    for (int i = 0; i < table.tipSpeedRatio().length; i++) {
      double ratio = table.tipSpeedRatio()[i];
      double wind = speed * radiusM / ratio;
      for (int j = 0; j < table.pitchDeg().length; j++) {
        double thrust =
            LoadTables.AIR_DENSITY
                / 2
                * Math.PI
                * radiusM
                * radiusM
                * wind
                * wind
                * table.thrust()[i][j];
        text.append(
            String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%.6f,%.6f,%.1f%n",
                rpm,
                ParameterText.rounded(table.pitchDeg()[j]),
                ParameterText.rounded(wind),
                ParameterText.rounded(ratio),
                table.power()[i][j],
                table.thrust()[i][j],
                thrust * radiusM * LOAD_RADIUS_FRACTION / 3 / 1e3));
      }
    }
    return text.toString();
  }

  private String rigid() {
    StringBuilder text = new StringBuilder("tsr,pitch_deg,cp,ct\n");
    for (int i = 0; i < table.tipSpeedRatio().length; i++) {
      for (int j = 0; j < table.pitchDeg().length; j++) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s,%s,%.6f,%.6f%n",
                ParameterText.rounded(table.tipSpeedRatio()[i]),
                ParameterText.rounded(table.pitchDeg()[j]),
                table.power()[i][j],
                table.thrust()[i][j]));
      }
    }
    return text.toString();
  }
}
