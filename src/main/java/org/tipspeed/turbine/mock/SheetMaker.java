package org.tipspeed.turbine.mock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tipspeed.config.yaml.YamlDocument;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.turbine.TurbineSheet;

/** Makes the sheet of a built-in turbine. */
final class SheetMaker {

  private final MockParameters parameters;
  private final SteadyLoads loads;

  SheetMaker(MockParameters parameters, LoadGrid grid) {
    this.parameters = parameters;
    loads = new SteadyLoads(parameters, grid);
  }

  /**
   * @param text of the parameter file
   */
  TurbineSheet sheet(TurbineDescription description, String text) {
    List<TurbineSheet.Number> numbers = new ArrayList<>();
    collect("", YamlDocument.compose(text, description.name()), numbers);
    return new TurbineSheet(
        description,
        description.steadyStates().stream().map(this::state).toList(),
        frequenciesHz(),
        numbers);
  }

  private TurbineSheet.State state(SteadyState state) {
    double wind = state.windMps();
    double speed = state.point().rotorSpeedRadPerS();
    double pitch = state.point().pitchRad();
    double thrust = loads.thrustN(wind, speed, pitch);
    MockParameters.DriveTrain train = parameters.driveTrain();
    MockParameters.Tower tower = parameters.tower();
    double electricalW =
        state.point().generatorTorqueNm() * speed * train.gearRatio() * train.generatorEfficiency();
    double towerBaseNm =
        tower.baseMomentLeverM() * thrust
            + tower.baseDragLeverM() * tower.dragNPerMps2() * wind * wind
            + tower.baseMomentOffsetNm();
    return new TurbineSheet.State(
        wind,
        Unit.RPM.fromSi(speed),
        Math.toDegrees(pitch),
        electricalW / 1e3,
        thrust / 1e3,
        towerBaseNm / 1e3,
        loads.rootMomentNm(wind, speed, pitch) / 1e3,
        loads.powerCoefficient(wind, speed, pitch),
        loads.thrustCoefficient(wind, speed, pitch));
  }

  private Map<String, Double> frequenciesHz() {
    Map<String, Double> frequencies = new LinkedHashMap<>();
    double turn = 2 * Math.PI;
    frequencies.put("tower fore-aft", parameters.tower().foreAftFrequencyRadPerS() / turn);
    frequencies.put("tower side-side", parameters.tower().sideSideFrequencyRadPerS() / turn);
    frequencies.put("blade flap", parameters.blades().flapFrequencyRadPerS() / turn);
    frequencies.put("blade edge", parameters.blades().edgeFrequencyRadPerS() / turn);
    frequencies.put(
        "shaft", parameters.driveTrain().rateWith(parameters.rotor().inertiaKgM2()) / turn);
    return frequencies;
  }

  /** Every mapping that has a source; a table counts as one number. */
  private static void collect(String section, MappingNode node, List<TurbineSheet.Number> numbers) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple entry : node.getValue()) {
      entries.put(((ScalarNode) entry.getKeyNode()).getValue(), entry.getValueNode());
    }
    if (entries.get("source") instanceof ScalarNode source) {
      String value =
          entries.get("value") instanceof ScalarNode number
              ? number.getValue() + " " + text(entries.get("unit"))
              : entries.containsKey("file") ? text(entries.get("file")) : "";
      numbers.add(new TurbineSheet.Number(section, value.strip(), source.getValue()));
      return;
    }
    entries.forEach(
        (key, value) -> {
          if (value instanceof MappingNode inner) {
            collect(section.isEmpty() ? key : section + "." + key, inner, numbers);
          }
        });
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar && !scalar.getValue().equals("-")
        ? scalar.getValue()
        : "";
  }
}
