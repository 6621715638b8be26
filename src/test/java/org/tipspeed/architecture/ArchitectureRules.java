package org.tipspeed.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of the architecture, by name, for the packages below a root. */
final class ArchitectureRules {

  /** Full names of what makes random numbers without being handed a generator. */
  private static final String RANDOM_SOURCES =
      """
      java\\.util\\.(Random|SplittableRandom)\\.<init>.*
      java\\.security\\.SecureRandom\\..*
      java\\.util\\.concurrent\\.ThreadLocalRandom\\..*
      java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)\\(.*
      java\\.util\\.random\\.RandomGeneratorFactory\\..*
      java\\.lang\\.(Strict)?Math\\.random\\(\\)
      java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)
      org\\.apache\\.commons\\.math3\\.random\\..*
      org\\.nd4j\\.linalg\\.api\\.rng\\..*
      org\\.nd4j\\.linalg\\.factory\\.Nd4j\\.(rand|getRandom|shuffle|choice).*
      """;

  private static final String PRINTING =
      """
      java\\.lang\\.System\\.(out|err|console)(\\(.*)?
      .*\\.printStackTrace\\(\\)
      """;

  private static final String EXIT =
      """
      java\\.lang\\.System\\.exit\\(int\\)
      java\\.lang\\.Runtime\\.(exit|halt)\\(int\\)
      """;

  private static final String CLOCKS =
      """
      java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)
      java\\.time\\.Clock\\.(system|tick).*
      java\\.time\\.\\w+\\.now\\((java\\.time\\.ZoneId)?\\)
      java\\.util\\.Date\\.<init>\\(\\)
      java\\.util\\.Calendar\\.getInstance\\(.*
      """;

  private static final String SERIALIZATION = "java\\.io\\.Object(In|Out)putStream\\..*";

  /** The entry point of a program of its own. */
  private static final String PROBE_MAIN = "turbine.qblade.ProbeChild";

  private final String root;
  private final PackageTable table = new PackageTable();

  /**
   * @param root such as {@code org.tipspeed}
   */
  ArchitectureRules(String root) {
    this.root = root;
  }

  Map<String, ArchRule> byName() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("package table", classes().should(useOnlyWhatTheTableAllows()));
    rules.put("no cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
    // A child adopts what a library in it detaches, which only the C library can do.
    // Blas chooses OpenBLAS's kernels before ND4J loads it, which only the C library can do.
    rules.put(
        "JNA",
        libraryOnlyIn(
            "com.sun.jna..",
            "turbine.qblade",
            "turbine.openfast",
            "control",
            "nn.Blas",
            "isolation"));
    rules.put(
        "ND4J", libraryOnlyIn("org.nd4j..", "nn", "agent.ddpg", "agent.replay", "agent.policy"));
    rules.put("JavaCPP", libraryOnlyIn("org.bytedeco..", "nn"));
    rules.put("random generators", accessOnlyIn(RANDOM_SOURCES, "random"));
    rules.put("printing", accessOnlyIn(PRINTING, "cli"));
    // Children in which a native library runs must end with their parent, whatever it is doing.
    rules.put("exit", accessOnlyIn(EXIT, "cli", "isolation.Lifeline"));
    // Whoever starts a run hands clocks down; further in they come through constructors.
    rules.put("clocks", accessOnlyIn(CLOCKS, "cli", "app", PROBE_MAIN));
    rules.put("no Java serialization", accessOnlyIn(SERIALIZATION));
    return rules;
  }

  private ArchRule libraryOnlyIn(String library, String... users) {
    return noClasses().that(areNot(users)).should().dependOnClassesThat().resideInAPackage(library);
  }

  /**
   * @param targets regular expressions, one a line, for full names of methods and fields
   */
  private ArchRule accessOnlyIn(String targets, String... users) {
    Pattern pattern = Pattern.compile(targets.strip().replace('\n', '|'));
    return noClasses().that(areNot(users)).should(accessTargetWhere(fullName(pattern)));
  }

  private static DescribedPredicate<JavaAccess<?>> fullName(Pattern pattern) {
    return DescribedPredicate.describe(
        "the target is one of " + pattern,
        access -> pattern.matcher(access.getTarget().getFullName()).matches());
  }

  /**
   * @param users packages and single classes, without the root
   */
  private DescribedPredicate<JavaClass> areNot(String... users) {
    Set<String> names = Set.of(users);
    return DescribedPredicate.describe(
        "are not " + names,
        c -> !names.contains(packageOf(c)) && !names.contains(withoutRoot(topLevelName(c))));
  }

  private static String topLevelName(JavaClass javaClass) {
    return javaClass.getName().replaceFirst("\\$.*", "");
  }

  private ArchCondition<JavaClass> useOnlyWhatTheTableAllows() {
    return new ArchCondition<>("use only what the package table allows") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        if (!table.has(packageOf(user))) {
          String message = user.getName() + " is in a package that the table does not have";
          events.add(SimpleConditionEvent.violated(user, message));
        }
        user.getDirectDependenciesFromSelf().stream()
            .filter(ArchitectureRules.this::isForbidden)
            .map(d -> SimpleConditionEvent.violated(user, d.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private boolean isForbidden(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    boolean ours = target.getPackageName().startsWith(root);
    String user = packageOf(dependency.getOriginClass());
    return ours && !table.allows(user, target, packageOf(target));
  }

  private String packageOf(JavaClass javaClass) {
    return withoutRoot(javaClass.getPackageName());
  }

  /** Empty for the root itself. */
  private String withoutRoot(String name) {
    return name.length() > root.length() ? name.substring(root.length() + 1) : "";
  }
}
