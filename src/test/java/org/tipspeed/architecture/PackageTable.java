package org.tipspeed.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tipspeed.agent.Algorithm;
import org.tipspeed.turbine.Simulator;

/** Which package may use which. The README explains the same rows in the same words. */
final class PackageTable {

  /** Package and what it may use beside itself; {@code -} is nothing. */
  private static final String ROWS =
      """
      cli                 | everything
      study               | app, report, report.picture, rundir, config, config.yaml, evaluation, environment, nn, isolation
      app                 | everything but cli, study
      report              | report.picture, rundir, evaluation, flight, training, contracts
      report.picture      | rundir, evaluation, flight, contracts
      export              | task, turbine, control, wind, agent, agent.policy, nn, checkpoint, config.yaml, files
      rundir              | evaluation, flight, flight.disturbance, training, files, contracts
      config              | settings records, simulators, algorithms, config.yaml, turbine, agent, random
      evaluation          | flight, flight.disturbance, training, config.yaml, contracts
      flight              | contracts
      flight.disturbance  | flight, contracts
      task                | environment, turbine, control, agent, wind, random
      training            | environment, agent, checkpoint
      turbine.mock        | turbine, turbine.drive, wind, config.yaml
      turbine.model       | turbine, turbine.drive, files
      turbine.qblade      | turbine, turbine.drive, wind, isolation, files
      turbine.openfast    | turbine, turbine.drive, turbine.model, control, wind, files
      turbine.program     | turbine, turbine.drive, control, wind, isolation, files
      turbine.process     | turbine, wind, config.yaml, isolation
      turbine.drive       | turbine, config.yaml
      agent.ddpg          | agent, agent.replay, agent.policy, nn, checkpoint, random
      agent.replay        | agent, checkpoint
      agent.policy        | agent, nn, checkpoint
      environment.classic | environment
      control             | turbine, environment, isolation, files
      turbine             | wind, files
      agent               | checkpoint, random
      wind                | random, loads, config.yaml, files
      config.yaml         | files
      environment         | -
      random              | -
      checkpoint          | files
      nn                  | -
      loads               | -
      isolation           | -
      files               | -
      quantity            | -
      """;

  /** What "contracts" stands for: every package that is not an implementation of another's. */
  private static final String CONTRACTS =
      "environment, agent, turbine, control, wind, random, checkpoint, loads";

  /** What every package may use. */
  private static final String FOR_ALL = "quantity";

  private static final String ALL_BUT = "everything but ";

  private final Map<String, String> rows = new LinkedHashMap<>();

  PackageTable() {
    ROWS.lines()
        .map(line -> line.split("\\|"))
        .forEach(row -> rows.put(row[0].strip(), row[1].strip()));
  }

  /** What each package may use, in the words of the table. */
  Map<String, String> rows() {
    return rows;
  }

  boolean has(String packageName) {
    return rows.containsKey(packageName);
  }

  /**
   * @param user package that uses, without the root
   * @param target class that is used
   * @param targetPackage its package, without the root
   */
  boolean allows(String user, JavaClass target, String targetPackage) {
    String allowed = rows.getOrDefault(user, "-");
    return user.equals(targetPackage)
        || targetPackage.equals(FOR_ALL)
        || allowed.equals("everything")
        || allowed.startsWith(ALL_BUT)
            && !names(allowed.substring(ALL_BUT.length())).contains(targetPackage)
        || names(allowed).contains("settings records") && isSettings(target)
        || names(allowed).contains("simulators") && target.isAssignableTo(Simulator.class)
        || names(allowed).contains("algorithms") && target.isAssignableTo(Algorithm.class)
        || names(allowed.replace("contracts", CONTRACTS)).contains(targetPackage);
  }

  private static boolean isSettings(JavaClass target) {
    return target.isRecord() && target.getSimpleName().endsWith("Settings");
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
  }
}
