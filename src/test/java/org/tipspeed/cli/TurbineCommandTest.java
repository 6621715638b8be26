package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurbineCommandTest {

  private static final Path MODEL =
      Path.of("src/test/resources/org/tipspeed/turbine/model/nrel5mw/nrel5mw.fst");

  @TempDir Path folder;

  /** From a model to a flight: made, shown, flown by the baseline that is designed from it. */
  @Test
  void model_becomesATurbineThatFlies() throws IOException {
    Path made = folder.resolve("turbines/mine.yaml");
    Tipspeed make =
        Tipspeed.run(
            "turbine", "make", MODEL, "--out", made, "--rated-power", 5000, "--rated-speed", 12.1);
    assertEquals(0, make.exitCode(), make.err());
    assertTrue(make.out().contains("rated wind 11.5"), make.out());
    assertTrue(make.out().contains("pitch_actuator.max_rate: 7 deg/s"), make.out());

    Path page = folder.resolve("mine.html");
    Path picture = folder.resolve("mine.png");
    Tipspeed show = Tipspeed.run("turbine", "show", made, "--html", page, "--png", picture);
    assertEquals(0, show.exitCode(), show.err());
    assertTrue(show.out().startsWith("mine: 5000 kW at 12.1 rpm"), show.out());
    assertTrue(show.out().contains("tower fore-aft     0.327"), show.out());
    assertTrue(Files.readString(page).contains("<td>rotor.inertia</td><td>38677000 kg m2</td>"));
    assertEquals(2800, ImageIO.read(picture.toFile()).getWidth());

    assertBaselineFlies(made, "steady:14");

    Tipspeed again =
        Tipspeed.run(
            "turbine", "make", MODEL, "--out", made, "--rated-power", 5000, "--rated-speed", 12.1);
    assertEquals(2, again.exitCode());
    assertTrue(again.err().contains(" is there already; --force replaces it"), again.err());
  }

  private static final Path TABLE =
      Path.of("src/test/resources/org/tipspeed/turbine/model/iea3.4/performance.txt");

  private static final Path ROSCO = TABLE.resolveSibling("DISCON.IN");

  /** The same turbine as computed from its model, as far as table and input file tell it. */
  @Test
  void performanceTable_becomesATurbineThatFlies() throws IOException {
    Path made = folder.resolve("table.yaml");
    Tipspeed make =
        Tipspeed.run(
            "turbine",
            "make",
            "--cp-ct-cq",
            TABLE,
            "--controller-input",
            ROSCO,
            "--hub-height",
            110,
            "--out",
            made);
    assertEquals(0, make.exitCode(), make.err());
    assertTrue(make.out().contains("best power coefficient 0.471 at tip-speed ratio 7.8"));
    assertTrue(make.out().contains("scaled from the NREL 5 MW by 1.030"), make.out());
    String shown = Tipspeed.run("turbine", "show", made).out();
    String computed = Tipspeed.run("turbine", "show", "iea3.4").out();
    for (String wind : new String[] {" 12.00 ", " 16.00 ", " 20.00 ", " 25.00 "}) {
      assertEquals(pitchAt(computed, wind), pitchAt(shown, wind), 0.5, wind);
    }
    assertBaselineFlies(made, "ntm:14,class=B,seed=5,ny=7,nz=7,duration=61");
  }

  private void assertBaselineFlies(Path made, String wind) {
    Path flight = folder.resolve("flight");
    Tipspeed replay =
        Tipspeed.run(
            List.of("replay", "baseline", "--turbine", made, "--against", "none"),
            List.of("--wind", wind, "--seconds", 60, "--out", flight));
    assertEquals(0, replay.exitCode(), replay.err());
  }

  private static double pitchAt(String shown, String wind) {
    String row = shown.lines().filter(line -> line.startsWith(wind)).findFirst().orElseThrow();
    return Double.parseDouble(row.strip().split(" +")[2]);
  }

  @Test
  void tableThatIsCut_isRefusedWithItsLine() throws IOException {
    String text = Files.readString(TABLE);
    Path cut = Files.writeString(folder.resolve("cut.txt"), text.substring(0, text.length() / 3));
    Tipspeed make =
        Tipspeed.run(
            "turbine",
            "make",
            "--cp-ct-cq",
            cut,
            "--controller-input",
            ROSCO,
            "--out",
            folder.resolve("mine.yaml"));
    assertEquals(2, make.exitCode());
    assertTrue(make.err().matches("(?s).*cut.txt, line \\d+: must have 20 numbers.*"), make.err());
    assertFalse(Files.exists(folder.resolve("mine.yaml")));
  }

  @Test
  void modelAndTable_areOneOfTwo() {
    Tipspeed make =
        Tipspeed.run("turbine", "make", MODEL, "--cp-ct-cq", TABLE, "--out", "mine.yaml");
    assertEquals(2, make.exitCode());
    assertTrue(make.err().startsWith("give a MODEL.fst or --cp-ct-cq FILE, one of the two"));
  }

  @Test
  void everyShippedTurbine_canBeShown() {
    for (String name : new String[] {"nrel5mw", "iea3.4", "iea15"}) {
      Tipspeed show = Tipspeed.run("turbine", "show", name);
      assertEquals(0, show.exitCode(), show.err());
      assertTrue(show.out().contains("where its numbers are from"), show.out());
    }
  }

  @Test
  void unknownTurbine() {
    Tipspeed show = Tipspeed.run("turbine", "show", "iea3");
    assertEquals(2, show.exitCode());
    assertTrue(show.err().startsWith("there is no turbine iea3; did you mean iea3.4?"), show.err());
  }

  @Test
  void withoutRatedValues_isToldHow() {
    assertRefused(
        "nrel5mw does not say rated power and rotor speed, which belong to the controller: name"
            + " --rated-power and --rated-speed",
        folder.resolve("mine.yaml"));
  }

  @Test
  void otherEnding() {
    assertRefused("--out must end in .yaml, was mine.txt", Path.of("mine.txt"));
  }

  @Test
  void unknownPart() {
    assertRefused(
        "--leave-out must be platform or beamdyn, was tower",
        folder.resolve("mine.yaml"),
        "--leave-out",
        "tower");
  }

  private void assertRefused(String beginning, Path out, String... more) {
    Object[] arguments = new Object[5 + more.length];
    System.arraycopy(new Object[] {"turbine", "make", MODEL, "--out", out}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    Tipspeed make = Tipspeed.run(arguments);
    assertEquals(2, make.exitCode(), make.out());
    assertTrue(make.err().startsWith(beginning), make.err());
    assertFalse(Files.exists(folder.resolve("mine.yaml")));
  }
}
