package org.tipspeed.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final String ROOT = "org.tipspeed";
  private static final String OFFENDER = ROOT + ".architecture.offender";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(OFFENDER);

  static Set<String> rules() {
    return new ArchitectureRules(ROOT).byName().keySet();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void program_keepsTheRule(String rule) {
    assertEquals(List.of(), violations(ROOT, rule, PROGRAM));
  }

  @ParameterizedTest
  @CsvSource({
    "package table, offender.nn.Network.rainflow> has type",
    "package table, offender.loads.Rainflow.network> has type",
    "package table, offender.plumbing.Helper is in a package that the table does not have",
    "no cycles, Cycle detected",
    "JNA, com.sun.jna.Pointer",
    "ND4J, org.nd4j.linalg.api.ndarray.INDArray",
    "JavaCPP, org.bytedeco.javacpp.DoublePointer",
    "random generators, java.util.Random.<init>(long)",
    "random generators, java.util.concurrent.ThreadLocalRandom.current()",
    "random generators, java.util.random.RandomGenerator.of(java.lang.String)",
    "random generators, java.util.random.RandomGeneratorFactory.getDefault()",
    "random generators, org.apache.commons.math3.random.MersenneTwister.<init>(int)",
    "random generators, calls method <java.lang.Math.random()>",
    "random generators, references method <java.lang.Math.random()>",
    "random generators, java.util.Collections.shuffle(java.util.List)",
    "printing, java.lang.System.out",
    "printing, java.lang.System.err",
    "exit, java.lang.System.exit(int)",
    "exit, java.lang.Runtime.halt(int)",
    "printing, printStackTrace()",
    "clocks, java.lang.System.currentTimeMillis()",
    "clocks, references method <java.lang.System.nanoTime()>",
    "clocks, java.time.Instant.now()",
    "clocks, java.time.LocalDateTime.now(java.time.ZoneId)",
    "clocks, java.time.Clock.systemUTC()",
    "clocks, java.util.Date.<init>()",
    "no Java serialization, java.io.ObjectOutputStream.<init>",
  })
  void offender_isCaught(String rule, String offence) {
    List<String> violations = violations(OFFENDER, rule, OFFENDERS);
    assertTrue(
        violations.stream().anyMatch(v -> v.contains(offence)),
        () -> offence + " is not among " + String.join("\n", violations));
  }

  @Test
  void everyRule_isBrokenByAnOffender() {
    for (String rule : rules()) {
      assertFalse(violations(OFFENDER, rule, OFFENDERS).isEmpty(), rule);
    }
  }

  @Test
  void clockThatIsHandedIn_isNoOffence() {
    assertTrue(
        violations(OFFENDER, "clocks", OFFENDERS).stream()
            .noneMatch(v -> v.contains("asksAClock")));
  }

  private static List<String> violations(String root, String rule, JavaClasses classes) {
    EvaluationResult result =
        new ArchitectureRules(root).byName().get(rule).allowEmptyShould(true).evaluate(classes);
    return result.getFailureReport().getDetails();
  }
}
