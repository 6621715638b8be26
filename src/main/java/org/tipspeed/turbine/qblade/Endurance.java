package org.tipspeed.turbine.qblade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tipspeed.turbine.TurbineException;

/** Questions about what happens again and again, at the end, and when it goes wrong. */
final class Endurance {

  private static final double OTHER_WIND_MPS = 8;
  private static final int SHORT_STEPS = 20;
  private static final int BEYOND = 10;
  private static final Path STATUS = Path.of("/proc/self/status");

  private Endurance() {}

  static Answer repeat(Bench bench) {
    bench.load();
    List<double[]> first = trace(bench, FirstContact.WIND_MPS);
    List<double[]> second = trace(bench, FirstContact.WIND_MPS);
    List<double[]> other = trace(bench, OTHER_WIND_MPS);
    if (same(first, other)) {
      return Answer.fail("another wind makes no difference after a reset");
    }
    return same(first, second)
        ? Answer.pass("two episodes are the same to the bit, another wind makes another")
        : Answer.fail("the same episode again gives other values: a reset leaves something behind");
  }

  private static List<double[]> trace(Bench bench, double windMps) {
    bench.reset(windMps);
    bench.control(bench.toShaft(bench.operation(windMps).generatorTorqueNm()), 0);
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < bench.probe().steps(); i++) {
      bench.step();
      values.add(bench.values());
    }
    return values;
  }

  private static boolean same(List<double[]> one, List<double[]> other) {
    return Arrays.deepEquals(one.toArray(), other.toArray());
  }

  /** The same run in this process as in another one that runs beside it. */
  static Answer trace(Bench bench) {
    bench.load();
    int digest = Arrays.deepHashCode(trace(bench, FirstContact.WIND_MPS).toArray());
    return Answer.pass("ran beside another process").with(Fact.TRACE, digest);
  }

  static Answer memory(Bench bench) {
    if (!Files.isReadable(STATUS)) {
      return Answer.unknown("this system does not tell the memory of a process");
    }
    bench.load();
    double before = 0;
    int warmUp = 2;
    for (int i = -warmUp; i < bench.probe().resets(); i++) {
      before = i == 0 ? residentMb() : before;
      bench.resetInto(FirstContact.WIND_MPS, Math.min(1, bench.settings().rampUpS()));
      bench.steps(SHORT_STEPS);
    }
    double growth = Math.max(0, (residentMb() - before) / bench.probe().resets());
    return Answer.pass(
            "%.2f MB per reset over %d resets, %.0f MB in all",
            growth, bench.probe().resets(), residentMb())
        .with(Fact.MEMORY_PER_RESET_MB, growth);
  }

  private static double residentMb() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new TurbineException(TurbineException.Kind.REFUSED, STATUS + ": " + e, e);
    }
  }

  /** With a copy of the definition that ends soon. */
  static Answer end(Bench bench) {
    Optional<Path> copy = shortened(bench);
    if (copy.isEmpty()) {
      return Answer.unknown(
          "no short copy can be made of a .qpr, or in a folder with blanks: keep episodes shorter");
    }
    bench.load(new Project(copy.get())).reset(FirstContact.WIND_MPS);
    double[] turned = new double[SHORT_STEPS + BEYOND];
    double azimuth = bench.value(OperationValue.AZIMUTH);
    for (int i = 0; i < turned.length; i++) {
      byte answer = bench.step();
      double next = bench.value(OperationValue.AZIMUTH);
      turned[i] = (next - azimuth + 360) % 360;
      azimuth = next;
      boolean dead = bench.known(Fact.ANSWERS_SUCCESS) == 1 && answer == 0;
      if (dead || !Double.isFinite(bench.value(OperationValue.ROTOR_SPEED))) {
        return Answer.pass("stops at step %d of %d", i + 1, SHORT_STEPS);
      }
    }
    boolean stumbles = turned[SHORT_STEPS - 1] < 0.5 * turned[SHORT_STEPS - 2];
    return Answer.pass(
        stumbles
            ? "goes on past its last step, but the structure stands still for one"
            : "goes on past its last step");
  }

  /** The library puts the folder of the definition before every name in it. */
  private static Optional<Path> shortened(Bench bench) {
    Project project = bench.project();
    if (!project.isText()) {
      return Optional.empty();
    }
    Path turbine = project.file().resolveSibling(project.value("TURBFILE").orElseThrow());
    Path copy = bench.folder().resolve("short.sim");
    try {
      String fromCopy = bench.folder().toAbsolutePath().relativize(turbine).toString();
      String text =
          project.textWith(
              Map.of(
                  "NUMTIMESTEPS", Integer.toString(SHORT_STEPS),
                  "TURBFILE", fromCopy.replace('\\', '/')));
      Files.writeString(copy, text, StandardCharsets.ISO_8859_1);
      return fromCopy.contains(" ") ? Optional.empty() : Optional.of(copy);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // on another drive
    } catch (IOException e) {
      throw new TurbineException(TurbineException.Kind.REFUSED, copy + ": " + e, e);
    }
  }

  /**
   * Feathering at once breaks the blades of a model that has no actuators. What shows first, absurd
   * values or an answer, differs between releases.
   */
  static Answer failure(Bench bench) {
    bench.load().reset(FirstContact.WIND_MPS);
    bench.steps(SHORT_STEPS);
    bench.control(0, 90);
    int firstNan = 0;
    for (int i = 1; i <= 2 * SHORT_STEPS; i++) {
      byte answer = bench.step();
      if (bench.known(Fact.ANSWERS_SUCCESS) == 1 && answer == 0) {
        return Answer.pass("a broken structure is answered by false after %d step(s)", i)
            .with(Fact.ANSWERS_FAILURE, 1);
      }
      boolean nan = Double.isNaN(bench.value(OperationValue.ROTOR_SPEED));
      firstNan = nan && firstNan == 0 ? i : firstNan;
    }
    return firstNan > 0
        ? Answer.pass("a broken structure shows as NaN after %d step(s), never as false", firstNan)
        : Answer.pass("a pitch jump of 90 deg goes by");
  }
}
