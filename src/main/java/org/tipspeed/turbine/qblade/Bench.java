package org.tipspeed.turbine.qblade;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import org.tipspeed.isolation.ChildProgram;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineData;

/**
 * Where a question is asked: the library by itself, nothing assumed, with what is known so far. All
 * in the process of one question.
 */
final class Bench implements AutoCloseable {

  private final QBladeSettings settings;
  private final ProbeSettings probe;
  private final Map<Fact, Double> known;
  private final Path folder;
  private final LongSupplier nanoTime;
  private final NativeSimulator library;
  private final Project project;
  private final double[] operation = new double[NativeSimulator.BUFFER];

  Bench(
      QBladeSettings settings,
      ProbeSettings probe,
      Map<Fact, Double> known,
      Path folder,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.probe = probe;
    this.known = known;
    this.folder = folder;
    this.nanoTime = nanoTime;
    this.project = new Project(settings.project());
    this.library = NativeSimulator.open(new Installation(settings.library()));
  }

  /** Of a clock that only differences can be read from [s]. */
  double seconds() {
    return nanoTime.getAsLong() * 1e-9;
  }

  NativeSimulator library() {
    return library;
  }

  QBladeSettings settings() {
    return settings;
  }

  TurbineData turbine() {
    return settings.turbine();
  }

  ProbeSettings probe() {
    return probe;
  }

  Project project() {
    return project;
  }

  /** This process's own. */
  Path folder() {
    return folder;
  }

  double known(Fact fact) {
    return known.get(fact);
  }

  Bench load() {
    return load(project);
  }

  Bench load(Project other) {
    other.requireUsable();
    library.create(folder.resolve(ChildProgram.LIBRARY_LOG));
    library.load(other);
    return this;
  }

  /** Resets into steady wind and the schedule's operation there, with a ramp-up. */
  void reset(double windMps) {
    library.setPowerLawWind(windMps, 0, turbine().hubHeightM());
    resetInto(windMps, settings.rampUpS());
  }

  /** Resets with whatever wind the library has. */
  void resetInto(double windMps, double rampUpS) {
    OperatingPoint at = operation(windMps);
    double pitchDeg = Math.toDegrees(at.pitchRad());
    library.prepare(settings.timestepS(), rampUpS, at, pitchDeg);
    library.initialise();
    control(at.generatorTorqueNm(), pitchDeg);
    library.readOperation(operation);
  }

  OperatingPoint operation(double windMps) {
    return turbine().steadyStateAt(windMps);
  }

  /** As the library takes them, on whatever shaft and in whatever sense. */
  void control(double torqueNm, double pitchDeg) {
    library.setControl(QBladeLibrary.ControlValue.TORQUE, torqueNm);
    library.setControl(QBladeLibrary.ControlValue.YAW, 0);
    library.setControl(QBladeLibrary.ControlValue.PITCH_1, pitchDeg);
    library.setControl(QBladeLibrary.ControlValue.PITCH_2, pitchDeg);
    library.setControl(QBladeLibrary.ControlValue.PITCH_3, pitchDeg);
  }

  /** The torque that the library must be sent for one on the high-speed side. */
  double toShaft(double highSpeedTorqueNm) {
    return known(Fact.LOW_SPEED_SHAFT) == 1
        ? highSpeedTorqueNm * turbine().gearRatio()
        : highSpeedTorqueNm;
  }

  /** One step; the values are then in {@link #value}. */
  byte step() {
    byte answer = library.advance();
    library.readOperation(operation);
    return answer;
  }

  void steps(int count) {
    for (int i = 0; i < count; i++) {
      step();
    }
  }

  int stepsIn(double seconds) {
    return (int) Math.ceil(seconds / settings.timestepS());
  }

  double value(int index) {
    return operation[index];
  }

  double value(OperationValue value) {
    return operation[value.index()];
  }

  double[] values() {
    return operation.clone();
  }

  double rotorSpeedRpm() {
    return Unit.RPM.fromSi(value(OperationValue.ROTOR_SPEED));
  }

  @Override
  public void close() {
    library.close();
  }
}
